//! The question before the dialog closes while a lesson is written.

use leptos::prelude::*;

use crate::browser::focus;
use crate::text::make_lesson as text;

/// Id of the button that has the focus first.
const KEEP: &str = "lesson-keep-draft";

/// Keep the draft, throw it away, or go on.
#[component]
pub fn CloseQuestion(
    /// Closes, and keeps the draft.
    on_keep: Callback<()>,
    /// Closes, and throws it away.
    on_discard: Callback<()>,
    /// Whether the question stands.
    asks: RwSignal<bool>,
) -> impl IntoView {
    focus::focus_without_scrolling(KEEP.to_owned());
    let go_on = move |_| {
        asks.set(false);
        focus::focus("lesson-name");
    };
    view! {
        <div class="modal-foot close-question" role="alertdialog" aria-labelledby="close-question" aria-describedby="close-about">
            <div>
                <p><strong id="close-question">{text::CLOSE_QUESTION}</strong></p>
                <p id="close-about">{text::CLOSE_ABOUT}</p>
            </div>
            <button type="button" class="danger" on:click=move |_| on_discard.run(())>{text::DISCARD}</button>
            <button type="button" on:click=go_on>{text::GO_ON_WRITING}</button>
            <button type="button" class="primary" id=KEEP on:click=move |_| on_keep.run(())>{text::KEEP_AND_CLOSE}</button>
        </div>
    }
}
