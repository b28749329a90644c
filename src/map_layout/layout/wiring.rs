//! The wires of a laid-out map, and where requests end.

use super::super::context::MapContext;
use super::super::routing::{Point, draw, route, up_the_gutter};
use super::super::wires::{Scene, WireKind};
use super::{CARD_INSET, Wire, WorldMap};
use crate::session::matrix::Verdict;
use crate::session::request_path::StopAt;
use crate::session::selection::Selection;

/// How far before the resource a wire ends, to leave room for its verdict.
const STOPS_SHORT: i32 = 16;

impl WorldMap {
    pub(super) fn put_wires(&mut self, scene: &Scene, context: &MapContext) {
        let follows = !context.steps.is_empty();
        let own = scene.wires.iter().filter_map(|(from, to, kind)| match kind {
            WireKind::Outcome(_) if follows => None,
            WireKind::Taken(_) if follows => Some((from, to, WireKind::Structure)),
            kind => Some((from, to, *kind)),
        });
        let all: Vec<_> = own.chain(context.wires.iter().map(|(from, to, kind)| (from, to, *kind))).collect();
        for taken in [false, true] {
            for (from, to, kind) in &all {
                if kind.is_taken() == taken {
                    self.connect(from, to, *kind);
                }
            }
        }
        if let (Some(stub), Some(app)) = (self.stub, scene.path.first().and_then(|app| self.node(app))) {
            let points = [(app.left + app.width, app.middle()), (stub.0, stub.1)];
            self.push(WireKind::Outcome(Verdict::NoCredentials), &points);
        }
        self.put_stop(context);
    }

    /// Where the request stops, if not at a resource.
    fn put_stop(&mut self, context: &MapContext) {
        let Some((stop, verdict)) = &context.stop else { return };
        let last = context.steps.last().and_then(|step| self.node(step)).cloned();
        match (stop, last) {
            (StopAt::Organization(account, policy), Some(last)) => {
                let mut roofs = self.roofs.iter_mut();
                let at = roofs.find(|placed| placed.account == *account && placed.roof.policy == *policy);
                let Some(roof) = at else { return };
                roof.stops = Some(*verdict);
                let foot = if roof.top > last.top { roof.top } else { roof.top + roof.height };
                self.push(WireKind::Outcome(*verdict), &up_the_gutter(&last, foot));
            }
            (StopAt::Card, Some(last)) => {
                self.signs.push(((last.left + last.width + CARD_INSET / 2, last.middle()), *verdict));
            }
            _ => {
                let at = self.strips.iter().find(|strip| strip.stops.is_some());
                let sign = at.map(|strip| ((strip.place.0, strip.place.2 + strip.place.3 / 2), *verdict));
                self.signs.extend(sign);
            }
        }
    }

    fn connect(&mut self, from: &Selection, to: &Selection, kind: WireKind) {
        let (Some(from), Some(to)) = (self.node(from), self.node(to)) else { return };
        if from != to {
            // What is allowed arrives.
            let stops = matches!(kind, WireKind::Outcome(verdict) if verdict != Verdict::Allowed);
            let short = if stops { STOPS_SHORT } else { 0 };
            let points = route(&self.nodes, from, to, short);
            self.push(kind, &points);
        }
    }

    fn push(&mut self, kind: WireKind, points: &[Point]) {
        let (Some((x, y)), [.., before, end]) = (points.first(), points) else { return };
        let mut path = format!("M{x} {y}");
        draw(&mut path, points, |across| across);
        let wire = Wire { kind, path };
        if self.wires.contains(&wire) {
            return;
        }
        self.wires.push(wire);
        if let WireKind::Outcome(verdict) = kind {
            // What arrives has its sign on its wire, in the middle of the gutter before the resource.
            let middle = ((before.0 + end.0) / 2, (before.1 + end.1) / 2);
            self.signs.push((if verdict == Verdict::Allowed { middle } else { *end }, verdict));
        }
    }
}
