//! What a text is once the reader pauses.

use leptos::prelude::*;

use crate::browser::pause::PutOff;
use crate::ui::derived::Derived;

/// How long nothing is typed in a pause, in milliseconds.
const PAUSE: u32 = 150;

/// The text as it was when it was last left alone. What is said of a text need not flicker with each of its letters, nor
/// keep the next one waiting.
pub fn settled(text: Derived<String>) -> Derived<String> {
    let settled = RwSignal::new(text.get_untracked());
    let pending = PutOff::default();
    Effect::new(move |_| {
        let now = text.get();
        pending.by(PAUSE, move || {
            let _ = settled.try_set(now);
        });
    });
    Derived::new(move || settled.get())
}
