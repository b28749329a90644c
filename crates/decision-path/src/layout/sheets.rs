//! Policies as sheets.

use super::Drawing;
use crate::scene::{Anchor, Area, Group, Point, Shape, Target, TextStyle};
use crate::station::{Saying, Sheet, Station};
use crate::text;
use crate::text_lines::{name_in_lines, width_in_two_lines};

/// Height of a sheet whose name takes one line, of each further line, and the gap below a sheet.
const HEIGHT: f32 = 42.0;
const LINE: f32 = 16.0;
pub(super) const GAP: f32 = 6.0;
/// Sheets of a station that are drawn.
pub(super) const MOST: usize = 2;
/// Narrowest and widest sheet.
pub(super) const NARROWEST: f32 = 92.0;
const WIDEST: f32 = 240.0;
/// Room for the folded corner beside the name.
const CORNER: f32 = 9.0;
/// Room beside the words of a sheet, where there is enough and where there is little.
const AIR: f32 = 20.0 + CORNER;
const LEAST_AIR: f32 = 10.0 + CORNER / 2.0;

/// The width that the sheets of a station want.
pub(super) fn wanted_width(station: &Station) -> f32 {
    width_with(station, AIR, |name| TextStyle::Sheet.width(name))
}

/// The width that they need with each name on one line.
pub(super) fn tight_width(station: &Station) -> f32 {
    width_with(station, LEAST_AIR, |name| TextStyle::Sheet.width(name))
}

/// The width that they need with each name on two lines.
pub(super) fn wrapped_width(station: &Station) -> f32 {
    width_with(station, LEAST_AIR, |name| width_in_two_lines(name, TextStyle::Sheet))
}

fn width_with(station: &Station, air: f32, name_width: impl Fn(&str) -> f32) -> f32 {
    let widths = station.sheets.iter().take(MOST).map(|sheet| {
        let saying = TextStyle::Note.width(text::stations::saying(sheet.saying, station.state));
        name_width(&sheet.name).max(saying) + air
    });
    widths.fold(0.0, f32::max).clamp(NARROWEST, WIDEST)
}

/// The height of the sheets of a station, each so wide, with the line that counts the others.
pub(super) fn height(station: &Station, width: f32) -> f32 {
    let drawn = station.sheets.iter().take(MOST).map(|sheet| sheet_height(&name_lines(sheet, width)) + GAP);
    let counted = if station.sheets.len() > MOST { 20.0 } else { 0.0 };
    drawn.sum::<f32>() + counted
}

fn sheet_height(name_lines: &[String]) -> f32 {
    HEIGHT + LINE * name_lines.len().saturating_sub(1) as f32
}

fn name_lines(sheet: &Sheet, width: f32) -> Vec<String> {
    name_in_lines(&sheet.name, TextStyle::Sheet, width - LEAST_AIR)
}

impl Drawing {
    /// The sheets below each other from `top`.
    pub(super) fn sheets(&mut self, station: &Station, area: Area) {
        let Some(gate) = station.gate else { return };
        let mut top = area.y;
        for sheet in station.sheets.iter().take(MOST) {
            let name = name_lines(sheet, area.width);
            let height = sheet_height(&name);
            self.sheet(station, sheet, name, gate, Area { y: top, height, ..area });
            top += height + GAP;
        }
        let others = station.sheets.len().saturating_sub(MOST);
        if others > 0 {
            self.text(
                Point::new(area.x + area.width / 2.0, top + 12.0),
                Anchor::Middle,
                TextStyle::Note,
                "dp-muted",
                text::stations::more(others),
            );
        }
    }

    fn sheet(&mut self, station: &Station, sheet: &Sheet, name: Vec<String>, gate: usize, area: Area) {
        let said = text::stations::saying(sheet.saying, station.state);
        let class = match sheet.saying {
            Saying::Denies => "dp-sheet dp-denies",
            Saying::Allows | Saying::AllowsAccount => "dp-sheet dp-allows",
            Saying::ConditionNotMet | Saying::Nothing | Saying::Invalid => "dp-sheet dp-silent",
        };
        let middle = area.x + area.width / 2.0;
        let fold = CORNER;
        let (right, bottom) = (area.width, area.height);
        // A sheet of paper: its upper right corner is folded.
        let outline = format!(
            "M5 0H{}L{right} {fold}V{}Q{right} {bottom} {} {bottom}H5Q0 {bottom} 0 {}V5Q0 0 5 0Z",
            right - fold,
            bottom - 5.0,
            right - 5.0,
            bottom - 5.0,
        );
        let corner = format!("M{} 0V{fold}H{right}", right - fold);
        let at = Point::new(area.x, area.y);
        let mut drawing = Self::default();
        drawing.shapes.push(Shape::Path { at, commands: outline.into(), class });
        drawing.shapes.push(Shape::Path { at, commands: corner.into(), class: "dp-corner" });
        let mut y = area.y + 18.0;
        for line in name {
            drawing.text(Point::new(middle, y), Anchor::Middle, TextStyle::Sheet, "", line);
            y += LINE;
        }
        let said_class = match sheet.saying {
            Saying::Denies => "dp-said-deny",
            Saying::Allows | Saying::AllowsAccount => "dp-said-allow",
            Saying::ConditionNotMet | Saying::Nothing | Saying::Invalid => "dp-muted",
        };
        drawing.text(Point::new(middle, y), Anchor::Middle, TextStyle::Note, said_class, said.to_owned());
        self.shapes.push(Shape::Group(Group {
            class: if sheet.decides { "dp-target dp-decides" } else { "dp-target" },
            target: Some(Target { request: 0, gate, policy: Some(sheet.policy) }),
            label: format!("{}: {said}", sheet.name),
            shapes: drawing.shapes,
        }));
    }

    pub(super) fn text(
        &mut self,
        at: Point,
        anchor: Anchor,
        style: TextStyle,
        class: &'static str,
        text: String,
    ) {
        self.shapes.push(Shape::Text { at, anchor, style, class, text });
    }
}
