//! Updates of the version that the service worker keeps: `crates/site/src/offline.js` announces a newer one.

use gloo::events::EventListener;
use web_sys::Event;

/// Calls `act` when a newer version is ready.
pub fn on_update_ready(act: impl Fn() + 'static) {
    let Some(window) = web_sys::window() else { return };
    EventListener::new(&window, "iam-playground:update", move |_| act()).forget();
}

/// Reloads the page from the newer version.
pub fn apply_update() {
    if let Some((window, event)) = web_sys::window().zip(Event::new("iam-playground:reload").ok()) {
        let _ = window.dispatch_event(&event);
    }
}
