//! Copying text, and what is pasted. Where the browser refuses to copy, the user can still select and copy it.

use wasm_bindgen_futures::JsFuture;

/// Puts `text` on the clipboard; `done` is called with whether that worked.
pub fn copy(text: String, done: impl FnOnce(bool) + 'static) {
    leptos::task::spawn_local(async move {
        let Some(window) = web_sys::window() else { return done(false) };
        let clipboard = window.navigator().clipboard();
        if wasm_bindgen::JsValue::from(clipboard.clone()).is_undefined() {
            return done(false);
        }
        done(JsFuture::from(clipboard.write_text(&text)).await.is_ok());
    });
}

/// The text of a paste.
pub fn pasted_text(event: &web_sys::ClipboardEvent) -> Option<String> {
    event.clipboard_data()?.get_data("text/plain").ok()
}
