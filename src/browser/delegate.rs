//! Events of many elements heard by one: what the element that was meant says in its attributes.

use wasm_bindgen::JsCast;
use web_sys::{Element, Event};

fn attribute(event: &Event, name: &str) -> Option<String> {
    let target: Element = event.target()?.dyn_into().ok()?;
    target.closest(&format!("[{name}]")).ok()??.get_attribute(name)
}

/// A number in the attribute `name` of the element that was meant.
pub fn number(event: &Event, name: &str) -> Option<usize> {
    attribute(event, name)?.parse().ok()
}

/// Two numbers with a space between.
pub fn pair(event: &Event, name: &str) -> Option<(usize, usize)> {
    let text = attribute(event, name)?;
    let (first, second) = text.split_once(' ')?;
    Some((first.parse().ok()?, second.parse().ok()?))
}
