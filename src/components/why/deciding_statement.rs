//! The statement that decided, beside the decision path; or the policy that is pressed there.

use aws_world::api::Authorization;
use decision_path::scene::Target;
use decision_path::statement::{Line, Mark, StatementText};
use iam_policy::evaluation::PolicySource;
use iam_policy::explanation::{Gate, GateOutcome, PolicyOutcome};
use iam_policy::render;
use leptos::html;
use leptos::prelude::*;

use super::decision_path::with_decision;
use super::gate_what_if::PolicyWhatIf;
use super::gates::document_text;
use crate::browser::scroll;
use crate::components::marked_json::MarkedJson;
use crate::session::map_items::{ItemState, stop_of};
use crate::session::request_path::{policy_selection, trace_path};
use crate::session::use_session;
use crate::text::request_path;
use crate::text::why as text;
use crate::ui::dyn_view::dyn_view;
use crate::ui::inline_markup::{InlineMarkup, capitalized};

/// The statement, with the elements marked that made the decision.
#[component]
pub fn DecidingStatementView(
    /// Index of the request whose statement it is until something of another is pressed.
    request: usize,
    /// The decisions about the call's requests.
    shown: StoredValue<Vec<Authorization>>,
    /// What is pressed in the drawing.
    pressed: RwSignal<Option<Target>>,
) -> impl IntoView {
    let document = use_session().document_untracked();
    dyn_view(move || {
        shown.with_value(|shown| match pressed.get() {
            Some(target) => of_target(shown.get(target.request)?, target, pressed),
            None => {
                let authorization = shown.get(request)?;
                let statement = with_decision(&document, authorization, StatementText::new)?;
                of_statement(request, authorization, &statement)
            }
        })
    })
}

fn of_statement(request: usize, authorization: &Authorization, statement: &StatementText) -> Option<AnyView> {
    let at = statement.deciding.statement;
    let (_, policy, outcome) = authorization.result.statement_at(at)?;
    let name = render::statement_name(outcome);
    let title = text::statement_of(&capitalized(&name), &render::source_name(&policy.source));
    let lines = statement.lines.iter().map(line).collect_view();
    let json = NodeRef::<html::Pre>::new();
    Effect::new(move || {
        if let Some(json) = json.get() {
            scroll::show_within(&json, ".deciding-element");
        }
    });
    let view = view! {
        <section class="deciding-statement" aria-label=text::DECIDING_STATEMENT>
            <div class="deciding-head"><p><InlineMarkup text=title/></p><OpenPolicy source=policy.source.clone()/></div>
            <pre class="marked-json" tabindex="0" node_ref=json aria-label=text::DECIDING_STATEMENT data-request=request data-gate=at.gate data-policy=at.policy>{lines}</pre>
        </section>
    };
    Some(view.into_any())
}

fn line(line: &Line) -> AnyView {
    let segments = line.iter().map(|segment| {
        let text = segment.text.clone();
        match segment.mark {
            Mark::None => text.into_any(),
            Mark::Folded => view! { <span class="folded">{text}</span> }.into_any(),
            Mark::Element => view! { <mark class="deciding-element">{text}</mark> }.into_any(),
            Mark::Value => view! { <mark class="deciding-element value">{text}</mark> }.into_any(),
        }
    });
    view! { {segments.collect_view()}"\n" }.into_any()
}

/// The policy that is pressed with all its marks; of a gate without one, its sentence.
fn of_target(
    authorization: &Authorization,
    target: Target,
    pressed: RwSignal<Option<Target>>,
) -> Option<AnyView> {
    let gate = authorization.result.gates.get(target.gate)?;
    let sentence = render::gate_sentence(&authorization.request, gate);
    let policies = gate.policies.iter().enumerate();
    let shown = policies.filter(|(index, _)| target.policy.is_none_or(|wanted| wanted == *index));
    let policies = shown
        .map(|(index, policy)| of_policy(authorization, Target { policy: Some(index), ..target }, policy))
        .collect_view();
    let back = move |_| pressed.set(None);
    let view = view! {
        <section class="deciding-statement" aria-label=text::PRESSED_POLICY>
            <div class="deciding-head"><p>{gate_title(gate)}</p><button type="button" class="quiet" on:click=back>{text::BACK_TO_DECIDING}</button></div>
            <p class="gate-sentence"><InlineMarkup text=sentence/></p>
            {open_resource(gate)}
            {policies}
        </section>
    };
    Some(view.into_any())
}

/// Opens the resource, where that has no policy and one may be written.
fn open_resource(gate: &GateOutcome) -> Option<AnyView> {
    if gate.gate != Gate::ResourcePolicy || !gate.policies.is_empty() {
        return None;
    }
    let session = use_session();
    let document = session.document_untracked();
    let resource = trace_path(&document, &session.explanation.target_untracked()?)?.destination?;
    let item = stop_of(&document, &resource).filter(|item| item.state != ItemState::Missing)?;
    let open = move |_| session.open_selection(resource.clone());
    Some(view! { <p class="button-row"><button type="button" on:click=open>{request_path::open(&item.title)}</button></p> }.into_any())
}

fn gate_title(gate: &GateOutcome) -> AnyView {
    view! { <strong>{super::gates::gate_name(gate.gate)}</strong> }.into_any()
}

fn of_policy(authorization: &Authorization, at: Target, policy: &PolicyOutcome) -> AnyView {
    let name = capitalized(&render::source_name(&policy.source));
    let json = document_text(authorization, policy)
        .map(|text| view! { <MarkedJson text statements=policy.statements.clone()/> });
    view! {
        <div class="deciding-head"><p><InlineMarkup text=name/></p><OpenPolicy source=policy.source.clone()/></div>
        <div data-request=at.request data-gate=at.gate data-policy=at.policy>{json}</div>
        <PolicyWhatIf source=policy.source.clone()/>
    }
    .into_any()
}

/// Opens the policy in the inspector, where it is one that can be edited.
#[component]
fn OpenPolicy(source: PolicySource) -> impl IntoView {
    let session = use_session();
    let selection = policy_selection(&session.document_untracked(), &source)?;
    let label = text::open_policy(&source.name);
    Some(view! {
        <button type="button" class="quiet" aria-label=label on:click=move |_| session.open_selection(selection.clone())>{text::OPEN}</button>
    })
}
