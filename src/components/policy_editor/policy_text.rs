//! The text of a policy with everything that is said of it: findings, size, the reach of wildcards, and the marks of the
//! selected explanation.

use decision_path::formatted::Formatted;
use iam_policy::document::{PolicyDocument, PolicyType, Severity, size_of};
use iam_policy::json::reformat;
use iam_policy::span::TextRange;
use iam_policy_ide::remove_item;
use leptos::prelude::*;

use super::findings::{Findings, findings_of, select};
use super::json_area::JsonArea;
use super::reach::Reaches;
use super::redundancies::redundancies_of;
use super::visual::{self, Edited};
use crate::browser::editor::EditorMark;
use crate::components::marked_json;
use crate::session::authorization_lookup::{Lookup, look_up_authorizations};
use crate::session::document::Document;
use crate::session::redundancy::PolicyFinding;
use crate::session::written_policy::{grouped, in_several_lines};
use crate::session::{PolicyView, use_session};
use crate::text::policy_editor as text;
use crate::text::visual_editor as said;
use crate::ui::debounced::debounced;
use crate::ui::dyn_view::{Show, dyn_view};
use crate::ui::erased_memo::ErasedMemo;
use crate::ui::tabs::Tabs;

/// How long a policy may be where its grammar alone does not say it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limit {
    /// Characters.
    pub characters: usize,
    /// What shares them: "all inline policies of the role".
    pub shared_by: &'static str,
}

/// The text, to be written in.
#[component]
pub fn PolicyText(
    /// Element id.
    id: &'static str,
    /// The text.
    text: ErasedMemo<String>,
    /// Which grammar.
    policy_type: PolicyType,
    /// Hears every change.
    #[prop(into)]
    on_input: Callback<String>,
    /// How long it may be, where that is not what its grammar says.
    #[prop(optional_no_strip)]
    limit: Option<Limit>,
    /// What can be done with it: above what is said of it, which comes and goes while somebody writes.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let session = use_session();
    let debounced = debounced(text);
    let document = ErasedMemo::new(move || debounced.with(|text| PolicyDocument::parse(text, policy_type)));
    let of_linter = findings_of(document);
    let redundancies = redundancies_of(debounced, document, policy_type);
    let findings = ErasedMemo::new(move || {
        // An empty text is no mistake yet.
        if debounced.with(|text| text.trim().is_empty()) {
            return Vec::new();
        }
        let mut all: Vec<PolicyFinding> = of_linter.get().into_iter().map(PolicyFinding::from).collect();
        all.extend(redundancies.get());
        all.sort_by_key(|finding| finding.range.start);
        all
    });
    let on_remove = Callback::new(move |range: TextRange| {
        let before = text.get_untracked();
        // What was typed since has moved the places.
        if debounced.with_untracked(|debounced| *debounced != before) {
            return;
        }
        let Some(after) = remove_item(&before, range) else { return };
        select(session.policy_view, id, &after, TextRange::new(range.start, range.start));
        on_input.run(after);
        session.messages.announce(text::REMOVED.to_owned());
    });
    let flags =
        ErasedMemo::new(move || findings.with(|findings| findings.iter().map(flag).collect::<Vec<_>>()));
    let marks = ErasedMemo::new(move || {
        let Some(target) = session.explanation.target() else { return Vec::new() };
        let world = session.document();
        text.with(|text| explained(&world, &target, text))
    });
    let tidy = move |_| match text.with_untracked(|text| reformat(text)) {
        Some(new) => on_input.run(new),
        None => session.tell(text::ONLY_JSON, true),
    };
    let is_visual = move || session.policy_view.get() == PolicyView::Visual;
    let form = move || is_visual().then(|| visual::form(Edited::new(id, text, policy_type, on_input)));
    view! {
        <Tabs id label=said::VIEWS selected=move || session.policy_view.get() on_choose=move |chosen| session.policy_view.set(chosen)
            tabs=vec![(PolicyView::Visual, said::VISUAL), (PolicyView::Json, said::JSON)]/>
        <div role="tabpanel" id=format!("{id}-panel") aria-label=said::VIEWS>
            {dyn_view(form)}
            // It stays while the form is shown: what it can take back is kept.
            <div class:hidden=is_visual>
                <JsonArea id label=text::POLICY_DOCUMENT text policy_type on_input flags marks/>
            </div>
        </div>
        <div class="editor-foot">
            <div class="text-tools">
                <Size text policy_type limit/>
                <Show when=move || !is_visual()><button type="button" class="quiet" on:click=tidy>{text::FORMAT}</button></Show>
            </div>
            {children.map(|actions| actions())}
            <Findings id text=debounced findings on_remove/>
        </div>
        <Show when=move || !is_visual()><Reaches document/></Show>
    }
}

fn flag(finding: &PolicyFinding) -> EditorMark {
    let kind = match finding.severity {
        Severity::Error => "error",
        Severity::SecurityWarning | Severity::Warning => "warning",
        Severity::Suggestion => "info",
    };
    let message = finding.message.clone();
    EditorMark { kind, range: finding.range, message }
}

/// The marks of the selected explanation, if the policy with this text took part in it.
fn explained(
    document: &Document,
    target: &crate::session::selection::WhyTarget,
    text: &str,
) -> Vec<EditorMark> {
    let Lookup::Found(all) = look_up_authorizations(document, target) else { return Vec::new() };
    let policies = all.iter().flat_map(|authorization| {
        let policies = authorization.result.gates.iter().flat_map(|gate| &gate.policies);
        policies.map(move |policy| (authorization, policy))
    });
    let mut found = policies.filter_map(|(authorization, policy)| {
        let found = authorization.policies.find(&policy.source);
        let written = found?.document.text();
        let is_shown = written == text || in_several_lines(written) == text;
        is_shown.then(|| (Formatted::of_two(written, text), marked_json::marks(&policy.statements)))
    });
    let Some((shown, marks)) = found.next() else { return Vec::new() };
    marks
        .into_iter()
        .filter_map(|(start, end, kind)| {
            let (start, end) = shown.range(start, end)?;
            Some(EditorMark { kind, range: TextRange::new(start, end), message: String::new() })
        })
        .collect()
}

#[component]
fn Size(text: ErasedMemo<String>, policy_type: PolicyType, limit: Option<Limit>) -> impl IntoView {
    let size = ErasedMemo::new(move || {
        let mut size = text.with(|text| size_of(text, policy_type));
        size.limit = limit.map_or(size.limit, |limit| limit.characters);
        (size.counted, size.limit)
    });
    let said = move || {
        let (counted, most) = size.get();
        text::size(&grouped(counted), &grouped(most), limit.map(|limit| limit.shared_by))
    };
    view! { <span class="hint" class:too-long=move || size.with(|(counted, limit)| counted > limit)>{dyn_view(said)}</span> }
}
