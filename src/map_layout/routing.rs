//! Routes of wires between cards: through the gutters between lanes, and across a lane where no card stands. No wire passes
//! behind a card.

use std::fmt::Write as _;

use super::layout::{CARD_INSET, LANE_WIDTH, Node};

/// So many pixels a wire keeps from a card where there is room.
const CLEARANCE: i32 = 6;

/// A wire that goes back begins so far below the middle of its card, pixels: what comes to the card ends there.
const BELOW_MIDDLE: i32 = 8;

/// A point: thousandths across, pixels down.
pub type Point = (i32, i32);

/// The route from card to card, which ends `short` thousandths before the second: a curve to the next point, a straight
/// line to the one after it, and so on.
pub fn route(nodes: &[Node], from: &Node, to: &Node, short: i32) -> Vec<Point> {
    let (start, destination) = (from.item.lane as i32, to.item.lane as i32);
    let forward = start < destination;
    let (mut y, end) = (from.middle(), to.middle());
    let out = if forward || start == destination { from.left + from.width } else { from.left };
    if start > destination {
        y += BELOW_MIDDLE;
    }
    let mut points = vec![(out, y)];
    if start == destination {
        points.push((to.left + to.width, end));
        return points;
    }
    let crossed = (start - destination).abs() - 1;
    for step in 0..crossed {
        let lane = if forward { start + 1 + step } else { start - 1 - step };
        let (left, right) = (lane * LANE_WIDTH + CARD_INSET, (lane + 1) * LANE_WIDTH - CARD_INSET);
        y = channel(nodes, lane, y + (end - y) / (crossed + 1 - step));
        points.extend(if forward { [(left, y), (right, y)] } else { [(right, y), (left, y)] });
    }
    points.push(if forward { (to.left - short, end) } else { (to.left + to.width + short, end) });
    points
}

/// The route from a card to a place above or below, in the gutter at the card's right.
pub(super) fn up_the_gutter(from: &Node, to: i32) -> Vec<Point> {
    let right = from.left + from.width;
    vec![(right, from.middle()), (right + CARD_INSET, to)]
}

/// Writes a route behind its first point, as an SVG path does, with `across` for what is across.
pub fn draw(path: &mut String, points: &[Point], across: impl Fn(i32) -> i32) {
    for (index, pair) in points.windows(2).enumerate() {
        let [(x1, y1), (x2, y2)] = pair else { continue };
        let x = across(*x2);
        if index % 2 == 1 {
            let _ = write!(path, "H{x}");
            continue;
        }
        // From side to side of a gutter, or out into it and back.
        let middle = across(if x1 == x2 { x1 + CARD_INSET } else { (x1 + x2) / 2 });
        let _ = write!(path, "C{middle} {y1} {middle} {y2} {x} {y2}");
    }
}

/// The height nearest to `wanted` at which no card of the lane stands. The cards of a lane come from the top down.
fn channel(nodes: &[Node], lane: i32, wanted: i32) -> i32 {
    let mut best = None;
    let mut above = i32::MIN / 2;
    let cards = nodes.iter().filter(|node| node.item.lane as i32 == lane);
    let cards = cards.map(|node| (node.top, node.bottom())).chain([(i32::MAX / 2, i32::MAX / 2)]);
    for (top, bottom) in cards {
        let keep = CLEARANCE.min((top - above) / 2);
        let at = wanted.max(above + keep).min(top - keep);
        if best.is_none_or(|best: i32| at.abs_diff(wanted) < best.abs_diff(wanted)) {
            best = Some(at);
        }
        above = bottom;
    }
    best.unwrap_or(wanted)
}
