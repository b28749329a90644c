//! What will be called, and what IAM will be asked, before anything is made; and a refusal with its why.

use aws_world::ApiCall;
use leptos::prelude::*;

use crate::components::close_dialog::close_dialog;
use crate::components::verdict::VerdictChip;
use crate::session::dry_run::{DryRunCall, DryRunRequest, dry_run};
use crate::session::use_session;
use crate::text::buttons;
use crate::text::create::review as text;
use crate::text::validation::in_plain_words;
use crate::ui::dyn_view::dyn_view;
use crate::ui::erased_memo::ErasedMemo;
use crate::ui::field::ErrorText;
use crate::ui::inline_markup::InlineMarkup;

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

/// AWS's refusal, after what it means where AWS says it by a constraint, with a way to its explanation where policies decided.
#[component]
pub fn Refused(problem: RwSignal<String>) -> impl IntoView {
    let session = use_session();
    let on_close = close_dialog();
    let why = ErasedMemo::new(move || {
        let refused = !problem.with(String::is_empty);
        refused.then(|| session.document_untracked().explained_refusal()).flatten()
    });
    let plain = move || {
        let plain = problem.with(|problem| in_plain_words(problem));
        plain.map(|text| view! { <p class="hint plain-error" role="alert"><InlineMarkup text/></p> })
    };
    view! {
        {dyn_view(plain)}
        <ErrorText text=problem/>
        {dyn_view(move || {
            let target = why.get()?;
            let explain = move |_| {
                session.explain(target.clone());
                on_close.run(());
            };
            Some(view! { <button type="button" on:click=explain>{buttons::WHY}</button> })
        })}
    }
}
