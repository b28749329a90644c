//! How far the wildcards of a policy reach.

use iam_policy::document::PolicyDocument;
use iam_policy_ide::{WildcardExpansion, wildcard_expansions};
use leptos::prelude::*;

use crate::session::use_session;
use crate::ui::dyn_view::dyn_view;
use crate::ui::erased_memo::ErasedMemo;

/// A line for each action with a wildcard; opened, it names what is covered.
#[component]
pub fn Reaches(document: ErasedMemo<PolicyDocument>) -> impl IntoView {
    let reference = use_session().service_reference;
    let found = ErasedMemo::new(move || {
        reference.with(|reference| document.with(|document| wildcard_expansions(document, reference.known())))
    });
    view! { <div class="reaches">{dyn_view(move || found.get().into_iter().map(line).collect_view())}</div> }
}

fn line(reach: WildcardExpansion) -> impl IntoView {
    let count = reach.count();
    view! {
        <details>
            <summary><code>{reach.pattern}</code>{count}</summary>
            <p class="covered">{reach.covered.join(", ")}</p>
        </details>
    }
}
