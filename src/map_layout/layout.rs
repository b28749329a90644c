//! Where everything stands on the map and which way the wires run. Pure: tested without a browser.
//!
//! Across, positions are thousandths of the map's width; down, they are pixels. So the map fits any width without being
//! measured.

mod plan;
mod wiring;

use plan::{LOW, NORMAL, Plan, VERDICT_GAP, VERDICT_LETTERS, VERDICT_LINE};

use super::bands::{Band, Place, bands};
use super::context::{AttachedAs, MapContext, PathVerdict, Roof};
use super::routing::Point;
use super::wires::{Scene, WireKind};
use crate::session::map_items::{Lane, MapItem};
use crate::session::matrix::Verdict;
use crate::session::request_path::StopAt;
use crate::session::selection::Selection;

const MAP_WIDTH: i32 = 1000;
pub(super) const LANE_WIDTH: i32 = 200;
pub(super) const CARD_INSET: i32 = 14;
const LEAST_HEIGHT: i32 = 190;
/// From an account's border to what stands outside it.
const OUTSIDE_GAP: i32 = 20;
/// From one account to the next where only a path is shown: half of a title is in between.
const TIGHT_GAP: i32 = 12;
/// Where a lane is higher than this, cards are lower and closer.
const ROOMY: i32 = 330;
/// Height of the title of an organization or a unit.
const FRAME_HEAD: i32 = 24;
/// From the title of an organization or a unit to the border of an account right below it, whose title stands there.
const TITLES: i32 = 10;
/// Below the last account of an organization or a unit.
const FRAME_FOOT: i32 = 8;
/// Height of a roof.
const ROOF: i32 = 34;
/// From a roof to the account's border, whose title stands there.
const EAVES: i32 = 18;
/// So far the verdict is wider than the card, thousandths.
const VERDICT_OUTSET: i32 = 9;
/// From an account's border to the words that its lane is empty.
pub const EMPTY_INSET: i32 = 12;

/// A card.
#[derive(Clone, Debug, PartialEq)]
pub struct Node {
    /// What it stands for; the first of `hidden` if there are any.
    pub item: MapItem,
    /// For a card that stands for all further items of its kind: these.
    pub hidden: Vec<Selection>,
    /// Distance from the left, thousandths.
    pub left: i32,
    /// Width, thousandths.
    pub width: i32,
    /// Distance from the top, pixels.
    pub top: i32,
    /// Height, pixels.
    pub height: i32,
    /// Height of the policies that are drawn below it, pixels.
    pub strips: i32,
    /// On the way of the request that is followed, or of the app's.
    pub active: bool,
    /// Its place among the map's cards.
    pub index: usize,
}

impl Node {
    /// Where wires begin and end, pixels from the top.
    pub fn middle(&self) -> i32 {
        self.top + self.height / 2
    }

    /// Where the card and what is drawn below it end, pixels from the top.
    pub fn bottom(&self) -> i32 {
        self.top + self.height + self.strips
    }
}

/// A wire.
#[derive(Clone, Debug, PartialEq)]
pub struct Wire {
    /// What it says.
    pub kind: WireKind,
    /// SVG path in thousandths across and pixels down.
    pub path: String,
}

/// A rectangle around accounts.
#[derive(Clone, Debug, PartialEq)]
pub struct Frame {
    /// The organization, a unit, or an account other than the one that is shown.
    pub selection: Selection,
    /// Its title.
    pub title: String,
    /// How many frames it is in.
    pub depth: usize,
    /// Distance from the top, pixels.
    pub top: i32,
    /// Height, pixels.
    pub height: i32,
}

/// A roof with its place.
#[derive(Clone, Debug, PartialEq)]
pub struct PlacedRoof {
    /// The policy.
    pub roof: Roof,
    /// The account below it.
    pub account: String,
    /// Distance from the top, pixels.
    pub top: i32,
    /// Height, pixels.
    pub height: i32,
    /// The request stops here, with this verdict.
    pub stops: Option<Verdict>,
}

/// A policy below a card.
#[derive(Clone, Debug, PartialEq)]
pub struct Strip {
    /// Index into the context's `attached`.
    pub attached: usize,
    /// Left, width: thousandths; top, height: pixels.
    pub place: (i32, i32, i32, i32),
    /// Top of the card that it belongs to, pixels.
    pub card_top: i32,
    /// The request stops here, with this verdict.
    pub stops: Option<Verdict>,
}

/// The verdict below the card where a request ends.
#[derive(Clone, Debug, PartialEq)]
pub struct PlacedVerdict {
    /// Left, width: thousandths; top, height: pixels.
    pub place: (i32, i32, i32, i32),
    /// The verdict.
    pub verdict: Verdict,
    /// The verdict in words, which say who decided.
    pub words: &'static str,
}

/// The laid-out map.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct WorldMap {
    /// Cards, those of a lane from the top down.
    pub nodes: Vec<Node>,
    /// Wires.
    pub wires: Vec<Wire>,
    /// Where requests end.
    pub signs: Vec<(Point, Verdict)>,
    /// Where the wire of an app without credentials ends.
    pub stub: Option<Point>,
    /// Frames but that of the account that is shown, from the outside in.
    pub frames: Vec<Frame>,
    /// Policies of the organization.
    pub roofs: Vec<PlacedRoof>,
    /// Policies below cards.
    pub strips: Vec<Strip>,
    /// The verdict of the request that is explained; `None` where a policy of the organization stops it.
    pub verdict: Option<PlacedVerdict>,
    /// Where the border of the account that is shown begins, pixels from the top.
    pub top: i32,
    /// Its height in pixels; 0 where another account has all the room.
    pub inside: i32,
    /// Height in pixels.
    pub height: i32,
    /// There is so much that the cards inside are lower.
    pub dense: bool,
    /// Only what the explained request is about stands on it.
    pub is_path_alone: bool,
}

/// Lays the scene out. What is `pinned` is shown however crowded its lane is, and what it is joined with before others.
pub fn arrange(scene: &Scene, context: &MapContext, pinned: &[Selection]) -> WorldMap {
    let mut bands = bands(scene, context, pinned, &scene.account);
    let is_path_alone = !context.kept.is_empty();
    if is_path_alone {
        bands.iter_mut().for_each(|band| band.retain(&context.kept));
        bands.retain(|band| !band.is_empty());
    }
    let has_stub = scene.stub && !is_path_alone;
    let mut plan = Plan { context, has_stub, measures: NORMAL };
    let inside = bands.iter().filter(|band| band.place != Place::Outside);
    let tallest = inside.map(|band| plan.band_height(band)).max().unwrap_or_default();
    let mut map = WorldMap { dense: context.is_low || tallest > ROOMY, is_path_alone, ..WorldMap::default() };
    if map.dense {
        plan.measures = LOW;
    }
    let mut open: Vec<(usize, &Selection)> = Vec::new();
    let mut y = 0;
    for band in bands {
        let account = context.accounts.iter().find(|account| match &band.place {
            Place::Shown => account.id == scene.account,
            Place::Other(id) => account.id == *id,
            Place::Outside => false,
        });
        let within = account.map_or(&[][..], |account| account.within.as_slice());
        let kept = open.iter().zip(within).take_while(|(open, within)| *open.1 == within.0).count();
        while open.len() > kept {
            y = map.close(open.pop(), y);
        }
        if y > 0 {
            y += if is_path_alone { TIGHT_GAP } else { OUTSIDE_GAP };
        }
        for (selection, title) in within.iter().skip(kept) {
            open.push((map.frames.len(), selection));
            map.frames.push(Frame {
                selection: selection.clone(),
                title: title.clone(),
                depth: open.len() - 1,
                top: y,
                height: 0,
            });
            y += FRAME_HEAD;
        }
        if let Some(account) = account {
            y = map.put_roofs(account.id.as_str(), &account.roofs, y);
        }
        let framed = account.filter(|account| account.has_frame);
        y = map.put_band(&band, framed.map(|account| account.title.as_str()), &plan, y);
    }
    while !open.is_empty() {
        y = map.close(open.pop(), y);
    }
    map.height = map.height.max(y);
    for (index, node) in map.nodes.iter_mut().enumerate() {
        node.index = index;
    }
    map.put_strips(&plan);
    map.put_verdict(&plan);
    map.put_wires(scene, context);
    map
}

impl WorldMap {
    /// Whether nothing is missing in a lane of the account that is shown.
    pub fn is_filled(&self, lane: Lane) -> bool {
        // "No credentials" says it where the credentials would be.
        let has_stub = lane == Lane::Credentials && self.stub.is_some();
        let is_own = |node: &Node| !matches!(node.item.selection, Selection::InAccount(..));
        // What is left out is not missing.
        let is_left_out = self.is_path_alone || self.inside == 0;
        is_left_out || has_stub || self.nodes.iter().any(|node| node.item.lane == lane && is_own(node))
    }

    /// The card that stands for a item: its own, or the one that counts it.
    pub fn node(&self, selection: &Selection) -> Option<&Node> {
        self.nodes.iter().find(|node| node.item.selection == *selection || node.hidden.contains(selection))
    }

    /// Ends a frame below what is in it.
    fn close(&mut self, frame: Option<(usize, &Selection)>, y: i32) -> i32 {
        let end = y + FRAME_FOOT;
        if let Some(frame) = frame.and_then(|(index, _)| self.frames.get_mut(index)) {
            frame.height = end - frame.top;
        }
        end
    }

    fn put_roofs(&mut self, account: &str, roofs: &[Roof], top: i32) -> i32 {
        // Over the callers from the left, over the resources at the right: both begin at the top.
        let mut ends = [top, top];
        for roof in roofs {
            let [callers, resources] = &mut ends;
            let y = if roof.over_resources { resources } else { callers };
            let (roof, account) = (roof.clone(), account.to_owned());
            self.roofs.push(PlacedRoof { roof, account, top: *y, height: ROOF, stops: None });
            *y += ROOF;
        }
        let end = ends.into_iter().max().unwrap_or(top);
        let is_below_title = self.frames.last().is_some_and(|frame| frame.top + FRAME_HEAD == top);
        match end > top {
            true => end + EAVES,
            false => end + if is_below_title { TITLES } else { 0 },
        }
    }

    fn put_band(&mut self, band: &Band, title: Option<&str>, plan: &Plan<'_>, top: i32) -> i32 {
        let measures = plan.measures;
        let tallest = plan.band_height(band);
        if tallest == 0 && band.place == Place::Outside {
            self.height = self.height.max(top - OUTSIDE_GAP);
            return top - OUTSIDE_GAP;
        }
        let frames = plan.context.accounts.iter().filter(|account| account.has_frame).count();
        let is_alone = band.place == Place::Shown && frames < 2 && !plan.context.is_low;
        let least = if is_alone { LEAST_HEIGHT } else { 0 };
        let padding = plan.padding(band, top);
        let inside = tallest.max(least) + 2 * padding;
        for lane in Lane::ALL {
            let mut y = match band.place {
                Place::Outside => top,
                // What is in use stands first in a crowded lane, so that its path runs where the map begins.
                _ if self.dense && !plan.context.is_low => top + padding,
                _ => top + inside / 2 - plan.stack_height(band, lane) / 2,
            };
            if plan.has_stub(band, lane) {
                self.stub = Some((lane as i32 * LANE_WIDTH + CARD_INSET, y + measures.card / 2));
                y += measures.card + measures.gap;
            }
            let spread = plan.spread(band, lane);
            for node in band.lane(lane) {
                let strips = plan.strips_of(band, node);
                self.nodes.push(Node { top: y, height: measures.card, strips, ..node.clone() });
                y += measures.card + strips + measures.gap + spread;
            }
        }
        match (&band.place, title) {
            (Place::Outside, _) => return top + tallest + NORMAL.gap,
            (Place::Shown, _) => (self.top, self.inside) = (top, inside),
            (Place::Other(_), None) => {}
            (Place::Other(id), Some(title)) => self.frames.push(Frame {
                selection: Selection::Account(id.clone()),
                title: title.to_owned(),
                depth: usize::MAX,
                top,
                height: inside,
            }),
        }
        top + inside
    }

    fn put_verdict(&mut self, plan: &Plan<'_>) {
        self.verdict = self.nodes.iter().find_map(|node| {
            let PathVerdict { verdict, words, .. } = plan.verdict_at(node)?;
            let height = node.strips - plan.attached_height(node) - VERDICT_GAP;
            let is_wide = height == VERDICT_LINE && words.len() > VERDICT_LETTERS;
            // Around the card, as far as there is map.
            let after = if is_wide { LANE_WIDTH / 2 } else { 0 }.min(MAP_WIDTH - node.left - node.width);
            let after = after.max(VERDICT_OUTSET);
            let outset = if is_wide { LANE_WIDTH } else { 2 * VERDICT_OUTSET };
            let place = (node.left + after - outset, node.width + outset, node.bottom() - height, height);
            Some(PlacedVerdict { place, verdict: *verdict, words })
        });
    }

    fn put_strips(&mut self, plan: &Plan<'_>) {
        let (context, strip) = (plan.context, plan.measures.strip);
        for node in &self.nodes {
            let mut top = node.top + node.height;
            for (index, attached) in context.attached.iter().enumerate() {
                if node.hidden.is_empty() && attached.to == node.item.selection {
                    let at = match (&context.stop, attached.role) {
                        (Some((StopAt::Boundary(at), verdict)), AttachedAs::Boundary)
                        | (Some((StopAt::Session(at), verdict)), AttachedAs::Session)
                        | (
                            Some((StopAt::Resource(at), verdict)),
                            AttachedAs::Resource | AttachedAs::Missing,
                        ) => Some((at, *verdict)),
                        _ => None,
                    };
                    let stops = at.filter(|(at, _)| **at == attached.to).map(|(_, verdict)| verdict);
                    let place = (node.left, node.width, top, strip);
                    self.strips.push(Strip { attached: index, place, card_top: node.top, stops });
                    top += strip;
                }
            }
        }
    }
}

#[cfg(test)]
mod tests;
