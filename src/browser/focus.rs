//! Moving the keyboard focus, and dialogs.

use wasm_bindgen::JsCast;
use web_sys::{FocusOptions, HtmlDialogElement, HtmlElement, HtmlTextAreaElement};

use crate::browser::editor;

fn element(id: &str) -> Option<HtmlElement> {
    web_sys::window()?.document()?.get_element_by_id(id)?.dyn_into().ok()
}

/// Focuses the element with this id.
pub fn focus(id: &str) {
    if let Some(element) = element(id) {
        let _ = element.focus();
    }
}

/// Focuses the element with this id, once the page has been updated.
pub fn focus_after_update(id: String) {
    gloo::timers::callback::Timeout::new(0, move || focus(&id)).forget();
}

/// Focuses the element with this id as soon as the page has been updated, before the browser hears the next key, and
/// does not scroll.
pub fn focus_without_scrolling(id: String) {
    wasm_bindgen_futures::spawn_local(async move {
        leptos::task::tick().await;
        if let Some(element) = element(&id) {
            let options = FocusOptions::new();
            options.set_prevent_scroll(true);
            let _ = element.focus_with_options(&options);
        }
    });
}

/// Focuses the first element that one of these selectors finds, once the page has been updated: the first selector that
/// finds one counts.
pub fn focus_first_of(selectors: &'static [&'static str]) {
    gloo::timers::callback::Timeout::new(0, move || {
        let Some(document) = web_sys::window().and_then(|window| window.document()) else { return };
        let found = selectors.iter().find_map(|selector| document.query_selector(selector).ok().flatten());
        if let Some(element) = found.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
            let _ = element.focus();
        }
    })
    .forget();
}

/// Remembers which element has the focus now, to restore it.
pub fn save_focus() -> SavedFocus {
    SavedFocus(active_element())
}

/// The element that had the focus.
#[derive(Debug)]
pub struct SavedFocus(Option<HtmlElement>);

impl SavedFocus {
    /// Restores the focus as soon as the page has been updated, before the browser hears the next key, if nothing
    /// else has it by then. Where the element was rendered again, the one with its id gets it.
    pub fn restore(self) {
        let Some(had_it) = self.0 else { return };
        wasm_bindgen_futures::spawn_local(async move {
            leptos::task::tick().await;
            if active_element().is_some_and(|element| element.tag_name() != "BODY") {
                return;
            }
            if had_it.is_connected() {
                let _ = had_it.focus();
            } else {
                focus(&had_it.id());
            }
        });
    }
}

fn active_element() -> Option<HtmlElement> {
    web_sys::window()?.document()?.active_element()?.dyn_into().ok()
}

/// Whether `element` or something in it has the focus.
pub fn has_focus_within(element: &HtmlElement) -> bool {
    let active = web_sys::window().and_then(|window| window.document()?.active_element());
    element.contains(active.as_deref())
}

/// Whether the element with this id has the focus.
pub fn has_focus(id: &str) -> bool {
    let active = web_sys::window().and_then(|window| window.document()?.active_element());
    active.is_some_and(|element| element.id() == id)
}

/// Focuses the region after (or before) the one that has the focus. Regions carry `data-region`.
pub fn next_region(backwards: bool) {
    let Some(document) = web_sys::window().and_then(|window| window.document()) else { return };
    let Ok(list) = document.query_selector_all("[data-region]") else { return };
    let visible = |e: &HtmlElement| e.offset_width() > 0;
    let regions: Vec<HtmlElement> =
        (0..list.length()).filter_map(|i| list.item(i)?.dyn_into().ok()).filter(visible).collect();
    if regions.is_empty() {
        return;
    }
    let active = document.active_element();
    let current = regions.iter().position(|region| region.contains(active.as_deref()));
    let count = regions.len();
    let next = match (current, backwards) {
        (None, false) => 0,
        (None, true) => count - 1,
        (Some(i), false) => (i + 1) % count,
        (Some(i), true) => (i + count - 1) % count,
    };
    if let Some(region) = regions.get(next) {
        let _ = region.focus();
    }
}

/// Selects the UTF-16 units `start..end` of the editor or text area `id` and scrolls there.
pub fn select_text(id: &str, start: u32, end: u32) {
    if editor::select(id, start, end) {
        return;
    }
    let Some(area) = element(id).and_then(|e| e.dyn_into::<HtmlTextAreaElement>().ok()) else { return };
    let _ = area.focus();
    let _ = area.set_selection_range(start, end);
}

/// The same as soon as the page has been updated.
pub fn select_text_after_update(id: &'static str, start: u32, end: u32) {
    wasm_bindgen_futures::spawn_local(async move {
        leptos::task::tick().await;
        select_text(id, start, end);
    });
}

/// Opens `dialog` as a modal; the browser keeps the focus inside and closes it on Escape.
pub fn open_modal(dialog: &HtmlDialogElement) {
    let takes_place = dialog.open();
    if !takes_place && dialog.show_modal().is_err() {
        dialog.set_open(true);
    }
    // The browser begins at the button that closes it.
    const FIELDS: &str = "input:not([type=hidden], :disabled), select:not(:disabled), textarea, .cm-content";
    let field = dialog.query_selector(FIELDS).ok().flatten();
    if let Some(field) = field.and_then(|field| field.dyn_into::<HtmlElement>().ok())
        && field.offset_width() > 0
    {
        let _ = field.focus();
        return;
    }
    // A dialog that replaces another is the same element, so the browser moves no focus into it.
    let first = dialog.query_selector("button").ok().flatten().filter(|_| takes_place);
    if let Some(first) = first.and_then(|first| first.dyn_into::<HtmlElement>().ok()) {
        let _ = first.focus();
    }
}
