//! The cause beside the station that decided, and the line of what is not in play.

use super::Drawing;
use crate::scene::{Anchor, Area, Point, Shape, TextStyle};
use crate::text;
use crate::text_lines::wrapped;

const LINE: f32 = 18.0;
const PADDING: f32 = 12.0;
const POINTER: f32 = 9.0;
const MOST_LINES: usize = 4;
const WIDEST: f32 = 760.0;

/// What the cause is the cause of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tone {
    Allowed,
    Denied,
    Silent,
}

impl Tone {
    pub(super) fn new(is_allowed: bool, denies: bool) -> Self {
        match (is_allowed, denies) {
            (true, _) => Self::Allowed,
            (false, true) => Self::Denied,
            (false, false) => Self::Silent,
        }
    }
}

impl Drawing {
    /// A box below `tip` with the cause in it; returns its lower edge.
    pub(super) fn callout(&mut self, cause: &str, tone: Tone, tip: Point, inside: Area) -> f32 {
        let mut lines = wrapped(cause, TextStyle::Note, inside.width.min(WIDEST) - 2.0 * PADDING);
        if lines.len() > MOST_LINES {
            lines.truncate(MOST_LINES);
            if let Some(last) = lines.last_mut() {
                last.push('…');
            }
        }
        let widest = lines.iter().map(|line| TextStyle::Note.width(line)).fold(0.0, f32::max);
        let width = widest + 2.0 * PADDING;
        let left = (tip.x - width / 2.0).max(inside.x).min(inside.right() - width);
        let top = inside.y + POINTER;
        let area = Area { x: left, y: top, width, height: lines.len() as f32 * LINE + 2.0 * PADDING - 4.0 };
        let (class, pointer) = match tone {
            Tone::Allowed => ("dp-callout dp-callout-allowed", "dp-pointer dp-callout-allowed"),
            Tone::Denied => ("dp-callout", "dp-pointer"),
            Tone::Silent => ("dp-callout dp-callout-silent", "dp-pointer dp-callout-silent"),
        };
        let x = tip.x.clamp(left + 14.0, (left + width - 14.0).max(left + 14.0));
        let commands = format!("M{} {}L{x} {}L{} {}Z", x - 8.0, top + 1.0, top - POINTER, x + 8.0, top + 1.0);
        self.shapes.push(Shape::Rect { area, radius: 8.0, class });
        self.shapes.push(Shape::Path { at: Point::default(), commands: commands.into(), class: pointer });
        let mut y = top + PADDING + 12.0;
        for line in lines {
            let at = Point::new(left + PADDING, y);
            self.text(at, Anchor::Start, TextStyle::Note, "", line);
            y += LINE;
        }
        area.bottom() + 4.0
    }

    /// The titles of gates that have no policy for this request; returns the lower edge.
    pub(super) fn absent(&mut self, titles: &[String], area: Area) -> f32 {
        if titles.is_empty() {
            return area.y;
        }
        let text = format!("{} {}", text::tracks::NOT_IN_PLAY, text::tracks::list(titles));
        let mut y = area.y + 16.0;
        for line in wrapped(&text, TextStyle::Note, area.width - 4.0) {
            self.text(
                Point::new(area.x + 2.0, y),
                Anchor::Start,
                TextStyle::Note,
                "dp-muted dp-absent",
                line,
            );
            y += LINE;
        }
        y - LINE + 8.0
    }
}
