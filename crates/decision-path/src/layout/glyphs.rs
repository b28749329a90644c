//! Signs of stations and ends.

use super::Drawing;
use crate::path::{EndKind, ResourceKind};
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

/// The glyph of a kind of resource: that of the app's icons, where it has one.
fn resource_glyph(kind: ResourceKind) -> &'static str {
    match kind {
        ResourceKind::Bucket => {
            "M-8 -6C-8 -9.3 8 -9.3 8 -6C8 -2.7 -8 -2.7 -8 -6L-6 7C-5.8 8.3 -3 9 0 9S5.8 8.3 6 7L8 -6"
        }
        ResourceKind::Key => "M-8 -1H8V8H-8ZM-4 -1V-4A4 4 0 0 1 4 -4V-1M0 2.5V5",
        ResourceKind::LogGroup => "M-8 -8H8V8H-8ZM-4 -3H4M-4 0.5H4M-4 4H1",
        ResourceKind::Role => {
            "M-7 -8C-3 -6 3 -6 7 -8V-1C7 4 4 7 0 9C-4 7 -7 4 -7 -1ZM-3 -1.5H-2M2 -1.5H3M-3 2.5C-1 4 1 4 3 2.5"
        }
        ResourceKind::User => "M0 -8A4 4 0 1 1 0 0A4 4 0 1 1 0 -8M-8 8.5C-7.2 4.5 -4 2.5 0 2.5S7.2 4.5 8 8.5",
        ResourceKind::Group => {
            "M-3 -6.5A3.5 3.5 0 1 1 -3 0.5A3.5 3.5 0 1 1 -3 -6.5M-9.5 7.5C-8.9 4 -6.3 2.5 -3 2.5S2.9 4 3.5 7.5M4 -6A3 3 0 0 1 4 0M6 3C7.8 3.7 9 5.2 9.5 7.5"
        }
        ResourceKind::Policy => "M-6 -9H3L7 -5V9H-6ZM2 -9V-4H7M-3 0H4M-3 4H4",
        ResourceKind::InstanceProfile => {
            "M-8 -8H8V8H-8ZM-2 -1.5A2.5 2.5 0 1 1 -2 3.5A2.5 2.5 0 1 1 -2 -1.5M0 -0.5L4 -4.5M2 -2.5L3.5 -1"
        }
        ResourceKind::IdentityProvider => {
            "M-8.5 -7H8.5V7H-8.5ZM-3 -3A2 2 0 1 1 -3 1A2 2 0 1 1 -3 -3M-6 4C-5.6 2.3 -4.5 1.5 -3 1.5S-0.4 2.3 0 4M2.5 -2H6M2.5 2H6"
        }
        ResourceKind::Instance => {
            "M-7 -7H7V7H-7ZM-3 -10V-7M3 -10V-7M-3 7V10M3 7V10M-10 -3H-7M-10 3H-7M7 -3H10M7 3H10"
        }
        ResourceKind::Function => "M-6 -8H-3L5 8H8M-0.5 -2L-6 8",
        ResourceKind::Table => "M-8 -7H8V7H-8ZM-8 -2H8M-8 2.5H8M-2 -2V7",
        ResourceKind::Queue => "M-9 -5H-5V5H-9ZM-2 -5H2V5H-2ZM5 -5H9V5H5Z",
        ResourceKind::Other => "M-8 -7H8V-2H-8ZM-8 1H8V6H-8ZM-5 -4.5H-3M-5 3.5H-3",
    }
}

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
            EndKind::Resource(kind) if is_reached => ("dp-end dp-resource", resource_glyph(kind)),
            EndKind::Resource(kind) => ("dp-end dp-resource dp-unreached", resource_glyph(kind)),
        };
        self.shapes.push(Shape::Circle { center, radius: RING + 2.0, class });
        self.sign(center, glyph, "dp-glyph");
    }

    fn sign(&mut self, at: Point, commands: &'static str, class: &'static str) {
        self.shapes.push(Shape::Path { at, commands: commands.into(), class });
    }
}
