//! A path from top to bottom, for a phone.

use super::callout::Tone;
use super::glyphs::{Ending, RING, radius, title_class};
use super::{Drawing, Options, sheets};
use crate::path::{DecisionPath, End, Track};
use crate::scene::{Anchor, Area, Group, Point, Shape, Target, TextStyle};
use crate::station::{Station, StationState};
use crate::text;
use crate::text_lines::{name_in_lines, shortened, wrapped};
use iam_policy::explanation::{AccountSide, EvaluationDecision};

/// Where the line runs, and where the words begin.
const LINE: f32 = 26.0;
const WORDS: f32 = 60.0;
const WORDS_LINE: f32 = 17.0;
const END: f32 = 58.0;
const GAP: f32 = 14.0;

pub(super) fn draw(path: &DecisionPath, width: f32, options: Options) -> (Vec<Shape>, f32) {
    let mut column = Column { drawing: Drawing::default(), width, y: 0.0 };
    let is_allowed = path.decision == EvaluationDecision::Allowed;
    let mut absent: Vec<String> = Vec::new();
    for (index, track) in path.tracks.iter().enumerate() {
        if index > 0 {
            column.border();
        }
        if path.tracks.len() > 1 {
            column.heading(track);
        }
        column.track(path, track, is_allowed, options);
        for station in track.stations.iter().filter(|station| station.state == StationState::NotApplicable) {
            let title = text::gates::in_list(station);
            if !absent.contains(&title) {
                absent.push(title);
            }
        }
    }
    let area = Area { x: 0.0, y: column.y, width, height: 0.0 };
    let height = column.drawing.absent(&absent, area);
    (column.drawing.shapes, height)
}

struct Column {
    drawing: Drawing,
    width: f32,
    y: f32,
}

impl Column {
    fn track(&mut self, path: &DecisionPath, track: &Track, is_allowed: bool, options: Options) {
        let line = self.drawing.shapes.len();
        let from = self.y + END / 2.0;
        self.end(&path.caller, true);
        let mut reached = None;
        let mut bracket = None;
        for station in track.stations.iter().filter(|station| station.state != StationState::NotApplicable) {
            if station.is_level && bracket != station.gate {
                bracket = station.gate;
                self.levels(station);
            }
            let center = self.station(station);
            if station.state == StationState::Stopped {
                reached = Some(center);
            }
            if station.decides && options.has_cause && !path.cause.is_empty() {
                let inside =
                    Area { x: WORDS - 8.0, y: self.y - 8.0, width: self.width - WORDS + 8.0, height: 0.0 };
                let tip = Point::new(LINE, self.y);
                self.y =
                    self.drawing.callout(&path.cause, Tone::new(is_allowed, station.denies), tip, inside)
                        + GAP;
            }
        }
        let to = self.y + END / 2.0;
        match track.side {
            AccountSide::Caller => {
                let said = if reached.is_none() { text::tracks::LETS_IT_OUT } else { text::tracks::STOPS_IT };
                let state =
                    if reached.is_none() { StationState::Passed } else { StationState::NotApplicable };
                let center = Point::new(LINE, self.y + END / 2.0);
                self.drawing.ring(center, state, Ending::default());
                let at = Point::new(WORDS, center.y + 4.5);
                self.drawing.text(at, Anchor::Start, TextStyle::Note, "", said.to_owned());
                self.y += END;
            }
            _ => self.end(&path.resource, is_allowed),
        }
        let reached = reached.unwrap_or(to);
        let path_of = |from: f32, to: f32, class| Shape::Path {
            at: Point::default(),
            commands: format!("M{LINE} {from}V{to}").into(),
            class,
        };
        // Below what is drawn already.
        self.drawing.shapes.insert(line, path_of(from, reached, "dp-traveled"));
        if reached < to {
            self.drawing.shapes.insert(line, path_of(reached, to, "dp-ahead"));
        }
    }

    fn end(&mut self, end: &End, is_reached: bool) {
        let center = Point::new(LINE, self.y + END / 2.0);
        self.drawing.end(center, end.kind, is_reached);
        let room = self.width - WORDS;
        let class = if is_reached { "" } else { "dp-muted" };
        let name = name_in_lines(&end.name, TextStyle::Title, room);
        let mut y = center.y - 3.0 - WORDS_LINE / 2.0 * name.len().saturating_sub(1) as f32;
        for line in name {
            self.drawing.text(Point::new(WORDS, y), Anchor::Start, TextStyle::Title, class, line);
            y += WORDS_LINE;
        }
        let note = shortened(&end.note, TextStyle::Note, room);
        self.drawing.text(Point::new(WORDS, y), Anchor::Start, TextStyle::Note, "dp-muted", note);
        self.y += END;
    }

    fn levels(&mut self, station: &Station) {
        let Some(kind) = station.kind else { return };
        for line in wrapped(text::gates::levels(kind), TextStyle::Note, self.width - WORDS) {
            let at = Point::new(WORDS, self.y + 12.0);
            self.drawing.text(at, Anchor::Start, TextStyle::Note, "dp-muted", line);
            self.y += WORDS_LINE;
        }
        self.y += 22.0 - WORDS_LINE;
    }

    /// Draws a station and returns where its ring is.
    fn station(&mut self, station: &Station) -> f32 {
        let ring = radius(station.state, station.decides).max(RING);
        let center = Point::new(LINE, self.y + ring + 4.0);
        let mut drawing = Drawing::default();
        drawing.ring(center, station.state, Ending::of(station));
        let class = title_class(station);
        let title = shortened(&station.title, TextStyle::Title, self.width - WORDS);
        drawing.text(Point::new(WORDS, center.y + 4.5), Anchor::Start, TextStyle::Title, class, title);
        let label = format!("{}: {}", station.title, text::stations::state(station.state));
        let target = station.gate.map(|gate| Target { request: 0, gate, policy: None });
        let class = match station.state {
            StationState::Stopped if station.decides => "dp-target dp-station dp-at-stop",
            _ => "dp-target dp-station",
        };
        self.drawing.shapes.push(Shape::Group(Group { class, target, label, shapes: drawing.shapes }));
        self.y = center.y + ring + 4.0;
        if station.sheets.is_empty() {
            let said = text::stations::without_sheets(station);
            let at = Point::new(WORDS, self.y + 6.0);
            self.drawing.text(at, Anchor::Start, TextStyle::Note, "dp-muted", said.to_owned());
            self.y += 22.0;
        } else {
            let room = self.width - WORDS;
            let width = sheets::wanted_width(station).max(140.0).min(room);
            self.drawing.sheets(station, Area { x: WORDS, y: self.y, width, height: 0.0 });
            self.y += sheets::height(station, width) + GAP - sheets::GAP;
        }
        center.y
    }

    fn heading(&mut self, track: &Track) {
        let whose = match track.side {
            AccountSide::Resource => text::tracks::RESOURCES_ACCOUNT,
            _ => text::tracks::CALLERS_ACCOUNT,
        };
        let (title, account) =
            (whose.to_owned(), shortened(&track.account, TextStyle::Note, self.width - 4.0));
        self.drawing.text(Point::new(2.0, self.y + 16.0), Anchor::Start, TextStyle::Title, "", title);
        let at = Point::new(2.0, self.y + 34.0);
        self.drawing.text(at, Anchor::Start, TextStyle::Note, "dp-muted", account);
        self.y += 44.0;
    }

    fn border(&mut self) {
        self.drawing.border(Area { x: 0.0, y: self.y, width: self.width, height: 44.0 });
        self.y += 48.0;
    }
}
