//! What the draft allows that the saved policy does not, under the text, with a request a press away in Why.

use iam_policy::document::PolicyType;
use leptos::prelude::*;

use crate::browser::scheduling::yield_to_browser;
use crate::session::policy_comparison::{
    ComparisonLine, LineKind, PolicyComparison, PolicyEdit, known_resources, policy_comparison,
};
use crate::session::selection::WhyTarget;
use crate::session::{Session, use_session};
use crate::text::{buttons, policy_editor as text, ui};
use crate::ui::debounced::debounced;
use crate::ui::dyn_view::dyn_view;
use crate::ui::erased_memo::ErasedMemo;
use crate::ui::inline_markup::InlineMarkup;

const STYLES: &str = include_str!("../../../style/policy-comparison.css");

/// How far the comparison of a draft is.
#[derive(Clone, Debug, PartialEq)]
enum Progress {
    /// There is no draft.
    NoDraft,
    /// Nothing was said of a draft yet.
    Comparing,
    Compared(PolicyComparison),
    /// Its chunk could not be had; the next change tries again.
    NotFetched,
}

/// The comparison. It is made when typing pauses, and after what the pause lets be said of the text has been drawn.
#[component]
pub fn Compared(
    /// The text in force.
    saved: ErasedMemo<String>,
    /// The text as it is typed.
    draft: ErasedMemo<String>,
    policy_type: PolicyType,
    /// Whether there is a draft.
    is_changed: ErasedMemo<bool>,
) -> impl IntoView {
    let session = use_session();
    let progress = RwSignal::new(Progress::NoDraft);
    let paused = debounced(draft);
    Effect::new(move |_| {
        // As the names of AWS's services arrive, it is said anew.
        session.service_reference.track();
        let (saved, typed) = (saved.get(), paused.get());
        if !is_changed.get() {
            progress.set(Progress::NoDraft);
            return;
        }
        // What was said of the draft before stays until the new answer is there, so that nothing flickers.
        if progress.with_untracked(|known| !matches!(known, Progress::Compared(_))) {
            progress.set(Progress::Comparing);
        }
        wasm_bindgen_futures::spawn_local(async move {
            let fetched = policy_comparison().await;
            yield_to_browser().await;
            // The reader may have typed on, or gone.
            if paused.try_get_untracked().as_ref() != Some(&typed) || !is_changed.get_untracked() {
                return;
            }
            let now = match fetched {
                Ok(comparisons) => {
                    Progress::Compared(session.service_reference.with_untracked(|reference| {
                        let resources = known_resources(&session.document_untracked());
                        let reference = reference.known();
                        (comparisons.draft)(&PolicyEdit {
                            policy_type,
                            saved: &saved,
                            draft: &typed,
                            reference,
                            resources: &resources,
                        })
                    }))
                }
                Err(_) => Progress::NotFetched,
            };
            let _ = progress.try_set(now);
        });
    });
    let sentences = ErasedMemo::new(move || match progress.get() {
        Progress::Compared(comparison) => {
            let sentences = comparison.lines.into_iter().map(|line| line.sentence.replace('`', ""));
            sentences.collect::<Vec<_>>().join(" ")
        }
        _ => String::new(),
    });
    // Read aloud only when it changes, and not each time that it is made anew.
    Effect::new(move |_| {
        let sentences = sentences.get();
        if !sentences.is_empty() {
            session.messages.announce(sentences);
        }
    });
    let said = move || match progress.get() {
        Progress::NoDraft => ().into_any(),
        Progress::Comparing => view! { <p class="hint">{text::COMPARING}</p> }.into_any(),
        Progress::NotFetched => view! { <p class="hint">{ui::NOT_FETCHED}</p> }.into_any(),
        Progress::Compared(comparison) => {
            let lines = comparison.lines.into_iter().map(|line| view! { <Line session line/> });
            view! { <ul>{lines.collect_view()}</ul> }.into_any()
        }
    };
    view! {
        <style>{STYLES}</style>
        <section class="policy-comparison" aria-label=text::COMPARED_WITH_THE_SAVED_POLICY>
            {dyn_view(said)}
        </section>
    }
}

#[component]
fn Line(session: Session, line: ComparisonLine) -> impl IntoView {
    let ComparisonLine { sentence, kind, example } = line;
    let (class, sign) = match kind {
        LineKind::Gained => ("gained", "+"),
        LineKind::Lost => ("lost", "−"),
        LineKind::Remark => ("remark", ""),
    };
    let example = example.map(|example| {
        let label = text::why_for_instance(&example.sentence.replace('`', ""));
        let explain = move |_| session.explain(WhyTarget::Draft(example.decision.clone()));
        view! {
            <p class="hint"><InlineMarkup text=example.sentence/>" "
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
