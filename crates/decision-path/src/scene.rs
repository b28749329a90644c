//! Shapes with positions, in pixels.

use crate::font_metrics::{Typeface, text_width};

/// What is drawn, back to front.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Scene {
    /// Width, pixels.
    pub width: f32,
    /// Height, pixels.
    pub height: f32,
    /// What is drawn.
    pub shapes: Vec<Shape>,
}

/// One shape. A class is one of the stylesheet's (`style.css`).
#[derive(Clone, Debug, PartialEq)]
pub enum Shape {
    /// A rectangle with rounded corners.
    Rect {
        /// Its box.
        area: Area,
        /// Radius of its corners.
        radius: f32,
        /// Its class.
        class: &'static str,
    },
    /// A circle.
    Circle {
        /// Its center.
        center: Point,
        /// Its radius.
        radius: f32,
        /// Its class.
        class: &'static str,
    },
    /// A path in SVG's syntax, moved to `at`.
    Path {
        /// Where its origin is.
        at: Point,
        /// Its commands.
        commands: std::borrow::Cow<'static, str>,
        /// Its class.
        class: &'static str,
    },
    /// A line of text; `at` is on its baseline.
    Text {
        /// Where its anchor is.
        at: Point,
        /// Which point of it the anchor is.
        anchor: Anchor,
        /// Its typeface and size.
        style: TextStyle,
        /// Its class besides the style's; may be empty.
        class: &'static str,
        /// The text.
        text: String,
    },
    /// Shapes that belong to one station or one policy.
    Group(Group),
}

/// Shapes that belong together.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Group {
    /// Its class; may be empty.
    pub class: &'static str,
    /// What it stands for; shapes that stand for nothing cannot be pressed.
    pub target: Option<Target>,
    /// What a screen reader says.
    pub label: String,
    /// What is in it.
    pub shapes: Vec<Shape>,
}

/// What a group of shapes stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Target {
    /// Index of the request, where a call makes several.
    pub request: usize,
    /// Index into the gates of its result.
    pub gate: usize,
    /// Index into the policies of the gate; `None` for the gate.
    pub policy: Option<usize>,
}

/// A point, pixels from the upper left corner.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Point {
    /// To the right.
    pub x: f32,
    /// Down.
    pub y: f32,
}

/// A box.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Area {
    /// Left edge.
    pub x: f32,
    /// Upper edge.
    pub y: f32,
    /// Width.
    pub width: f32,
    /// Height.
    pub height: f32,
}

/// Which point of a text is at its position.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    /// Its beginning.
    Start,
    /// Its middle.
    Middle,
}

/// Typeface and size of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextStyle {
    /// The cause, in a picture.
    Headline,
    /// Names of stations and ends.
    Title,
    /// Names of policies.
    Sheet,
    /// Everything beside them.
    Note,
    /// JSON, actions, ARNs.
    Code,
}

impl Shape {
    /// The same further down, standing for what is in the request with this index.
    pub(crate) fn placed(self, request: usize, down: f32) -> Self {
        let lower = |point: Point| Point { y: point.y + down, ..point };
        match self {
            Self::Rect { area, radius, class } => {
                Self::Rect { area: Area { y: area.y + down, ..area }, radius, class }
            }
            Self::Circle { center, radius, class } => Self::Circle { center: lower(center), radius, class },
            Self::Path { at, commands, class } => Self::Path { at: lower(at), commands, class },
            Self::Text { at, anchor, style, class, text } => {
                Self::Text { at: lower(at), anchor, style, class, text }
            }
            Self::Group(group) => Self::Group(Group {
                target: group.target.map(|target| Target { request, ..target }),
                shapes: group.shapes.into_iter().map(|shape| shape.placed(request, down)).collect(),
                ..group
            }),
        }
    }
}

impl TextStyle {
    /// Its class in the stylesheet.
    pub fn class(self) -> &'static str {
        match self {
            Self::Headline => "dp-headline",
            Self::Title => "dp-title",
            Self::Sheet => "dp-name",
            Self::Note => "dp-note",
            Self::Code => "dp-code",
        }
    }

    /// Its size in pixels; the stylesheet says the same.
    pub fn size(self) -> f32 {
        match self {
            Self::Headline => 19.0,
            Self::Title | Self::Sheet | Self::Note | Self::Code => 13.0,
        }
    }

    fn typeface(self) -> Typeface {
        match self {
            Self::Title | Self::Sheet => Typeface::SansBold,
            Self::Headline | Self::Note => Typeface::Sans,
            Self::Code => Typeface::Mono,
        }
    }

    /// Width of a text in pixels.
    pub fn width(self, text: &str) -> f32 {
        text_width(text, self.typeface(), self.size())
    }
}

impl Point {
    /// A point.
    pub fn new(x: f32, y: f32) -> Self {
        Self { x, y }
    }
}

impl Area {
    /// The lower edge.
    pub fn bottom(self) -> f32 {
        self.y + self.height
    }

    /// The right edge.
    pub fn right(self) -> f32 {
        self.x + self.width
    }
}
