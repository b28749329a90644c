//! A debounced text.

use leptos::prelude::*;

use crate::browser::scheduling::Debounce;
use crate::ui::erased_memo::ErasedMemo;

/// For how long nothing may be typed, in milliseconds.
const DELAY: u32 = 150;

/// The text as it was when typing last paused. Findings about a text need not flicker with each letter, nor delay the next
/// one.
pub fn debounced(text: ErasedMemo<String>) -> ErasedMemo<String> {
    let debounced = RwSignal::new(text.get_untracked());
    let pending = Debounce::default();
    Effect::new(move |_| {
        let now = text.get();
        pending.schedule(DELAY, move || {
            let _ = debounced.try_set(now);
        });
    });
    ErasedMemo::new(move || debounced.get())
}
