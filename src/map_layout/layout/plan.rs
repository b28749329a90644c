//! How much room cards, and what is below them, take from the top down.

use super::super::bands::{Band, Place};
use super::super::context::{MapContext, PathVerdict};
use super::{LANE_WIDTH, Node};
use crate::session::map_items::Lane;
use crate::session::request_path::StopAt;
use crate::session::selection::Selection;

/// From an account's border to its cards in a low pane: the border's title is half inside.
const LOW_PADDING: i32 = 9;
/// The same where no card is below the title.
const TIGHT_PADDING: i32 = 4;
/// From a card, and the policies below it, to the verdict.
pub(super) const VERDICT_GAP: i32 = 5;
/// Height of a line of the verdict with its share of the padding.
pub(super) const VERDICT_LINE: i32 = 20;
/// So many letters of the verdict fit in a line below a card, and so many where the lane before is free.
pub(super) const VERDICT_LETTERS: usize = 20;
const WIDE_VERDICT_LETTERS: usize = 44;

/// How high cards are, and how far apart.
#[derive(Clone, Copy, Debug)]
pub(super) struct Measures {
    pub(super) card: i32,
    pub(super) gap: i32,
    pub(super) strip: i32,
    pub(super) apart: i32,
}

pub(super) const NORMAL: Measures = Measures { card: 54, gap: 12, strip: 20, apart: 40 };
/// With one line of title.
pub(super) const LOW: Measures = Measures { card: 37, gap: 5, strip: 18, apart: 0 };

/// What is laid out, and how high its cards are.
pub(super) struct Plan<'a> {
    pub(super) context: &'a MapContext,
    pub(super) has_stub: bool,
    pub(super) measures: Measures,
}

impl Plan<'_> {
    /// How high the cards of a lane are together.
    pub(super) fn stack_height(&self, band: &Band, lane: Lane) -> i32 {
        let nodes = band.lane(lane);
        let strips: i32 = nodes.iter().map(|node| self.strips_of(band, node)).sum();
        let count = nodes.len() as i32 + i32::from(self.has_stub(band, lane));
        let steps = count * (self.measures.card + self.measures.gap);
        (steps + strips + self.spread(band, lane) - self.measures.gap).max(0)
    }

    pub(super) fn band_height(&self, band: &Band) -> i32 {
        Lane::ALL.into_iter().map(|lane| self.stack_height(band, lane)).max().unwrap_or_default()
    }

    pub(super) fn has_stub(&self, band: &Band, lane: Lane) -> bool {
        self.has_stub && lane == Lane::Credentials && band.place == Place::Shown
    }

    /// The app's two resources stand apart, so that both wires are seen.
    pub(super) fn spread(&self, band: &Band, lane: Lane) -> i32 {
        let is_pair = lane == Lane::Resources && band.place == Place::Shown && band.lane(lane).len() == 2;
        if is_pair { self.measures.apart } else { 0 }
    }

    pub(super) fn strips_of(&self, band: &Band, node: &Node) -> i32 {
        self.attached_height(node) + self.verdict_height(band, node)
    }

    /// Room for the policies below a card.
    pub(super) fn attached_height(&self, node: &Node) -> i32 {
        let is_at = |to: &Selection| node.hidden.is_empty() && *to == node.item.selection;
        let count = self.context.attached.iter().filter(|attached| is_at(&attached.to)).count();
        count as i32 * self.measures.strip
    }

    /// Room for the verdict below the card where the request ends.
    pub(super) fn verdict_height(&self, band: &Band, node: &Node) -> i32 {
        let Some(verdict) = self.verdict_at(node) else { return 0 };
        // In a low pane it takes one line where nothing is beside the card.
        let is_wide = self.context.is_low && node.left > LANE_WIDTH && band.has_only(node.item.lane);
        let fits = if is_wide { WIDE_VERDICT_LETTERS } else { VERDICT_LETTERS };
        VERDICT_GAP + VERDICT_LINE * (1 + i32::from(verdict.words.len() > fits))
    }

    /// From an account's border to its cards.
    pub(super) fn padding(&self, band: &Band, top: i32) -> i32 {
        // The account's title is above the first lane, the legend's button above the last of the first account.
        let is_below_words =
            !band.lane(Lane::Callers).is_empty() || top == 0 && !band.lane(Lane::Resources).is_empty();
        match self.context.is_low {
            true if is_below_words || self.context.accounts.len() < 2 => LOW_PADDING,
            true => TIGHT_PADDING,
            false => NORMAL.gap,
        }
    }

    pub(super) fn verdict_at(&self, node: &Node) -> Option<&PathVerdict> {
        let is_above = matches!(self.context.stop, Some((StopAt::Organization(..), _)));
        let verdict = self.context.verdict.as_ref().filter(|_| !is_above)?;
        (node.item.selection == verdict.at || node.hidden.contains(&verdict.at)).then_some(verdict)
    }
}
