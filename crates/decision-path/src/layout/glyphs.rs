//! Signs of stations and ends.

use super::Drawing;
use crate::path::EndKind;
use crate::scene::{Point, Shape};
use crate::station::{Station, StationState};

/// Radius of a station's ring, of the one where the request stops, of one without a policy.
pub(super) const RING: f32 = 15.0;
pub(super) const STOP: f32 = 20.0;
pub(super) const SMALL_RING: f32 = 9.0;

const CHECK: &str = "M-6 0.5L-2 4.5L6 -4.5";
const BAR: &str = "M-9 -3H9V3H-9Z";
const SMALL_BAR: &str = "M-6 -2H6V2H-6Z";
const DASH: &str = "M-5 0H5";
const QUESTION: &str = "M-4 -3.5C-4 -8 4 -8 4 -3.5C4 -0.5 0 -0.5 0 3M0 6.4V6.8";
const PERSON: &str = "M0 -8A4 4 0 1 1 0 0A4 4 0 1 1 0 -8M-8 9C-8 -0.5 8 -0.5 8 9Z";
const GEAR: &str = "M-7 -5H7V5H-7ZM-4 -8V-5M4 -8V-5M-4 5V8M4 5V8M-3 -1H3M-3 2H1";
const NOBODY: &str = "M-6 -6L6 6M0 -8A8 8 0 1 1 0 8A8 8 0 1 1 0 -8";
const BUCKET: &str = "M-8 -7H8V-2H-8ZM-8 1H8V6H-8ZM-5 -4.5H-3M-5 3.5H-3";

/// Whether the decision was made at a station, and by a Deny.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Ending {
    pub(super) decides: bool,
    pub(super) denies: bool,
}

impl Ending {
    pub(super) fn of(station: &Station) -> Self {
        Self { decides: station.decides, denies: station.denies }
    }
}

/// The class of a station's title.
pub(super) fn title_class(station: &Station) -> &'static str {
    match station.state {
        StationState::Stopped if station.denies => "dp-stop-title",
        StationState::Stopped => "dp-silent-title",
        StationState::Passed | StationState::NotKnown => "",
        _ => "dp-muted",
    }
}

/// The radius of a station's ring.
pub(super) fn radius(state: StationState, decides: bool) -> f32 {
    match state {
        StationState::Stopped if decides => STOP,
        StationState::NotApplicable => SMALL_RING,
        _ => RING,
    }
}

impl Drawing {
    /// The ring of a station with its sign.
    pub(super) fn ring(&mut self, center: Point, state: StationState, ending: Ending) {
        let Ending { decides, denies } = ending;
        let radius = radius(state, decides);
        let (ring, sign, sign_class) = match state {
            StationState::Passed => ("dp-ring dp-passed", CHECK, "dp-sign dp-on-fill"),
            StationState::Stopped if denies => ("dp-ring dp-stopped", BAR, "dp-sign-fill"),
            StationState::Stopped => ("dp-ring dp-silent-stop", BAR, "dp-sign-fill"),
            StationState::WouldStop => {
                ("dp-ring dp-would-stop", SMALL_BAR, "dp-sign-fill dp-would-stop-sign")
            }
            StationState::WouldPass => ("dp-ring dp-would-pass", CHECK, "dp-sign"),
            StationState::NotNeeded => ("dp-ring dp-not-needed", DASH, "dp-sign"),
            StationState::NotApplicable => ("dp-ring dp-none", "", ""),
            StationState::NotKnown => ("dp-ring dp-not-known", QUESTION, "dp-sign"),
        };
        if state == StationState::Stopped && decides {
            let class = if denies { "dp-halo" } else { "dp-silent-halo" };
            self.shapes.push(Shape::Circle { center, radius: radius + 7.0, class });
        }
        self.shapes.push(Shape::Circle { center, radius, class: ring });
        if !sign.is_empty() {
            self.sign(center, sign, sign_class);
        }
    }

    /// The disk of an end with its glyph.
    pub(super) fn end(&mut self, center: Point, kind: EndKind, is_reached: bool) {
        let (class, glyph) = match kind {
            EndKind::Identity => ("dp-end dp-who", PERSON),
            EndKind::Service => ("dp-end dp-who", GEAR),
            EndKind::Anonymous => ("dp-end dp-who", NOBODY),
            EndKind::Resource if is_reached => ("dp-end dp-resource", BUCKET),
            EndKind::Resource => ("dp-end dp-resource dp-unreached", BUCKET),
        };
        self.shapes.push(Shape::Circle { center, radius: RING + 2.0, class });
        self.sign(center, glyph, "dp-glyph");
    }

    fn sign(&mut self, at: Point, commands: &'static str, class: &'static str) {
        self.shapes.push(Shape::Path { at, commands: commands.into(), class });
    }
}
