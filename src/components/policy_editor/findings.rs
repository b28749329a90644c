//! What is wrong with a policy, or worth knowing: at once what the text alone tells, and as soon as it has been fetched what
//! the service reference tells.

use iam_policy::document::{Finding, PolicyDocument, Severity};
use iam_policy::span::{LineColumn, TextRange};
use leptos::children::ViewFn;
use leptos::prelude::*;

use crate::browser::editor::utf16_offset;
use crate::browser::{fetch, focus};
use crate::session::redundancy::PolicyFinding;
use crate::session::service_reference::{FetchedReference, ReferenceFile};
use crate::session::{PolicyView, use_session};
use crate::text::policy_editor as text;
use crate::ui::dyn_view::{Show, dyn_view};
use crate::ui::erased_memo::ErasedMemo;
use crate::ui::fetched::{FetchState, Fetched, FetchedView};
use crate::ui::inline_markup::InlineMarkup;

/// What is to be said of a policy: recomputed as it is written and as the service reference arrives.
pub fn findings_of(document: ErasedMemo<PolicyDocument>) -> ErasedMemo<Vec<Finding>> {
    let reference = use_session().service_reference;
    // An editor that opens asks once more for what could not be had before.
    if reference.with_untracked(FetchedReference::failed) {
        reference.update(FetchedReference::try_again);
    }
    Effect::new(move |_| {
        let wanted = reference.with(|known| document.with(|document| known.wanted_for(document)));
        if let Some(file) = wanted {
            get(reference, file);
        }
    });
    ErasedMemo::new(move || {
        reference.with(|reference| document.with(|document| document.findings_with(reference.known())))
    })
}

/// The findings, each with a button that goes to its place.
#[component]
pub fn Findings(
    /// Id of the text they are about.
    id: &'static str,
    /// The text.
    text: ErasedMemo<String>,
    /// What is said of it.
    findings: ErasedMemo<Vec<PolicyFinding>>,
    /// Removes what stands at a place.
    on_remove: Callback<TextRange>,
) -> impl IntoView {
    let reference = use_session().service_reference;
    let state = ErasedMemo::new(move || match reference.with(FetchedReference::failed) {
        true => FetchState::Failed(()),
        false => FetchState::Ready(()),
    });
    let none = move || {
        let said = move || match text.with(|text| text.trim().is_empty()) {
            true => text::NOTHING_WRITTEN,
            false => text::NO_FINDINGS,
        };
        let no_findings = move || ViewFn::from(move || view! { <p class="hint">{dyn_view(said)}</p> });
        let view = FetchedView::new(move || state.get().map(|()| no_findings()), retry(reference));
        view! { <Fetched view failed=text::NO_FINDINGS_IN_THE_GRAMMAR/> }
    };
    view! {
        <div class="findings" id=format!("{id}-findings") aria-live="polite">
            <Show when=move || !findings.with(Vec::is_empty) fallback=none>
                <ul>{dyn_view(move || {
                    findings.get().into_iter().map(|finding| item(id, text, finding, on_remove)).collect_view()
                })}</ul>
            </Show>
        </div>
    }
}

/// Lets what could not be fetched be asked for once more.
pub fn retry(reference: RwSignal<FetchedReference>) -> Callback<()> {
    Callback::new(move |()| reference.update(FetchedReference::try_again))
}

/// Fetches the services that most policies are about, unless they are here or on their way.
pub fn fetch_common(reference: RwSignal<FetchedReference>) {
    if reference.with_untracked(FetchedReference::lacks_common) {
        get(reference, ReferenceFile::Common);
    }
}

/// Fetches a file of the service reference.
pub fn get(reference: RwSignal<FetchedReference>, file: ReferenceFile) {
    reference.update(|reference| reference.asked(file));
    wasm_bindgen_futures::spawn_local(async move {
        let bytes = fetch::bytes(file.address()).await;
        reference.update(|reference| reference.arrived(file, bytes.as_deref()));
    });
}

fn item(
    id: &'static str,
    text: ErasedMemo<String>,
    finding: PolicyFinding,
    on_remove: Callback<TextRange>,
) -> impl IntoView {
    let (class, word) = match finding.severity {
        Severity::Error => ("error", text::ERROR),
        Severity::SecurityWarning => ("security", text::SECURITY),
        Severity::Warning => ("warning", text::WARNING),
        Severity::Suggestion => ("suggestion", text::SUGGESTION),
    };
    let policy_view = use_session().policy_view;
    let range = finding.range;
    let place = text.with_untracked(|text| LineColumn::at(text, range.start));
    let place = text::place(place.line, place.column);
    let go = move |_| text.with_untracked(|text| select(policy_view, id, text, range));
    let removal = finding.removal.map(|removal| {
        let label = text::removal_at(removal, &place);
        view! {
            " "<button type="button" class="quiet" aria-label=label on:click=move |_| on_remove.run(range)>{removal}</button>
        }
    });
    view! {
        <li class=class>
            <button type="button" class="place" on:click=go>{place}</button>
            " "<strong>{word}</strong>": "<InlineMarkup text=finding.message/>{removal}
        </li>
    }
}

/// Shows the text, in which this range is selected.
pub fn select(policy_view: RwSignal<PolicyView>, id: &'static str, text: &str, range: TextRange) {
    let (start, end) = (utf16_offset(text, range.start), utf16_offset(text, range.end));
    // The text may be behind the form, and the form have the focus.
    policy_view.set(PolicyView::Json);
    focus::select_text_after_update(id, start, end);
}
