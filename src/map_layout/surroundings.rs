//! Classes and places of what is around the cards, for whoever writes it.

use super::layout::Frame;
use crate::session::matrix::Verdict;
use crate::session::selection::Selection;

/// A frame begins so many pixels before the one in it.
const FRAME_STEP: i32 = 6;
/// The outermost frame begins so many pixels before the account's border.
const OUTERMOST: i32 = 12;

/// The classes of a frame.
pub fn frame_class(frame: &Frame) -> &'static str {
    match frame.selection {
        Selection::Account(_) => "map-frame account",
        Selection::Unit(_) => "map-frame unit",
        _ => "map-frame organization",
    }
}

/// From the border of the account that is shown to a frame, inward, pixels.
pub fn frame_inset(frame: &Frame) -> i32 {
    if let Selection::Account(_) = frame.selection {
        return 0;
    }
    let depth = i32::try_from(frame.depth).unwrap_or(0);
    (depth * FRAME_STEP - OUTERMOST).min(-2)
}

/// The class of a policy, and of the verdict with which a request stops at it.
pub fn stop_class(class: &str, stops: Option<Verdict>) -> String {
    match stops {
        Some(verdict) => format!("{class} stops {}", verdict.class()),
        None => class.to_owned(),
    }
}
