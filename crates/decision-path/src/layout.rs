//! Places the paths of a call: each in rows where there is room, in a column on a phone.

mod callout;
mod column;
mod folded;
mod glyphs;
mod row;
mod sheets;
mod slots;
mod tracks;

use crate::path::{DecisionPath, deciding_request};
use crate::scene::{Anchor, Point, Scene, Shape, TextStyle};
use crate::text;
use crate::text_lines::shortened;

/// Narrower than this, pixels, a path is drawn as a column.
pub const NARROW: f32 = 560.0;

/// What is drawn besides the stations.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// The cause, beside the station that decided.
    pub has_cause: bool,
    /// Of several requests the one that is drawn in full, the others in a line each; `None` for all in full.
    pub open: Option<usize>,
}

/// Height of what stands above a request, and the room between two.
const HEADING: f32 = 28.0;
const BETWEEN: f32 = 10.0;

/// The drawing of the requests that a call makes, `width` pixels wide: one below the other.
pub fn scene(paths: &[DecisionPath], width: f32, options: Options) -> Scene {
    let deciding = deciding_request(paths.iter().map(|path| path.decision));
    let mut scene = Scene { width, ..Scene::default() };
    for (request, path) in paths.iter().enumerate() {
        let options = Options { has_cause: options.has_cause && request == deciding, ..options };
        let mut top = if request == 0 { 0.0 } else { scene.height + BETWEEN };
        let is_open = paths.len() == 1 || options.open.is_none_or(|open| open == request);
        let (shapes, height) = match is_open {
            true if paths.len() > 1 => {
                scene.shapes.push(heading(path, request, Point::new(2.0, top + 16.0), width));
                top += HEADING;
                one(path, width, options)
            }
            true => one(path, width, options),
            false => folded::draw(path, request, width),
        };
        scene.shapes.extend(shapes.into_iter().map(|shape| shape.placed(request, top)));
        scene.height = top + height;
    }
    scene
}

fn one(path: &DecisionPath, width: f32, options: Options) -> (Vec<Shape>, f32) {
    let drawn = if width < NARROW { None } else { row::draw(path, width, options) };
    drawn.unwrap_or_else(|| column::draw(path, width, options))
}

/// What a request of several asks.
fn heading(path: &DecisionPath, request: usize, at: Point, width: f32) -> Shape {
    let style = TextStyle::Title;
    let text = text::tracks::asked_of(request, &path.action, &path.resource.name);
    Shape::Text { at, anchor: Anchor::Start, style, class: "", text: shortened(&text, style, width - 4.0) }
}

/// Shapes in the making.
#[derive(Debug, Default)]
struct Drawing {
    shapes: Vec<Shape>,
}
