//! What the rows of a path hold, and how wide they are.

use iam_policy::explanation::{AccountSide, EvaluationDecision};

use super::slots::{Folding, Slot, slots};
use crate::path::{DecisionPath, End, Track};
use crate::scene::{Area, TextStyle};
use crate::station::StationState;
use crate::text;
use crate::text_lines::name_in_lines;

pub(super) const PADDING: f32 = 16.0;
pub(super) const HEADING: f32 = 30.0;
pub(super) const BRACKET: f32 = 34.0;
pub(super) const TITLES: f32 = 40.0;
pub(super) const RINGS: f32 = 54.0;
pub(super) const BORDER_BESIDE: f32 = 96.0;
pub(super) const END_NARROWEST: f32 = 74.0;
pub(super) const END_WIDEST: f32 = 150.0;

/// A track with what it shows of itself.
#[derive(Clone, Debug)]
pub(super) struct Row<'p> {
    pub(super) track: &'p Track,
    pub(super) slots: Vec<Slot>,
    pub(super) absent: Vec<String>,
    pub(super) start: Start,
    pub(super) goal: Goal<'p>,
    pub(super) is_allowed: bool,
}

/// Where a row begins.
#[derive(Clone, Debug)]
pub(super) enum Start {
    /// At the caller.
    End(End),
    /// At the border, where the row before it has drawn the caller.
    Border,
}

/// Where a row leads.
#[derive(Clone, Copy, Debug)]
pub(super) enum Goal<'p> {
    /// To the resource.
    Resource(&'p End),
    /// Out of the caller's account.
    Out,
    /// The row of the resource's account, across the border.
    Border,
}

fn rows(path: &DecisionPath, folding: Folding, is_continuous: bool) -> Vec<Row<'_>> {
    let each = path.tracks.iter().map(|track| {
        let (slots, absent) = slots(track, folding);
        let start = match track.side {
            AccountSide::Resource if is_continuous => Start::Border,
            AccountSide::Resource => {
                Start::End(End { note: text::tracks::REQUEST_ARRIVES.to_owned(), ..path.caller.clone() })
            }
            _ => Start::End(path.caller.clone()),
        };
        let goal = match track.side {
            AccountSide::Caller if is_continuous => Goal::Border,
            AccountSide::Caller => Goal::Out,
            _ => Goal::Resource(&path.resource),
        };
        let is_allowed = path.decision == EvaluationDecision::Allowed;
        Row { track, slots, absent, start, goal, is_allowed }
    });
    each.collect()
}

/// Two tracks in one row, where both fit.
pub(super) fn beside_each_other(path: &DecisionPath, width: f32) -> Option<[Row<'_>; 2]> {
    let foldings = [
        (Folding::Nothing, false),
        (Folding::Absent, false),
        (Folding::Absent, true),
        (Folding::Levels, true),
    ];
    foldings.into_iter().find_map(|(folding, is_continuous)| {
        let rows: [Row<'_>; 2] = rows(path, folding, is_continuous).try_into().ok()?;
        let needed: f32 = rows.iter().map(Row::needed_width).sum();
        (needed + BORDER_BESIDE <= width).then_some(rows)
    })
}

pub(super) fn fitted(path: &DecisionPath, width: f32) -> Option<Vec<Row<'_>>> {
    let foldings = [Folding::Nothing, Folding::Absent, Folding::Levels];
    let fits = |rows: &Vec<Row<'_>>| rows.iter().all(|row| row.needed_width() <= width);
    foldings.into_iter().map(|folding| rows(path, folding, false)).find(fits).or_else(|| {
        let mut narrowed = rows(path, Folding::Levels, false);
        narrowed.iter_mut().for_each(|row| row.narrow(width));
        fits(&narrowed).then_some(narrowed)
    })
}

/// What stands above the stations of a row.
#[derive(Clone, Copy, Debug)]
pub(super) struct Head {
    /// The account's name, in a frame around the row.
    pub(super) is_framed: bool,
    /// A bracket with the rule for all levels of a gate.
    pub(super) has_bracket: bool,
}

impl Head {
    pub(super) fn heading(self) -> f32 {
        if self.is_framed { HEADING } else { 0.0 }
    }

    /// Where the line runs in a row that begins at `top`.
    pub(super) fn line(self, top: f32) -> f32 {
        let bracket = if self.has_bracket { BRACKET } else { 0.0 };
        top + self.heading() + bracket + TITLES + RINGS / 2.0
    }
}

/// The name of an end in its lines.
pub(super) fn end_lines(end: &End) -> Vec<String> {
    name_in_lines(&end.name, TextStyle::Title, END_WIDEST)
}

fn end_width(end: &End) -> f32 {
    let lines = end_lines(end);
    let name = lines.iter().map(|line| TextStyle::Title.width(line)).fold(0.0, f32::max);
    name.max(TextStyle::Note.width(&end.note)).clamp(END_NARROWEST, END_WIDEST) + 12.0
}

impl Row<'_> {
    fn first_width(&self) -> f32 {
        match &self.start {
            Start::End(end) => end_width(end),
            Start::Border => 0.0,
        }
    }

    fn last_width(&self) -> f32 {
        match self.goal {
            Goal::Resource(end) => end_width(end),
            Goal::Out => END_NARROWEST,
            Goal::Border => 0.0,
        }
    }

    pub(super) fn needed_width(&self) -> f32 {
        let stations: f32 = self.slots.iter().map(|slot| slot.width).sum();
        2.0 * PADDING + self.first_width() + stations + self.last_width()
    }

    /// Makes the stations narrower, one concession after the other, as far as the row needs it.
    fn narrow(&mut self, width: f32) {
        for concession in 0..4 {
            let excess = self.needed_width() - width;
            let least =
                |slot: &Slot| slot.narrower.get(concession).map_or(slot.width, |least| least.min(slot.width));
            let spare: f32 = self.slots.iter().map(|slot| slot.width - least(slot)).sum();
            if excess <= 0.0 || spare <= 0.0 {
                continue;
            }
            for slot in &mut self.slots {
                slot.width -= (slot.width - least(slot)) * (excess / spare).min(1.0);
            }
        }
    }

    /// Whether the name of an end takes two lines.
    pub(super) fn has_long_end(&self) -> bool {
        let start = match &self.start {
            Start::End(end) => Some(end),
            Start::Border => None,
        };
        let goal = match self.goal {
            Goal::Resource(end) => Some(end),
            Goal::Out | Goal::Border => None,
        };
        start.into_iter().chain(goal).any(|end| end_lines(end).len() > 1)
    }

    pub(super) fn has_levels(&self) -> bool {
        self.slots.iter().any(|slot| slot.station.is_level)
    }

    pub(super) fn stop(&self) -> Option<usize> {
        self.slots.iter().position(|slot| slot.station.state == StationState::Stopped)
    }

    /// The middles of start, stations and goal; a border is at the edge.
    pub(super) fn middles(&self, area: Area) -> Vec<f32> {
        let mut widths = vec![self.first_width()];
        widths.extend(self.slots.iter().map(|slot| slot.width));
        widths.push(self.last_width());
        let shared = widths.iter().filter(|width| **width > 0.0).count().max(1) as f32;
        let spare = (area.width - self.needed_width()).max(0.0) / shared;
        let mut left = area.x + PADDING;
        let each = widths.into_iter().map(|width| {
            let room = if width > 0.0 { width + spare } else { 0.0 };
            let middle = left + room / 2.0;
            left += room;
            middle
        });
        let mut middles: Vec<f32> = each.collect();
        if let (Start::Border, Some(first)) = (&self.start, middles.first_mut()) {
            *first = area.x;
        }
        if let (Goal::Border, Some(last)) = (self.goal, middles.last_mut()) {
            *last = area.right();
        }
        middles
    }
}
