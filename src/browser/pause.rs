//! Long work in slices: the page goes on between them.

use js_sys::Promise;
use wasm_bindgen_futures::JsFuture;
use web_sys::window;

/// Lets the page draw and hear.
pub async fn between_slices() {
    let promise = Promise::new(&mut |done, _| {
        if let Some(window) = window() {
            let _ = window.set_timeout_with_callback(&done);
        }
    });
    let _ = JsFuture::from(promise).await;
}
