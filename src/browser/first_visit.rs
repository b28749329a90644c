//! Whether this is a first visit that asks for nothing yet. A script of `index.html` decides it before the first paint and
//! marks the page, so that the first paint and the app show the same.

use super::storage;

const MARK: &str = "data-first-visit";

fn root() -> Option<web_sys::Element> {
    web_sys::window()?.document()?.document_element()
}

/// Whether the page is marked.
pub fn is_first_visit() -> bool {
    root().is_some_and(|root| root.has_attribute(MARK))
}

/// Takes the mark away, for this visit and, where the browser stores anything, for those to come.
pub fn end_first_visit() {
    if let Some(root) = root() {
        let _ = root.remove_attribute(MARK);
    }
    storage::save_first_visit_ended();
}
