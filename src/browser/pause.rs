//! Work that waits: long work in slices, between which the page goes on, and what is put off.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::timers::callback::Timeout;
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

/// Something that is put off, and done once nothing newer has taken its place.
#[derive(Clone, Debug, Default)]
pub struct PutOff(Rc<RefCell<Option<Timeout>>>);

impl PutOff {
    /// Does it after so many milliseconds, and what was put off before not at all.
    pub fn by(&self, milliseconds: u32, what: impl FnOnce() + 'static) {
        self.0.replace(Some(Timeout::new(milliseconds, what)));
    }

    /// Does not do it.
    pub fn cancel(&self) {
        self.0.replace(None);
    }
}
