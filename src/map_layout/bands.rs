//! Which cards stand in which account: bands from the top down, each with its lanes.

use super::context::MapContext;
use super::layout::{CARD_INSET, LANE_WIDTH, Node};
use super::wires::Scene;
use crate::session::map_items::{Lane, MapItem};
use crate::session::selection::Selection;
use crate::text::kinds;
use crate::text::world_map as text;

/// So many cards of a lane are shown; beyond that, the rest is counted in a card for each kind.
pub(super) const FITS: usize = 8;
/// As many in another account, or outside of all.
pub(super) const FITS_OUTSIDE: usize = 3;

/// In a lane with more cards than this, those in use come first.
const CROWDED: usize = 5;

/// Where a band is.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Place {
    /// In the account that the map shows.
    Shown,
    /// In the frame of the other account with this id, or where the card of that account stands.
    Other(String),
    /// In no frame.
    Outside,
}

impl Place {
    fn has(&self, item: &MapItem) -> bool {
        match (&item.selection, self) {
            (Selection::InAccount(id, _) | Selection::Account(id), Self::Other(place)) => id == place,
            (Selection::InAccount(..), _) | (_, Self::Other(_)) => false,
            _ => item.is_external() == (*self == Self::Outside),
        }
    }
}

/// A band with its cards, whose heights are not known yet.
pub(super) struct Band {
    pub(super) place: Place,
    lanes: [Vec<Node>; Lane::ALL.len()],
}

impl Band {
    pub(super) fn lane(&self, lane: Lane) -> &[Node] {
        self.lanes.get(lane as usize).map_or(&[], Vec::as_slice)
    }

    /// Whether no other lane has a card.
    pub(super) fn has_only(&self, lane: Lane) -> bool {
        !Lane::ALL.into_iter().any(|other| other != lane && !self.lane(other).is_empty())
    }

    /// Leaves the cards of these items.
    pub(super) fn retain(&mut self, kept: &[Selection]) {
        let is_shown = |node: &Node| node.hidden.is_empty() && kept.contains(&node.item.selection);
        self.lanes.iter_mut().for_each(|lane| lane.retain(is_shown));
    }

    /// Whether it has no card.
    pub(super) fn is_empty(&self) -> bool {
        self.lanes.iter().all(Vec::is_empty)
    }
}

/// All bands from the top down; what is outside of all accounts comes last.
pub(super) fn bands(scene: &Scene, context: &MapContext, pinned: &[Selection], shown: &str) -> Vec<Band> {
    let framed = context.accounts.iter().map(|account| match account.id == shown {
        true => Place::Shown,
        false => Place::Other(account.id.clone()),
    });
    let alone = context.accounts.is_empty().then_some(Place::Shown);
    let places = framed.chain(alone).chain([Place::Outside]);
    places
        .map(|place| {
            let lanes = Lane::ALL.map(|lane| stack(scene, context, pinned, lane, &place));
            Band { place, lanes }
        })
        .collect()
}

/// The cards of a lane, in order.
fn stack(scene: &Scene, context: &MapContext, pinned: &[Selection], lane: Lane, place: &Place) -> Vec<Node> {
    // An account with a frame needs no card, and one in its organization's frame is not outside.
    let is_out_of_place = |item: &MapItem| {
        let Selection::Account(id) = &item.selection else { return false };
        let mut accounts = context.accounts.iter();
        accounts.any(|account| account.id == *id && (account.has_frame || *place == Place::Outside))
    };
    let items: Vec<&MapItem> = scene
        .items
        .iter()
        .chain(&context.items)
        .filter(|item| item.lane == lane && place.has(item) && !is_out_of_place(item))
        .collect();
    let path = if context.steps.is_empty() { &scene.path } else { &context.steps };
    let fits = if *place == Place::Shown { FITS } else { FITS_OUTSIDE };
    let shown = shown(scene, path, pinned, &items, fits);
    let mut nodes = Vec::new();
    let mut hidden: Vec<Selection> = Vec::new();
    let mut counting: Option<&MapItem> = None;
    for (index, (item, shown)) in items.iter().zip(shown).enumerate() {
        if shown {
            nodes.push(node(path, item, Vec::new()));
        } else {
            counting = counting.or(Some(item));
            hidden.push(item.selection.clone());
        }
        // What is hidden of a kind stands after what is shown of it.
        let is_last = items.get(index + 1).is_none_or(|next| next.kind != item.kind);
        if is_last && let Some(counting) = counting.take() {
            nodes.push(node(path, counting, std::mem::take(&mut hidden)));
        }
    }
    if nodes.len() <= CROWDED {
        return nodes;
    }
    let in_use = |node: &Node| {
        let is_end = |selection: &Selection| node.hidden.is_empty() && *selection == node.item.selection;
        let mut taken = scene.wires.iter().filter(|(_, _, kind)| kind.is_taken());
        node.active || taken.any(|(from, to, _)| is_end(from) || is_end(to))
    };
    // Moved in place, in their order: a sort would bring its code into the first load.
    let mut first = 0;
    for index in 0..nodes.len() {
        if nodes.get(index).is_some_and(in_use) {
            let node = nodes.remove(index);
            nodes.insert(first, node);
            first += 1;
        }
    }
    nodes
}

/// A card without its place from the top. With `hidden` it stands for these, the first of which is `item`.
fn node(path: &[Selection], item: &MapItem, hidden: Vec<Selection>) -> Node {
    let mut item = item.clone();
    if !hidden.is_empty() {
        item.title = text::and_more(hidden.len());
        item.summary = kinds::several(item.kind);
    }
    Node {
        active: hidden.is_empty() && path.contains(&item.selection),
        left: item.lane as i32 * LANE_WIDTH + CARD_INSET,
        width: LANE_WIDTH - 2 * CARD_INSET,
        top: 0,
        height: 0,
        strips: 0,
        index: 0,
        item,
        hidden,
    }
}

/// Which of the items of a lane are shown: all that fit; in a crowded lane those pinned and those on the followed way in
/// any case, then those joined with a pinned one, then the first.
fn shown(
    scene: &Scene,
    path: &[Selection],
    pinned: &[Selection],
    items: &[&MapItem],
    fits: usize,
) -> Vec<bool> {
    // Thousands of items times thousands of wires would be seen, so the wires are gone through once.
    let mut joined: Vec<&Selection> = Vec::new();
    for (from, to, _) in scene.wires.iter().filter(|_| !pinned.is_empty()) {
        joined.extend(pinned.contains(to).then_some(from));
        joined.extend(pinned.contains(from).then_some(to));
    }
    let mut kinds: Vec<&str> = items.iter().map(|item| item.kind).collect();
    kinds.dedup();
    let mut places = if items.len() > fits { fits.saturating_sub(kinds.len()).max(1) } else { fits };
    let mut shown = vec![false; items.len()];
    for rank in 0..3 {
        for (item, shown) in items.iter().zip(&mut shown) {
            let selection = &item.selection;
            let fits = match rank {
                0 => pinned.contains(selection) || path.contains(selection),
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
