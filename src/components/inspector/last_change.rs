//! The foot of every page of the inspector: the AWS CLI line of the last call that changed the thing.

use leptos::prelude::*;

use crate::components::copy_text::copy_text;
use crate::session::last_change::last_change;
use crate::session::use_session;
use crate::text::inspector::last_change as text;
use crate::text::session::messages;
use crate::ui::dyn_view::dyn_view;
use crate::ui::erased_memo::ErasedMemo;

/// The last change of the selected thing; nothing where nothing has changed it.
#[component]
pub fn LastChange() -> impl IntoView {
    let session = use_session();
    let line = ErasedMemo::new(move || {
        let selection = session.selection.get()?;
        last_change(&session.document(), &selection)
    });
    dyn_view(move || {
        let line = line.get()?;
        let copied = line.clone();
        Some(view! {
            <section class="last-change" aria-label=text::LAST_CHANGE>
                <p class="label">{text::LAST_CHANGE}</p>
                <pre class="log" tabindex="0" aria-label=text::AWS_CLI_COMMAND>{line}</pre>
                <button type="button" on:click=move |_| copy_text(session, copied.clone(), messages::LINE)>{text::COPY_COMMAND}</button>
            </section>
        })
    })
}
