//! Where nothing is selected yet: the ways in for those who come with a refusal, or an account, of their own.

use leptos::prelude::*;

use crate::browser::location;
use crate::session::{Dialog, use_session};
use crate::text::real_account as text;

/// The ways in. A post that frames the playground shows what it shows.
#[component]
pub fn WaysIn() -> impl IntoView {
    let session = use_session();
    let ways = [(text::EXPLAIN_DENIED, Dialog::ExplainDenied), (text::IMPORT, Dialog::Import)];
    let buttons = ways.map(|(title, dialog)| {
        view! { <button type="button" on:click=move |_| session.dialog.set(Some(dialog.clone()))>{title}</button> }
    });
    (!location::is_embed()).then(|| {
        view! {
            <p class="empty">{text::FROM_REAL_ACCOUNT}</p>
            <div class="button-row ways-in">{buttons.into_iter().collect_view()}</div>
        }
    })
}
