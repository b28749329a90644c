//! What can be done with a world that somebody shared.

use leptos::prelude::*;

use crate::browser::{location, storage};
use crate::session::{saved, use_session};
use crate::text::links as text;
use crate::ui::dynamic::dynamic;

/// Keep it, go on with it, or go back.
#[component]
pub fn Choices() -> impl IntoView {
    let session = use_session();
    // Whether the reader was told that going back loses what they changed here.
    let asked = RwSignal::new(false);
    let keep = move |_| {
        let json =
            session.drafts.with_untracked(|drafts| saved::to_json(&session.document_untracked(), drafts));
        let taken = storage::scenarios();
        let name = (1..).map(text::scenario).find(|name| !taken.contains(name)).unwrap_or_default();
        match storage::save_scenario(&name, &json) {
            true => session.tell(&text::kept(&name), false),
            false => session.tell(text::NOT_KEPT, true),
        }
    };
    let adopt = move |_| {
        session.adopt();
        // A reload opens the work now, not the link.
        location::forget_hash();
    };
    let back = move |_| {
        if session.has_changed() && !asked.get_untracked() {
            asked.set(true);
        } else {
            session.leave();
            location::forget_hash();
        }
    };
    view! {
        <section class="visit-bar" aria-label=text::SHARED_WORLD>
            <p><strong>{text::LOOKING}</strong>" "{text::OWN_WORK_IS_KEPT}</p>
            <div class="button-row">
                <button type="button" on:click=keep>{text::KEEP}</button>
                <button type="button" on:click=adopt>{text::REPLACE}</button>
                <button type="button" class="primary" on:click=back>
                    {dynamic(move || if asked.get() { text::BACK_WITHOUT_CHANGES } else { text::BACK })}
                </button>
            </div>
        </section>
    }
}
