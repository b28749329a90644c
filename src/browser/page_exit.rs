//! The moment in which the page is left: closed, reloaded, or put into the background, where a browser may end it.

use gloo::events::{EventListener, EventListenerOptions};
use web_sys::window;

/// The browser asks whether to leave the page for as long as this exists.
#[derive(Debug)]
pub struct LeaveQuestion(
    #[expect(dead_code, reason = "kept for its drop, which takes the listener off")] EventListener,
);

impl LeaveQuestion {
    /// Has the browser ask from now on; `None` outside of a page.
    pub fn ask() -> Option<Self> {
        let options = EventListenerOptions::enable_prevent_default();
        let ask = |event: &web_sys::Event| event.prevent_default();
        Some(Self(EventListener::new_with_options(window()?.as_ref(), "beforeunload", options, ask)))
    }
}

/// Calls `act` whenever the page is left or hidden. What `act` does at once, and in the tasks that it spawns without waiting
/// for anything, is done before the page is gone.
pub fn on_exit(act: impl Fn() + Clone + 'static) {
    let Some(window) = window() else { return };
    let Some(document) = window.document() else { return };
    let on_hidden = act.clone();
    let shown = document.clone();
    EventListener::new(&document, "visibilitychange", move |_| {
        if shown.hidden() {
            on_hidden();
        }
    })
    .forget();
    EventListener::new(&window, "pagehide", move |_| act()).forget();
}
