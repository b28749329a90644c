//! Keys that work everywhere on the page.

use std::cell::RefCell;

use gloo::events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, KeyboardEvent};

/// A keyboard shortcut.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shortcut {
    /// Ctrl/Cmd+Enter.
    Run,
    /// Ctrl/Cmd+K.
    Find,
    /// Ctrl/Cmd+Z.
    Undo,
    /// Ctrl/Cmd+Shift+Z or Ctrl+Y.
    Redo,
    /// F6; with Shift backwards.
    NextRegion {
        /// Shift was held.
        backwards: bool,
    },
}

thread_local! {
    /// Text typed since [`Shortcut::Find`], while the search dialog may still be loading.
    static TYPED_AHEAD: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// Takes what was typed before the field was there that it was meant for.
pub fn take_typed_ahead() -> String {
    TYPED_AHEAD.take().unwrap_or_default()
}

/// Buffers a letter that is typed ahead. Any other key ends the buffering.
fn buffer_typed_key(event: &KeyboardEvent) -> bool {
    TYPED_AHEAD.with_borrow_mut(|typed_ahead| {
        let Some(typed) = typed_ahead else { return false };
        let key = event.key();
        let is_letter = key.chars().count() == 1 && !event.ctrl_key() && !event.meta_key();
        // A space may be meant for the button that tries again.
        if is_letter && (key != " " || !typed.is_empty()) {
            typed.push_str(&key);
            return true;
        }
        match key.as_str() {
            "Backspace" => drop(typed.pop()),
            "Shift" => {}
            _ => *typed_ahead = None,
        }
        false
    })
}

/// Calls `act` for every shortcut. Undo and redo are left to the text field that has the focus; nothing happens while a
/// dialog is open.
pub fn listen(act: impl Fn(Shortcut) + 'static) {
    let Some(window) = web_sys::window() else { return };
    let options = EventListenerOptions::enable_prevent_default();
    EventListener::new_with_options(&window, "keydown", options, move |event| {
        let Some(event) = event.dyn_ref::<KeyboardEvent>() else { return };
        if buffer_typed_key(event) {
            event.prevent_default();
        } else if let Some(shortcut) = shortcut(event) {
            event.prevent_default();
            if shortcut == Shortcut::Find {
                TYPED_AHEAD.set(Some(String::new()));
            }
            act(shortcut);
        }
    })
    .forget();
}

fn shortcut(event: &KeyboardEvent) -> Option<Shortcut> {
    let control = event.ctrl_key() || event.meta_key();
    let document = web_sys::window()?.document()?;
    if document.query_selector("dialog[open]").ok()?.is_some() {
        return None;
    }
    let in_text = is_in_text_field(event);
    match event.key().to_ascii_lowercase().as_str() {
        "f6" => Some(Shortcut::NextRegion { backwards: event.shift_key() }),
        "k" if control => Some(Shortcut::Find),
        "enter" if control => Some(Shortcut::Run),
        "z" if control && !in_text && event.shift_key() => Some(Shortcut::Redo),
        "z" if control && !in_text => Some(Shortcut::Undo),
        "y" if control && !in_text => Some(Shortcut::Redo),
        _ => None,
    }
}

/// Whether a key is pressed in a field for text, which takes its own letters back.
pub fn is_in_text_field(event: &KeyboardEvent) -> bool {
    event.target().and_then(|t| t.dyn_into::<HtmlElement>().ok()).is_some_and(|element| {
        element.is_content_editable()
            || element.tag_name() == "TEXTAREA"
            || (element.tag_name() == "INPUT" && accepts_text(&element))
    })
}

fn accepts_text(element: &HtmlElement) -> bool {
    !matches!(element.get_attribute("type").as_deref(), Some("checkbox" | "radio" | "button"))
}
