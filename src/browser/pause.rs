//! Long work in slices: the page goes on between them.

use js_sys::{Date, Promise};
use wasm_bindgen_futures::JsFuture;
use web_sys::window;

/// How long a slice may be, milliseconds: a frame less what the page itself needs.
const SLICE: f64 = 10.0;

/// Does `step` until it says that there is nothing more, or until the slice is over; says whether there is more.
pub fn slice(mut step: impl FnMut() -> bool) -> bool {
    let start = Date::now();
    while Date::now() - start < SLICE {
        if !step() {
            return false;
        }
    }
    true
}

/// Lets the page draw and hear.
pub async fn between_slices() {
    let promise = Promise::new(&mut |done, _| {
        if let Some(window) = window() {
            let _ = window.set_timeout_with_callback(&done);
        }
    });
    let _ = JsFuture::from(promise).await;
}
