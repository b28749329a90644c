//! Policies as sheets.

use super::Drawing;
use crate::scene::{Anchor, Area, Group, Point, Shape, Target, TextStyle};
use crate::station::{Saying, Sheet, Station};
use crate::text;
use crate::text_lines::shortened_name;

/// Height of a sheet and the gap below it.
pub(super) const HEIGHT: f32 = 42.0;
pub(super) const GAP: f32 = 6.0;
/// Sheets of a station that are drawn.
pub(super) const MOST: usize = 2;
/// Narrowest and widest sheet.
pub(super) const NARROWEST: f32 = 92.0;
const WIDEST: f32 = 240.0;
/// Room for the folded corner beside the name.
const CORNER: f32 = 9.0;
const PADDING: f32 = 10.0;

/// The width that the sheets of a station want.
pub(super) fn wanted_width(station: &Station) -> f32 {
    let widths = station.sheets.iter().take(MOST).map(|sheet| {
        let name = TextStyle::Sheet.width(&sheet.name);
        let saying = TextStyle::Note.width(text::stations::saying(sheet.saying, station.state));
        name.max(saying) + 2.0 * PADDING + CORNER
    });
    widths.fold(0.0, f32::max).clamp(NARROWEST, WIDEST)
}

/// The height of the sheets of a station with the line that counts the others.
pub(super) fn height(station: &Station) -> f32 {
    let drawn = station.sheets.len().min(MOST) as f32;
    let counted = if station.sheets.len() > MOST { 20.0 } else { 0.0 };
    drawn * (HEIGHT + GAP) + counted
}

impl Drawing {
    /// The sheets below each other from `top`.
    pub(super) fn sheets(&mut self, station: &Station, area: Area) {
        let Some(gate) = station.gate else { return };
        let mut top = area.y;
        for sheet in station.sheets.iter().take(MOST) {
            self.sheet(station, sheet, gate, Area { y: top, height: HEIGHT, ..area });
            top += HEIGHT + GAP;
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

    fn sheet(&mut self, station: &Station, sheet: &Sheet, gate: usize, area: Area) {
        let said = text::stations::saying(sheet.saying, station.state);
        let class = match sheet.saying {
            Saying::Denies => "dp-sheet dp-denies",
            Saying::Allows | Saying::AllowsAccount => "dp-sheet dp-allows",
            Saying::ConditionNotMet | Saying::Nothing | Saying::Invalid => "dp-sheet dp-silent",
        };
        let room = area.width - 2.0 * PADDING;
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
        let name = shortened_name(&sheet.name, TextStyle::Sheet, room - CORNER / 2.0);
        drawing.text(Point::new(middle, area.y + 18.0), Anchor::Middle, TextStyle::Sheet, "", name);
        let said_class = match sheet.saying {
            Saying::Denies => "dp-said-deny",
            Saying::Allows | Saying::AllowsAccount => "dp-said-allow",
            Saying::ConditionNotMet | Saying::Nothing | Saying::Invalid => "dp-muted",
        };
        drawing.text(
            Point::new(middle, area.y + 34.0),
            Anchor::Middle,
            TextStyle::Note,
            said_class,
            said.to_owned(),
        );
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
