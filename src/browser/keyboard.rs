//! Keys that work everywhere on the page.

use std::cell::RefCell;

use gloo::events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, KeyboardEvent};

/// What a key asks for.
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
    /// What was typed since [`Shortcut::Find`]: what finds may have to be fetched first, and nobody waits with typing.
    static AHEAD: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// What was typed before the field was there that it was meant for.
pub fn typed_ahead() -> String {
    AHEAD.take().unwrap_or_default()
}

/// Keeps a letter that is typed ahead. Any key that is none ends it.
fn keep(event: &KeyboardEvent) -> bool {
    AHEAD.with_borrow_mut(|ahead| {
        let Some(typed) = ahead else { return false };
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
            _ => *ahead = None,
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
        if keep(event) {
            event.prevent_default();
        } else if let Some(shortcut) = shortcut(event) {
            event.prevent_default();
            if shortcut == Shortcut::Find {
                AHEAD.set(Some(String::new()));
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
    let in_text = is_in_text(event);
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
pub fn is_in_text(event: &KeyboardEvent) -> bool {
    event.target().and_then(|t| t.dyn_into::<HtmlElement>().ok()).is_some_and(|element| {
        element.is_content_editable()
            || element.tag_name() == "TEXTAREA"
            || (element.tag_name() == "INPUT" && is_text(&element))
    })
}

fn is_text(element: &HtmlElement) -> bool {
    !matches!(element.get_attribute("type").as_deref(), Some("checkbox" | "radio" | "button"))
}
