//! How wide each station of a row is, and what is folded where there is little room.

use super::sheets;
use crate::path::Track;
use crate::scene::TextStyle;
use crate::station::{Station, StationState};
use crate::text;
use crate::text_lines::in_two_lines;

/// Room between stations, where there is enough and where there is little.
const GAP: f32 = 14.0;
const LEAST_GAP: f32 = 6.0;

/// What a place of a row holds.
#[derive(Clone, Debug)]
pub(super) struct Slot {
    pub(super) station: Station,
    pub(super) width: f32,
    /// What it can do with, from the first concession to the last: less air, the name of a lone policy on two lines, all names on
    /// two lines, names shortened.
    pub(super) narrower: [f32; 4],
}

impl Slot {
    /// How wide the sheets in it are.
    pub(super) fn sheet_width(&self) -> f32 {
        sheets::wanted_width(&self.station).min(self.width - LEAST_GAP)
    }
}

/// How much is folded, from nothing to most.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Folding {
    Nothing,
    /// Stations without a policy stand in a line of text.
    Absent,
    /// Levels that let the request pass are one station, besides.
    Levels,
}

/// The stations of a track, and the titles of those that are folded away.
pub(super) fn slots(track: &Track, folding: Folding) -> (Vec<Slot>, Vec<String>) {
    let is_absent =
        |station: &Station| folding >= Folding::Absent && station.state == StationState::NotApplicable;
    let folded = track.stations.iter().filter(|station| is_absent(station));
    let titles = folded.map(text::gates::in_list).collect();
    let mut kept: Vec<Station> =
        track.stations.iter().filter(|station| !is_absent(station)).cloned().collect();
    if folding >= Folding::Levels {
        kept = fold_levels(kept);
    }
    let slots = kept.into_iter().map(slot);
    (slots.collect(), titles)
}

/// Neighboring levels of one gate and state that did not decide become one station without sheets.
fn fold_levels(stations: Vec<Station>) -> Vec<Station> {
    let mut folded: Vec<(Station, usize)> = Vec::new();
    for station in stations {
        match folded.last_mut() {
            Some((last, count))
                if last.is_level
                    && station.is_level
                    && !last.decides
                    && !station.decides
                    && (last.gate, last.state) == (station.gate, station.state) =>
            {
                *count += 1;
            }
            _ => folded.push((station, 1)),
        }
    }
    let each = folded.into_iter().map(|(station, count)| match count {
        1 => station,
        _ => Station { title: text::stations::folded_levels(count), sheets: Vec::new(), ..station },
    });
    each.collect()
}

fn slot(station: Station) -> Slot {
    let lines = in_two_lines(&station.title, TextStyle::Title);
    let title = lines.iter().map(|line| TextStyle::Title.width(line)).fold(0.0, f32::max);
    if station.sheets.is_empty() {
        let width = title + GAP;
        return Slot { station, width, narrower: [width; 4] };
    }
    let (tight, wrapped) = (sheets::tight_width(&station), sheets::wrapped_width(&station));
    let lone_wrapped = if station.sheets.len() == 1 { wrapped } else { tight };
    let narrower = [tight, lone_wrapped, wrapped, sheets::NARROWEST];
    let narrower = narrower.map(|sheets| title.max(sheets) + LEAST_GAP);
    Slot { width: title.max(sheets::wanted_width(&station)) + GAP, station, narrower }
}
