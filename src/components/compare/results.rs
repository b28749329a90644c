//! What came of a comparison: for each user, role or resource what it gained and lost.

use leptos::prelude::*;

use super::running::{Changes, Progress, Running};
use crate::components::close_dialog::close_dialog;
use crate::session::access_comparison::{AccessChange, StateExample};
use crate::session::access_sentence::{holder_kind, line_sentence};
use crate::session::policy_comparison::LineKind;
use crate::session::selection::WhyTarget;
use crate::session::use_session;
use crate::text::{buttons, compare as text, ui};
use crate::ui::dyn_view::dyn_view;
use crate::ui::erased_memo::ErasedMemo;
use crate::ui::inline_markup::InlineMarkup;

/// So many are listed.
const MOST_LISTED: usize = 100;

/// How far the comparison is, then what came of it. `summarize` says that in a sentence.
#[component]
pub fn Results(running: Running, summarize: fn(&Changes) -> String) -> impl IntoView {
    let progress = running.progress;
    let status = ErasedMemo::new(move || match progress.get() {
        Progress::NotChosen => text::CHOOSE_BOTH.to_owned(),
        Progress::SameState => text::SAME_STATE.to_owned(),
        Progress::Looking => text::LOOKING.to_owned(),
        Progress::Comparing(done, all) => text::compared(done, all),
        Progress::NotFetched => ui::NOT_FETCHED.to_owned(),
        Progress::Done(changes) => summarize(&changes),
    });
    let is_done = ErasedMemo::new(move || progress.with(|now| matches!(now, Progress::Done(_))));
    let list = move || {
        let listed = is_done.get().then(|| progress.get_untracked());
        let Some(Progress::Done(Changes { changes, .. })) = listed else { return ().into_any() };
        let more = changes.len().saturating_sub(MOST_LISTED);
        let shown = changes.into_iter().take(MOST_LISTED);
        view! {
            <ul class="access-changes" aria-label=text::CHANGES>
                {shown.map(|change| view! { <Change change/> }).collect_view()}
            </ul>
            {(more > 0).then(|| view! { <p class="hint">{text::more(more)}</p> })}
        }
        .into_any()
    };
    view! {
        <p class="compare-status" role="status">{dyn_view(move || status.get())}</p>
        {dyn_view(list)}
    }
}

#[component]
fn Change(change: AccessChange) -> impl IntoView {
    let lines: Vec<_> = change
        .lines
        .iter()
        .map(|line| (line.kind, line_sentence(&change, line), line.example.clone()))
        .collect();
    view! {
        <li>
            <p><strong>{change.holder.name}</strong>" "<span class="card-note">{holder_kind(change.holder.kind)}</span></p>
            <ul>
                {lines.into_iter().map(|(kind, sentence, example)| view! { <Line kind sentence example/> }).collect_view()}
            </ul>
        </li>
    }
}

#[component]
fn Line(kind: LineKind, sentence: String, example: Option<StateExample>) -> impl IntoView {
    let session = use_session();
    let on_close = close_dialog();
    let (class, sign) = match kind {
        LineKind::Gained => ("gained", "+"),
        LineKind::Lost => ("lost", "−"),
        LineKind::Remark => ("remark", ""),
    };
    let example = example.map(|StateExample { sentence, decision }| {
        let label = text::why(&sentence.replace('`', ""));
        let explain = move |_| {
            session.explain(WhyTarget::State(decision.clone()));
            on_close.run(());
        };
        view! {
            <p class="hint"><InlineMarkup text=sentence/>" "
                <button type="button" class="quiet" aria-label=label on:click=explain>{buttons::WHY}</button></p>
        }
    });
    view! {
        <li class=class>
            <span class="sign" aria-hidden="true">{sign}</span>
            <div><InlineMarkup text=sentence/>{example}</div>
        </li>
    }
}
