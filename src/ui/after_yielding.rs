//! What waits until the browser has drawn what is more urgent.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::browser::scheduling::yield_to_browser;

/// Holds once the browser could draw and handle events: a view that waits for it is made in a task of its own.
pub fn after_yielding() -> ArcReadSignal<bool> {
    let (has_yielded, set_yielded) = arc_signal(false);
    spawn_local(async move {
        yield_to_browser().await;
        set_yielded.set(true);
    });
    has_yielded
}

/// Follows a value, each time once the browser could draw and handle events: what is made of it is made in a task of its own.
pub fn follow_after_yielding<T>(value: Memo<T>) -> ReadSignal<T>
where
    T: Clone + PartialEq + Send + Sync + 'static,
{
    let (followed, set_followed) = signal(value.get_untracked());
    Effect::new(move |_| {
        let now = value.get();
        if followed.with_untracked(|followed| *followed == now) {
            return;
        }
        spawn_local(async move {
            yield_to_browser().await;
            if let Some(now) = value.try_get_untracked() {
                let _ = set_followed.try_set(now);
            }
        });
    });
    followed
}
