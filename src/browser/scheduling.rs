//! Yielding between slices of long work, and debouncing.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::timers::callback::Timeout;
use js_sys::Promise;
use wasm_bindgen_futures::JsFuture;
use web_sys::window;

/// Yields to the event loop, so that the page can draw and handle events.
pub async fn yield_to_browser() {
    let promise = Promise::new(&mut |done, _| {
        if let Some(window) = window() {
            let _ = window.set_timeout_with_callback(&done);
        }
    });
    let _ = JsFuture::from(promise).await;
}

/// A debounced task: the newest one runs once no newer one has come for a while.
#[derive(Clone, Debug, Default)]
pub struct Debounce(Rc<RefCell<Option<Timeout>>>);

impl Debounce {
    /// Schedules `task` after so many milliseconds. It replaces a task that is still waiting.
    pub fn schedule(&self, milliseconds: u32, task: impl FnOnce() + 'static) {
        self.0.replace(Some(Timeout::new(milliseconds, task)));
    }

    /// Cancels the waiting task.
    pub fn cancel(&self) {
        self.0.replace(None);
    }
}
