//! A path in rows: one for each account.

use super::callout::Tone;
use super::glyphs::{Ending, RING, radius, title_class};
use super::slots::Slot;
use super::tracks::{
    BORDER_BESIDE, END_WIDEST, Goal, Head, PADDING, RINGS, Row, Start, beside_each_other, end_lines, fitted,
};
use super::{Drawing, Options, sheets};
use crate::path::{DecisionPath, End, EndKind, Track};
use crate::scene::{Anchor, Area, Group, Point, Shape, Target, TextStyle};
use crate::station::StationState;
use crate::text;
use crate::text_lines::{in_two_lines, shortened};
use iam_policy::explanation::AccountSide;

const LINE: f32 = 17.0;
const BORDER: f32 = 44.0;

/// Shapes and height; `None` where the stations do not fit, however much is folded.
pub(super) fn draw(path: &DecisionPath, width: f32, options: Options) -> Option<(Vec<Shape>, f32)> {
    let cause = if options.has_cause { path.cause.as_str() } else { "" };
    let mut drawing = Drawing::default();
    let (rows, bottom) = match beside_each_other(path, width) {
        Some(rows) => {
            let bottom = drawing.beside_each_other(&rows, width, cause);
            (rows.to_vec(), bottom)
        }
        None => {
            let rows = fitted(path, width)?;
            let bottom = drawing.below_each_other(&rows, width, cause);
            (rows, bottom)
        }
    };
    let mut absent: Vec<String> = Vec::new();
    for title in rows.into_iter().flat_map(|row| row.absent) {
        if !absent.contains(&title) {
            absent.push(title);
        }
    }
    let height = drawing.absent(&absent, Area { x: 0.0, y: bottom, width, height: 0.0 });
    Some((drawing.shapes, height))
}

impl Drawing {
    fn below_each_other(&mut self, rows: &[Row<'_>], width: f32, cause: &str) -> f32 {
        let mut top = 0.0;
        let is_framed = rows.len() > 1;
        for (index, row) in rows.iter().enumerate() {
            if index > 0 {
                self.border(Area { x: 0.0, y: top, width, height: BORDER });
                top += BORDER;
            }
            let area = Area { x: 0.0, y: top, width, height: 0.0 };
            let frame = self.shapes.len();
            let bottom = self.row(row, area, Head { is_framed, has_bracket: row.has_levels() }, cause);
            top = bottom + if is_framed { 4.0 } else { 0.0 };
            if is_framed {
                self.frame(frame, Area { height: top - area.y, ..area });
            }
        }
        top
    }

    /// One line from the caller through its account, over the border and through the resource's account.
    fn beside_each_other(&mut self, rows: &[Row<'_>; 2], width: f32, cause: &str) -> f32 {
        let [left, right] = rows;
        let head = Head { is_framed: true, has_bracket: left.has_levels() || right.has_levels() };
        let spare = (width - left.needed_width() - right.needed_width() - BORDER_BESIDE) / 2.0;
        let near = Area { x: 0.0, y: 0.0, width: left.needed_width() + spare, height: 0.0 };
        let far = Area { x: near.width + BORDER_BESIDE, width: right.needed_width() + spare, ..near };
        let y = head.line(0.0);
        let (from, to) = (left.middles(near).last().copied(), right.middles(far).first().copied());
        let class = if left.stop().is_none() { "dp-traveled" } else { "dp-ahead" };
        let commands = format!("M{} {y}H{}", from.unwrap_or(near.width), to.unwrap_or(far.x));
        let frame = self.shapes.len();
        self.shapes.push(Shape::Path { at: Point::default(), commands: commands.into(), class });
        let height = self.row(left, near, head, cause).max(self.row(right, far, head, cause)) + 4.0;
        self.frame(frame, Area { height, ..near });
        self.frame(frame, Area { height, ..far });
        let x = near.width + BORDER_BESIDE / 2.0;
        let commands = format!("M{x} 0V{height}");
        self.shapes.insert(
            frame,
            Shape::Path { at: Point::default(), commands: commands.into(), class: "dp-border" },
        );
        let lines = text::tracks::BOTH_HAVE_TO_ALLOW_IN_LINES;
        let pill_height = 18.0 * lines.len() as f32 + 10.0;
        // Below the line that crosses the border.
        let top = (y + 30.0).min(height - pill_height - 4.0);
        let pill = Area { x: x - 38.0, y: top, width: 76.0, height: pill_height };
        self.shapes.push(Shape::Rect { area: pill, radius: 13.0, class: "dp-pill" });
        let mut text_y = top + 18.0;
        for line in lines {
            let at = Point::new(x, text_y);
            self.text(at, Anchor::Middle, TextStyle::Title, "dp-on-pill", line.to_owned());
            text_y += 18.0;
        }
        height
    }

    /// The ground of an account, behind the shapes from `index` on.
    fn frame(&mut self, index: usize, area: Area) {
        self.shapes.insert(index, Shape::Rect { area, radius: 10.0, class: "dp-account" });
    }

    /// Draws a track and returns its lower edge.
    fn row(&mut self, row: &Row<'_>, area: Area, head: Head, cause: &str) -> f32 {
        let ends = if row.has_long_end() { 20.0 + LINE } else { 20.0 };
        let heights = row.slots.iter().map(|slot| sheets::height(&slot.station, slot.sheet_width()));
        let tallest = heights.fold(ends, f32::max);
        let line = head.line(area.y);
        let below = line + RINGS / 2.0 + 4.0;
        let middles = row.middles(area);
        if head.is_framed {
            self.heading(row.track, area);
        }
        self.brackets(row, &middles, area.y + head.heading() + 14.0);
        self.line(row, &middles, line);
        for (slot, middle) in row.slots.iter().zip(middles.iter().skip(1)) {
            self.station(slot, Point::new(*middle, line), below);
        }
        self.ends(row, &middles, line);
        let mut bottom = below + tallest + 6.0;
        let decided = row.slots.iter().zip(middles.iter().skip(1)).find(|(slot, _)| slot.station.decides);
        if let Some((slot, middle)) = decided.filter(|_| !cause.is_empty()) {
            let from = below + sheets::height(&slot.station, slot.sheet_width()).max(20.0);
            let inside =
                Area { x: area.x + PADDING, width: area.width - 2.0 * PADDING, y: bottom, height: 0.0 };
            let tone = Tone::new(row.is_allowed, slot.station.denies);
            bottom = self.callout(cause, tone, Point::new(*middle, from), inside);
        }
        bottom
    }

    fn heading(&mut self, track: &Track, area: Area) {
        let whose = match track.side {
            AccountSide::Resource => text::tracks::RESOURCES_ACCOUNT,
            _ => text::tracks::CALLERS_ACCOUNT,
        };
        let at = Point::new(area.x + PADDING, area.y + 21.0);
        self.text(at, Anchor::Start, TextStyle::Title, "", whose.to_owned());
        let beside = Point::new(at.x + TextStyle::Title.width(whose) + 8.0, at.y);
        let room = area.right() - PADDING - beside.x;
        // A name of which only the first letters fit says nothing.
        if room < 60.0 {
            return;
        }
        // The name without the id, where both do not fit.
        let is_whole = TextStyle::Note.width(&track.account) <= room;
        let account =
            if is_whole { Some(track.account.as_str()) } else { track.account.split(" · ").next() };
        let account = shortened(account.unwrap_or_default(), TextStyle::Note, room);
        self.text(beside, Anchor::Start, TextStyle::Note, "dp-muted", account);
    }

    /// The brackets above the levels of a gate, with their rule.
    fn brackets(&mut self, row: &Row<'_>, middles: &[f32], top: f32) {
        let mut levels: Vec<(usize, f32, f32)> = Vec::new();
        for (slot, middle) in row.slots.iter().zip(middles.iter().skip(1)) {
            let Some(gate) = slot.station.gate.filter(|_| slot.station.is_level) else { continue };
            let (left, right) = (middle - slot.width / 2.0 + 8.0, middle + slot.width / 2.0 - 8.0);
            match levels.last_mut() {
                Some((last, _, end)) if *last == gate => *end = right,
                _ => levels.push((gate, left, right)),
            }
        }
        for (gate, left, right) in levels {
            let kind = row.slots.iter().find(|slot| slot.station.gate == Some(gate));
            let Some(kind) = kind.and_then(|slot| slot.station.kind) else { continue };
            let middle = (left + right) / 2.0;
            let text = text::gates::levels(kind).to_owned();
            // Where one level is folded out of several the words are wider than it is.
            let half = TextStyle::Note.width(&text) / 2.0;
            let anchor = middle.max(half + PADDING);
            self.text(Point::new(anchor, top), Anchor::Middle, TextStyle::Note, "dp-muted", text);
            let commands = format!("M{left} {}V{}H{right}V{}", top + 13.0, top + 8.0, top + 13.0);
            self.shapes.push(Shape::Path {
                at: Point::default(),
                commands: commands.into(),
                class: "dp-bracket",
            });
        }
    }

    /// The line that the request travels, and what it does not reach.
    fn line(&mut self, row: &Row<'_>, middles: &[f32], y: f32) {
        let (Some(first), Some(last)) = (middles.first(), middles.last()) else { return };
        let reached = match row.stop() {
            Some(stop) => middles.get(stop + 1).unwrap_or(last),
            None => last,
        };
        if reached < last {
            let commands = format!("M{reached} {y}H{last}");
            self.shapes.push(Shape::Path {
                at: Point::default(),
                commands: commands.into(),
                class: "dp-ahead",
            });
        }
        let commands = format!("M{first} {y}H{reached}");
        self.shapes.push(Shape::Path {
            at: Point::default(),
            commands: commands.into(),
            class: "dp-traveled",
        });
    }

    fn station(&mut self, slot: &Slot, center: Point, below: f32) {
        let station = &slot.station;
        let mut drawing = Self::default();
        drawing.ring(center, station.state, Ending::of(station));
        let class = title_class(station);
        let lines = in_two_lines(&station.title, TextStyle::Title);
        let lines = if TextStyle::Title.width(&station.title) <= slot.width - 8.0 {
            vec![station.title.clone()]
        } else {
            lines
        };
        let mut y = center.y - RINGS / 2.0 - 6.0 - LINE * lines.len().saturating_sub(1) as f32;
        for line in lines {
            let line = shortened(&line, TextStyle::Title, slot.width);
            drawing.text(Point::new(center.x, y), Anchor::Middle, TextStyle::Title, class, line);
            y += LINE;
        }
        let label = format!("{}: {}", station.title, text::stations::state(station.state));
        let target = station.gate.map(|gate| Target { request: 0, gate, policy: None });
        let class = match station.state {
            StationState::Stopped if station.decides => "dp-target dp-station dp-at-stop",
            _ => "dp-target dp-station",
        };
        self.shapes.push(Shape::Group(Group { class, target, label, shapes: drawing.shapes }));
        if station.sheets.is_empty() {
            let text = text::stations::without_sheets(station);
            let at = Point::new(center.x, center.y + radius(station.state, station.decides) + 20.0);
            self.text(at, Anchor::Middle, TextStyle::Note, "dp-muted", text.to_owned());
            return;
        }
        let (from, to) = (center.y + radius(station.state, station.decides), below);
        let commands = format!("M{} {from}V{to}", center.x);
        self.shapes.push(Shape::Path { at: Point::default(), commands: commands.into(), class: "dp-string" });
        let width = slot.sheet_width();
        let area = Area { x: center.x - width / 2.0, y: below, width, height: 0.0 };
        self.sheets(station, area);
    }

    fn ends(&mut self, row: &Row<'_>, middles: &[f32], y: f32) {
        let (Some(first), Some(last)) = (middles.first(), middles.last()) else { return };
        if let Start::End(start) = &row.start {
            self.named_end(start, Point::new(*first, y), true);
        }
        match row.goal {
            Goal::Resource(end) => self.named_end(end, Point::new(*last, y), row.is_allowed),
            Goal::Border => {}
            Goal::Out => {
                let at = Point::new(*last, y);
                let is_out = row.stop().is_none();
                let state = if is_out { StationState::Passed } else { StationState::NotApplicable };
                self.ring(at, state, Ending::default());
                let said = if is_out { text::tracks::LETS_IT_OUT } else { text::tracks::STOPS_IT };
                let below = Point::new(*last, y + RING + 20.0);
                self.text(below, Anchor::Middle, TextStyle::Note, "", said.to_owned());
            }
        }
    }

    fn named_end(&mut self, end: &End, at: Point, is_reached: bool) {
        let kind: EndKind = end.kind;
        self.end(at, kind, is_reached);
        let class = if is_reached { "" } else { "dp-muted" };
        let mut y = at.y + 38.0;
        for line in end_lines(end) {
            self.text(Point::new(at.x, y), Anchor::Middle, TextStyle::Title, class, line);
            y += LINE;
        }
        let note = shortened(&end.note, TextStyle::Note, END_WIDEST);
        self.text(Point::new(at.x, y), Anchor::Middle, TextStyle::Note, "dp-muted", note);
    }

    /// The border between two accounts.
    pub(super) fn border(&mut self, area: Area) {
        let y = area.y + area.height / 2.0;
        let commands = format!("M{} {y}H{}", area.x, area.right());
        self.shapes.push(Shape::Path { at: Point::default(), commands: commands.into(), class: "dp-border" });
        let width = TextStyle::Title.width(text::tracks::BOTH_HAVE_TO_ALLOW) + 28.0;
        let pill = Area { x: area.x + (area.width - width) / 2.0, y: y - 13.0, width, height: 26.0 };
        self.shapes.push(Shape::Rect { area: pill, radius: 13.0, class: "dp-pill" });
        let at = Point::new(area.x + area.width / 2.0, y + 4.5);
        let text = text::tracks::BOTH_HAVE_TO_ALLOW.to_owned();
        self.text(at, Anchor::Middle, TextStyle::Title, "dp-on-pill", text);
    }
}
