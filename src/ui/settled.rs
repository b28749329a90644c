//! What a text is once the reader pauses.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::timers::callback::Timeout;
use leptos::prelude::*;

use crate::ui::derived::Derived;

/// How long nothing is typed in a pause, in milliseconds.
const PAUSE: u32 = 150;

/// The text as it was when it was last left alone. What is said of a text need not flicker with each of its letters, nor
/// keep the next one waiting.
pub fn settled(text: Derived<String>) -> Derived<String> {
    let settled = RwSignal::new(text.get_untracked());
    let pending: Rc<RefCell<Option<Timeout>>> = Rc::default();
    Effect::new(move |_| {
        let now = text.get();
        let settles = move || {
            let _ = settled.try_set(now);
        };
        pending.replace(Some(Timeout::new(PAUSE, settles)));
    });
    Derived::new(move || settled.get())
}
