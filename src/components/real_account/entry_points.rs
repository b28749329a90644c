//! Where nothing is selected yet: the ways in for those who come with a refusal, or an account, of their own.

use leptos::prelude::*;

use crate::browser::location;
use crate::session::{Dialog, use_session};
use crate::text::real_account as text;

/// The ways in. A post that frames the playground shows what it shows.
#[component]
pub fn WaysIn() -> impl IntoView {
    (!location::is_embed()).then(|| {
        view! {
            <p class="empty">{text::FROM_REAL_ACCOUNT}</p>
            {doors([(text::EXPLAIN_DENIED, Dialog::ExplainDenied), (text::IMPORT, Dialog::Import)])}
        }
    })
}

/// Buttons that open these dialogs.
pub fn doors(ways: impl IntoIterator<Item = (&'static str, Dialog)>) -> impl IntoView {
    let session = use_session();
    let buttons = ways.into_iter().map(|(title, dialog)| {
        view! { <button type="button" on:click=move |_| session.dialog.set(Some(dialog.clone()))>{title}</button> }
    });
    view! { <div class="button-row">{buttons.collect_view()}</div> }
}
