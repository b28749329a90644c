//! The version of the site that is kept for offline use: `crates/site/src/offline.js` knows when a newer one is ready.

use gloo::events::EventListener;
use web_sys::Event;

/// Calls `act` when a newer version is ready.
pub fn on_update(act: impl Fn() + 'static) {
    let Some(window) = web_sys::window() else { return };
    EventListener::new(&window, "iam-playground:update", move |_| act()).forget();
}

/// Loads the page anew, from the newer version.
pub fn take_update() {
    if let Some((window, event)) = web_sys::window().zip(Event::new("iam-playground:reload").ok()) {
        let _ = window.dispatch_event(&event);
    }
}
