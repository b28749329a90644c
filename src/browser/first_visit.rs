//! Whether this is a first visit that asks for nothing yet. A script of `index.html` decides it before the first paint and
//! marks the page, so that the first paint and the app show the same.

use gloo::timers::callback::Timeout;

use super::location::root;
use super::storage;

const MARK: &str = "data-first-visit";

/// What can be pressed or written into, while the pointer is on it.
const UNDER_THE_POINTER: &str = ":is(button, a, input, select, textarea, summary):hover";

/// How often the pointer is looked at, milliseconds.
const LOOKS_AGAIN: u32 = 200;

/// Whether the page is marked.
pub fn is_first_visit() -> bool {
    root().is_some_and(|root| root.has_attribute(MARK))
}

/// Marks the page, for this visit.
pub fn begin_first_visit() {
    if let Some(root) = root() {
        let _ = root.set_attribute(MARK, "");
    }
}

/// Takes the mark away, for this visit and, where the browser stores anything, for those to come.
pub fn end_first_visit() {
    if let Some(root) = root() {
        let _ = root.remove_attribute(MARK);
    }
    storage::save_first_visit_ended();
}

/// Marks the page as one whose strip goes away; without a pointer that rests on anything it is gone at once, see
/// style/landing.css.
pub fn leave_first_visit() {
    if let Some(root) = root() {
        let _ = root.set_attribute(MARK, "leaving");
    }
}

/// Calls `act` once the pointer is on nothing that can be pressed, so that nothing moves away from under it.
pub fn once_pointer_is_free(act: impl Fn() + 'static) {
    let document = web_sys::window().and_then(|window| window.document());
    let pressable = document.and_then(|document| document.query_selector(UNDER_THE_POINTER).ok().flatten());
    if pressable.is_some() {
        let _ = Timeout::new(LOOKS_AGAIN, move || once_pointer_is_free(act)).forget();
    } else {
        act();
    }
}
