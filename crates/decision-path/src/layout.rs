//! Places a path: in rows where there is room, in a column on a phone.

mod callout;
mod column;
mod glyphs;
mod row;
mod sheets;
mod slots;
mod tracks;

use crate::path::DecisionPath;
use crate::scene::{Scene, Shape};

/// Narrower than this, pixels, a path is drawn as a column.
pub const NARROW: f32 = 560.0;

/// What is drawn besides the stations.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// The cause, beside the station that decided.
    pub has_cause: bool,
}

/// The drawing of a path, `width` pixels wide.
pub fn scene(path: &DecisionPath, width: f32, options: Options) -> Scene {
    let drawn = if width < NARROW { None } else { row::draw(path, width, options) };
    let (shapes, height) = drawn.unwrap_or_else(|| column::draw(path, width, options));
    Scene { width, height, shapes }
}

/// Shapes in the making.
#[derive(Debug, Default)]
struct Drawing {
    shapes: Vec<Shape>,
}
