//! Event delegation: one listener for many elements reads attributes of the nearest ancestor that has them.

use wasm_bindgen::JsCast;
use web_sys::{Element, Event, Node};

fn nearest_attribute(event: &Event, name: &str) -> Option<String> {
    let target: Element = event.target()?.dyn_into().ok()?;
    target.closest(&format!("[{name}]")).ok()??.get_attribute(name)
}

/// The number in the attribute `name` of the nearest element around the target that has it.
pub fn number(event: &Event, name: &str) -> Option<usize> {
    nearest_attribute(event, name)?.parse().ok()
}

/// The two numbers in that attribute, separated by a space.
pub fn number_pair(event: &Event, name: &str) -> Option<(usize, usize)> {
    let text = nearest_attribute(event, name)?;
    let (first, second) = text.split_once(' ')?;
    Some((first.parse().ok()?, second.parse().ok()?))
}

/// Whether the event's target is the element or in it.
pub fn is_within(element: &Element, event: &Event) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<Node>().ok());
    element.contains(target.as_ref())
}
