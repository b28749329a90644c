//! Where everything stands on the map and which way the wires run. Pure: tested without a browser.
//!
//! Across, positions are thousandths of the map's width; down, they are pixels. So the map fits any width without being
//! measured.

use super::wires::{Scene, WireKind};
use crate::session::map_items::{Lane, MapItem};
use crate::session::selection::Selection;
use crate::text::kinds;
use crate::text::world_map as text;

const LANE_WIDTH: i32 = 200;
const CARD_INSET: i32 = 14;
const CARD_HEIGHT: i32 = 54;
const CARD_GAP: i32 = 12;
/// Of a card with one line of title.
const LOW_HEIGHT: i32 = 37;
const LEAST_HEIGHT: i32 = 190;
/// From the account's border to what stands outside it.
const OUTSIDE_GAP: i32 = 20;
/// How far before the resource a wire ends, to leave room for its verdict.
const STOPS_SHORT: i32 = 16;
/// Where a lane is higher than this, cards are lower and closer.
const ROOMY: i32 = 330;
/// So many cards of a lane are shown; beyond that, the rest is counted in a card for each kind.
const FITS: usize = 8;
/// As many outside the account.
const FITS_OUTSIDE: usize = 3;

/// A card.
#[derive(Clone, Debug, PartialEq)]
pub struct Node {
    /// What it stands for; the first of `hidden` if there are any.
    pub thing: MapItem,
    /// For a card that stands for all further things of its kind: these.
    pub hidden: Vec<Selection>,
    /// Distance from the left, thousandths.
    pub left: i32,
    /// Width, thousandths.
    pub width: i32,
    /// Distance from the top, pixels.
    pub top: i32,
    /// Height, pixels.
    pub height: i32,
    /// On the way the app's requests take now.
    pub active: bool,
    /// Its place among the map's cards.
    pub index: usize,
}

/// A wire.
#[derive(Clone, Debug, PartialEq)]
pub struct Wire {
    /// What it says.
    pub kind: WireKind,
    /// SVG path in thousandths across and pixels down.
    pub path: String,
    /// Where it ends: thousandths, pixels.
    pub end: (i32, i32),
}

/// The laid-out map.
#[derive(Clone, Debug, PartialEq)]
pub struct WorldMap {
    /// Cards.
    pub nodes: Vec<Node>,
    /// Wires.
    pub wires: Vec<Wire>,
    /// Height of the account's border in pixels.
    pub inside: i32,
    /// Height in pixels.
    pub height: i32,
    /// There is so much that the cards inside are lower.
    pub dense: bool,
}

/// Lays the scene out. What is `pinned` is shown however crowded its lane is, and what it is joined with before others.
pub fn arrange(scene: &Scene, pinned: &[Selection]) -> WorldMap {
    let mut nodes = Vec::new();
    let (mut tallest, mut outside) = (LEAST_HEIGHT, 0);
    for lane in Lane::ALL {
        tallest = tallest.max(stack(scene, pinned, lane, false, &mut nodes));
    }
    let dense = tallest > ROOMY;
    if dense {
        tallest = closer(tallest);
        for node in &mut nodes {
            (node.top, node.height) = (closer(node.top), LOW_HEIGHT);
        }
    }
    let inside = tallest + 2 * CARD_GAP;
    for node in &mut nodes {
        // Each stack stands in the middle; until here its cards knew their distance from that.
        node.top += inside / 2;
    }
    let below = nodes.len();
    for lane in Lane::ALL {
        outside = outside.max(stack(scene, pinned, lane, true, &mut nodes));
    }
    let mut height = inside;
    if outside > 0 {
        height += OUTSIDE_GAP + outside + CARD_GAP;
        for node in nodes.iter_mut().skip(below) {
            node.top += inside + OUTSIDE_GAP;
        }
    }
    for (index, node) in nodes.iter_mut().enumerate() {
        node.index = index;
    }
    let mut map = WorldMap { nodes, wires: Vec::new(), inside, height, dense };
    for (from, to, kind) in &scene.wires {
        map.connect(from, to, *kind);
    }
    map
}

/// Distances of cards of their full height, as those of low ones: 5 pixels stay between two.
fn closer(pixels: i32) -> i32 {
    pixels * (LOW_HEIGHT + 5) / (CARD_HEIGHT + CARD_GAP)
}

/// Adds the cards of a lane, in order: around the middle of what is inside, from the top of what is outside. Says how high
/// they are together.
fn stack(scene: &Scene, pinned: &[Selection], lane: Lane, outside: bool, nodes: &mut Vec<Node>) -> i32 {
    let things: Vec<&MapItem> =
        scene.things.iter().filter(|thing| thing.lane == lane && thing.is_external() == outside).collect();
    let fits = if outside { FITS_OUTSIDE } else { FITS };
    let shown = shown(scene, pinned, &things, fits);
    let first = nodes.len();
    let mut hidden: Vec<Selection> = Vec::new();
    let mut counting: Option<&MapItem> = None;
    for (index, (thing, shown)) in things.iter().zip(shown).enumerate() {
        if shown {
            nodes.push(node(scene, thing, Vec::new()));
        } else {
            counting = counting.or(Some(thing));
            hidden.push(thing.selection.clone());
        }
        // What is hidden of a kind stands after what is shown of it.
        let is_last = things.get(index + 1).is_none_or(|next| next.kind != thing.kind);
        if is_last && let Some(counting) = counting.take() {
            nodes.push(node(scene, counting, std::mem::take(&mut hidden)));
        }
    }
    let count = (nodes.len() - first) as i32;
    let spread = if lane == Lane::Resources && !outside && count == 2 { 40 } else { 0 };
    let step = CARD_HEIGHT + CARD_GAP + spread;
    let height = (count * step - CARD_GAP - spread).max(0);
    let mut top = if outside { 0 } else { -height / 2 };
    for node in nodes.iter_mut().skip(first) {
        node.top = top;
        top += step;
    }
    height
}

/// A card without its height on the map. With `hidden` it stands for these, the first of which is `thing`.
fn node(scene: &Scene, thing: &MapItem, hidden: Vec<Selection>) -> Node {
    let mut thing = thing.clone();
    if !hidden.is_empty() {
        thing.title = text::and_more(hidden.len());
        thing.summary = kinds::several(thing.kind);
    }
    Node {
        active: hidden.is_empty() && scene.path.contains(&thing.selection),
        left: thing.lane as i32 * LANE_WIDTH + CARD_INSET,
        width: LANE_WIDTH - 2 * CARD_INSET,
        top: 0,
        height: CARD_HEIGHT,
        index: 0,
        thing,
        hidden,
    }
}

/// Which of the things of a lane are shown: all that fit; in a crowded lane those pinned and those on the app's way in any
/// case, then those joined with a pinned one, then the first.
fn shown(scene: &Scene, pinned: &[Selection], things: &[&MapItem], fits: usize) -> Vec<bool> {
    // Thousands of things times thousands of wires would be seen, so the wires are gone through once.
    let mut joined: Vec<&Selection> = Vec::new();
    for (from, to, _) in scene.wires.iter().filter(|_| !pinned.is_empty()) {
        joined.extend(pinned.contains(to).then_some(from));
        joined.extend(pinned.contains(from).then_some(to));
    }
    let mut kinds: Vec<&str> = things.iter().map(|thing| thing.kind).collect();
    kinds.dedup();
    let mut places = if things.len() > fits { fits.saturating_sub(kinds.len()).max(1) } else { fits };
    let mut shown = vec![false; things.len()];
    for rank in 0..3 {
        for (thing, shown) in things.iter().zip(&mut shown) {
            let selection = &thing.selection;
            let fits = match rank {
                0 => pinned.contains(selection) || scene.path.contains(selection),
                _ => !*shown && places > 0 && (rank == 2 || joined.contains(&selection)),
            };
            if fits {
                *shown = true;
                places = places.saturating_sub(1);
            }
        }
    }
    shown
}

impl WorldMap {
    /// The card that stands for a thing: its own, or the one that counts it.
    pub fn node(&self, selection: &Selection) -> Option<&Node> {
        self.nodes.iter().find(|node| node.thing.selection == *selection || node.hidden.contains(selection))
    }

    fn connect(&mut self, from: &Selection, to: &Selection, kind: WireKind) {
        let (Some(from), Some(to)) = (self.node(from), self.node(to)) else { return };
        if from == to {
            return;
        }
        let (y1, y2) = (from.top + from.height / 2, to.top + to.height / 2);
        let x1 = from.left + from.width;
        let wire = if from.thing.lane == to.thing.lane {
            let bulge = x1 + CARD_INSET;
            let path = format!("M{x1} {y1}C{bulge} {y1} {bulge} {y2} {x1} {y2}");
            Wire { kind, path, end: (x1, y2) }
        } else {
            let short = if matches!(kind, WireKind::Outcome(_)) { STOPS_SHORT } else { 0 };
            let x2 = to.left - short;
            let middle = (x1 + x2) / 2;
            let path = format!("M{x1} {y1}C{middle} {y1} {middle} {y2} {x2} {y2}");
            Wire { kind, path, end: (x2, y2) }
        };
        if !self.wires.contains(&wire) {
            self.wires.push(wire);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::session::document::Document;
    use crate::session::map_items::map_items;
    use crate::session::matrix::Verdict;
    use crate::session::test_worlds::crowded;

    fn layout(document: &Document, pinned: &[Selection]) -> WorldMap {
        arrange(&Scene::of(document), pinned)
    }

    fn stands_well(map: &WorldMap) {
        for (index, a) in map.nodes.iter().enumerate() {
            assert!(a.top >= 0 && a.top + a.height <= map.height && a.left + a.width <= 1000, "{a:?}");
            assert!(a.thing.is_external() || a.top + a.height <= map.inside, "{a:?}");
            for b in &map.nodes[index + 1..] {
                assert!(
                    a.left != b.left || a.top + a.height <= b.top || b.top + b.height <= a.top,
                    "{a:?} {b:?}"
                );
            }
        }
    }

    #[test]
    fn the_bare_world_has_two_broken_wires() {
        let map = layout(&Document::default(), &[]);
        stands_well(&map);
        let kinds: Vec<WireKind> = map.wires.iter().map(|wire| wire.kind).collect();
        assert_eq!(kinds, [WireKind::Outcome(Verdict::NoCredentials); 2]);
    }

    #[test]
    fn of_any_number_of_things_each_is_shown_or_counted_once() {
        for count in [1, 10, 50, 200] {
            let document = crowded(count);
            let all = map_items(&document);
            for pinned in [vec![], vec![all[all.len() / 2].selection.clone()]] {
                let map = layout(&document, &pinned);
                stands_well(&map);
                for thing in &all {
                    let standing = |node: &&Node| match node.hidden.is_empty() {
                        true => node.thing.selection == thing.selection,
                        false => node.hidden.contains(&thing.selection),
                    };
                    assert_eq!(map.nodes.iter().filter(standing).count(), 1, "{count}: {thing:?}");
                }
                for group in map.nodes.iter().filter(|node| !node.hidden.is_empty()) {
                    assert_eq!(group.thing.title, format!("and {} more", group.hidden.len()));
                    assert!(group.hidden.contains(&group.thing.selection));
                    assert!(!group.hidden.iter().any(|hidden| pinned.contains(hidden)));
                }
                for lane in Lane::ALL {
                    let cards = map.nodes.iter().filter(|node| node.thing.lane == lane).count();
                    assert!(cards <= FITS + FITS_OUTSIDE + 1, "{count}: {cards}");
                }
            }
        }
    }

    #[test]
    fn what_is_selected_is_shown_with_its_own_and_wires_end_at_the_card_that_counts() {
        let document = crowded(200);
        let group = Selection::Group("group-152".into());
        let user = Selection::User("user-151".into());
        let own = |map: &WorldMap, selection: &Selection| {
            map.nodes.iter().any(|node| node.thing.selection == *selection && node.hidden.is_empty())
        };
        let before = layout(&document, &[]);
        assert!(!own(&before, &group) && !own(&before, &user));
        let map = layout(&document, std::slice::from_ref(&group));
        assert!(own(&map, &group) && own(&map, &user));
        let ends: Vec<_> = before.nodes.iter().map(|node| node.top + node.height / 2).collect();
        let structure = || before.wires.iter().filter(|wire| wire.kind == WireKind::Structure);
        assert!(structure().count() > 0);
        assert!(structure().all(|wire| ends.contains(&wire.end.1)), "{:?}", before.wires);
    }

    #[test]
    fn kinds_have_plurals() {
        let words = ["User", "Customer managed policy", "Access key"].map(kinds::several);
        assert_eq!(words, ["Users", "Customer managed policies", "Access keys"]);
    }
}
