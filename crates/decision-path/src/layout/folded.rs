//! A request of a call in one line, while another of its requests is drawn in full.

use iam_policy::explanation::EvaluationDecision;

use super::Drawing;
use super::glyphs::{Ending, RING};
use crate::path::DecisionPath;
use crate::scene::{Anchor, Area, Group, Point, Shape, Target, TextStyle};
use crate::station::{Station, StationState};
use crate::text;
use crate::text_lines::shortened;

const HEIGHT: f32 = 46.0;
/// Where the words begin, behind the sign.
const WORDS: f32 = 52.0;
/// From one ring to the next.
const STEP: f32 = 42.0;
const PADDING: f32 = 14.0;

pub(super) fn draw(path: &DecisionPath, request: usize, width: f32) -> (Vec<Shape>, f32) {
    let mut drawing = Drawing::default();
    let area = Area { x: 0.0, y: 0.0, width, height: HEIGHT };
    let middle = HEIGHT / 2.0;
    let stations: Vec<&Station> = path.tracks.iter().flat_map(|track| &track.stations).collect();
    let in_play: Vec<&Station> =
        stations.iter().copied().filter(|station| station.state != StationState::NotApplicable).collect();
    let stop = in_play.iter().position(|station| station.state == StationState::Stopped);
    let state = if path.decision == EvaluationDecision::Allowed {
        StationState::Passed
    } else {
        StationState::Stopped
    };
    let stopping = stop.and_then(|stop| in_play.get(stop).copied());
    drawing.shapes.push(Shape::Rect { area, radius: 10.0, class: "dp-account" });
    let denies = stopping.is_some_and(|station| station.denies);
    drawing.ring(Point::new(PADDING + RING, middle), state, Ending { decides: false, denies });
    let asked = text::tracks::asked_of(request, &path.action, &path.resource.name);
    let said = text::tracks::outcome(stopping.map(|station| station.title.as_str()));
    let needed = TextStyle::Title.width(&asked).max(TextStyle::Note.width(&said));
    let rings = in_play.len() as f32 * STEP + PADDING;
    let has_rings = WORDS + needed + PADDING + rings <= width;
    let room = width - WORDS - PADDING - if has_rings { rings } else { 0.0 };
    let line = |y: f32, style: TextStyle, class, text: &str, drawing: &mut Drawing| {
        drawing.text(Point::new(WORDS, y), Anchor::Start, style, class, shortened(text, style, room));
    };
    line(middle - 4.0, TextStyle::Title, "", &asked, &mut drawing);
    line(middle + 14.0, TextStyle::Note, "dp-muted", &said, &mut drawing);
    if has_rings {
        drawing.rings(&in_play, stop, Point::new(width - rings + STEP / 2.0, middle));
    }
    let decided = stopping.or_else(|| in_play.iter().copied().find(|station| station.decides));
    let gate = decided.or_else(|| in_play.first().copied()).and_then(|station| station.gate);
    let group = Group {
        class: "dp-target dp-folded",
        target: gate.map(|gate| Target { request, gate, policy: None }),
        label: format!("{asked}: {said}"),
        shapes: drawing.shapes,
    };
    (vec![Shape::Group(group)], HEIGHT)
}

impl Drawing {
    /// The stations without their words, from the first to the last.
    fn rings(&mut self, stations: &[&Station], stop: Option<usize>, first: Point) {
        let end = |count: usize| first.x + STEP * count.saturating_sub(1) as f32;
        let reached = end(stop.map_or(stations.len(), |stop| stop + 1));
        for (from, to, class) in
            [(first.x, reached, "dp-traveled"), (reached, end(stations.len()), "dp-ahead")]
        {
            if from < to {
                let commands = format!("M{from} {}H{to}", first.y).into();
                self.shapes.push(Shape::Path { at: Point::default(), commands, class });
            }
        }
        for (index, station) in stations.iter().enumerate() {
            let center = Point::new(first.x + STEP * index as f32, first.y);
            self.ring(center, station.state, Ending { decides: false, denies: station.denies });
        }
    }
}
