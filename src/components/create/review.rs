//! What will be called, and what IAM will be asked, before anything is made.

use aws_world::ApiCall;
use leptos::prelude::*;

use crate::components::verdict::VerdictChip;
use crate::session::dry_run::{DryRunCall, DryRunRequest, dry_run};
use crate::session::use_session;
use crate::text::create::review as text;
use crate::ui::dyn_view::dyn_view;
use crate::ui::erased_memo::ErasedMemo;

/// The calls as AWS CLI lines, each with the permissions it needs and whether they are there.
#[component]
pub fn CallReview(
    calls: ErasedMemo<Vec<ApiCall>>,
    /// Whether it stands open.
    #[prop(optional)]
    open: bool,
) -> impl IntoView {
    let session = use_session();
    let rehearsed = ErasedMemo::new(move || calls.with(|calls| dry_run(&session.document(), calls)));
    view! {
        <details class="call-review" open=open>
            <summary>{text::WHAT_WILL_BE_CALLED}</summary>
            <ol>{dyn_view(move || rehearsed.get().into_iter().map(call).collect_view())}</ol>
        </details>
    }
}

fn call(rehearsed: DryRunCall) -> AnyView {
    let row = |DryRunRequest { action, resource, verdict, verdict_text: words }| {
        view! { <li><VerdictChip verdict words/><span><code>{action}</code>{text::ON}<code>{resource}</code></span></li> }
    };
    view! {
        <li>
            <pre class="log" tabindex="0" aria-label=text::AWS_CLI_COMMAND>{rehearsed.cli_line}</pre>
            <ul class="asked" aria-label=text::WHAT_IAM_IS_ASKED>{rehearsed.requests.into_iter().map(row).collect_view()}</ul>
        </li>
    }
    .into_any()
}
