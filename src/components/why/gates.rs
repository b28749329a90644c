//! The gates in order: each with its policies, their statements, and their elements, in the user's own JSON.

use aws_world::api::Authorization;
use iam_policy::evaluation::{Hypothesis, PolicySource};
use iam_policy::explanation::{AccountSide, Gate, GateOutcome, GateVerdict, PolicyOutcome};
use iam_policy::render;
use leptos::prelude::*;

use super::statement::Statement;
use super::statement_question::{PointOut, is_asked};
use super::what_if::change;
use crate::components::glossary::{Term, explained};
use crate::components::marked_json::MarkedJson;
use crate::components::verdict::VerdictIcon;
use crate::session::matrix::Verdict;
use crate::session::use_session;
use crate::text::why as text;
use crate::ui::inline_markup::InlineMarkup;

/// The gates in one list, or beside each other for the two accounts that have to agree.
#[component]
pub fn Gates(
    /// Index of the request among the call's.
    request: usize,
    authorization: Authorization,
) -> impl IntoView {
    let Authorization { request: asked, result, .. } = &authorization;
    let list = |wanted: &dyn Fn(AccountSide) -> bool| {
        let gates = result.gates.iter().enumerate().filter(|(_, gate)| wanted(gate.side));
        gates
            .map(|(index, gate)| {
                let decided =
                    result.deciding_gate == Some(index) || result.determining.iter().any(|s| s.gate == index);
                view! { <GateView request index gate=gate.clone() decided authorization=authorization.clone()/> }
            })
            .collect_view()
    };
    if result.gates.iter().all(|gate| gate.side == AccountSide::Same) {
        return view! { <ol class="gates">{list(&|_| true)}</ol> }.into_any();
    }
    let caller = asked.caller.account().unwrap_or_default().to_owned();
    let owner = asked.owner().unwrap_or_default().to_owned();
    view! {
        <p>{explained(text::TWO_ACCOUNTS_DECIDE)}</p>
        <div class="two-accounts">
            <section>
                <h5>{text::THE_CALLERS_ACCOUNT}<code>{caller}</code></h5>
                <ol class="gates">{list(&|side| side != AccountSide::Resource)}</ol>
            </section>
            <section>
                <h5>{text::THE_RESOURCES_ACCOUNT}<code>{owner}</code></h5>
                <ol class="gates">{list(&|side| side == AccountSide::Resource)}</ol>
            </section>
        </div>
    }
    .into_any()
}

#[component]
fn GateView(
    request: usize,
    index: usize,
    gate: GateOutcome,
    decided: bool,
    authorization: Authorization,
) -> impl IntoView {
    let (class, word) = gate_words(&gate);
    let sentence = render::gate_sentence(&authorization.request, &gate);
    let policies = gate
        .policies
        .iter()
        .enumerate()
        .map(|(place, policy)| view! { <PolicyView request gate=index place policy=policy.clone() authorization=authorization.clone() open=decided/> })
        .collect_view();
    view! {
        <li class=format!("gate {class}") class:decided=decided data-request=request data-gate=index>
            <p class="gate-head">
                <svg class=format!("icon verdict {class}") aria-hidden="true"><use href=format!("#v-{class}")></use></svg>
                <strong><Term name=gate_name(gate.gate)/></strong>
                <span class="said">{word}</span>
            </p>
            <p><InlineMarkup text=sentence/></p>
            {policies}
        </li>
    }
}

/// What a gate is called.
pub(crate) fn gate_name(gate: Gate) -> &'static str {
    match gate {
        Gate::ExplicitDeny => text::EXPLICIT_DENY,
        Gate::ResourceControlPolicies => text::RESOURCE_CONTROL_POLICIES,
        Gate::ServiceControlPolicies => text::SERVICE_CONTROL_POLICIES,
        Gate::ResourcePolicy => text::RESOURCE_BASED_POLICY,
        Gate::AccessPointBucket => text::ACCESS_POINT_BUCKET,
        Gate::BlockPublicAccess => text::S3_BLOCK_PUBLIC_ACCESS,
        Gate::IdentityPolicies => text::IDENTITY_BASED_POLICIES,
        Gate::PermissionsBoundary => text::PERMISSIONS_BOUNDARY,
        Gate::SessionPolicies => text::SESSION_POLICIES,
        Gate::VpcEndpointPolicy => text::VPC_ENDPOINT_POLICY,
    }
}

/// Class of the gate's icon and its word.
pub(crate) fn gate_words(gate: &GateOutcome) -> (&'static str, &'static str) {
    match gate.verdict {
        GateVerdict::Allows => ("allowed", text::LETS_IT_THROUGH),
        GateVerdict::ExplicitDeny => ("explicit-deny", text::DENIES),
        GateVerdict::ImplicitDeny => ("implicit-deny", text::DOES_NOT_ALLOW_IT),
        GateVerdict::NotNeeded => ("not-reached", text::NOT_NEEDED),
        GateVerdict::NotReached => ("not-reached", text::NOT_REACHED),
        GateVerdict::NotApplicable if !gate.missing.is_empty() => ("not-reached", text::NOT_IMPORTED),
        GateVerdict::NotApplicable => ("not-reached", text::NO_SUCH_POLICY),
    }
}

#[component]
fn PolicyView(
    /// Index of the request, of its gate, and of the policy at that.
    request: usize,
    gate: usize,
    place: usize,
    policy: PolicyOutcome,
    authorization: Authorization,
    open: bool,
) -> impl IntoView {
    let text = document_text(&authorization, &policy);
    let applies = policy.statements.iter().find(|statement| statement.applies);
    let verdict = match applies.map(|statement| statement.effect) {
        Some(iam_policy::explanation::Effect::Deny) => Verdict::ExplicitDeny,
        Some(iam_policy::explanation::Effect::Allow) => Verdict::Allowed,
        None => Verdict::ImplicitDeny,
    };
    let statements = policy.statements.clone();
    let session = use_session();
    // What can be pointed at is to be seen.
    let open = open || statements.iter().any(|statement| is_asked(session, &authorization, statement));
    let source = policy.source.clone();
    let leave_out = {
        let source = source.clone();
        move |_| change(session, Hypothesis::WithoutPolicy(source.clone()))
    };
    view! {
        <details class="policy-trace" open=open data-request=request data-gate=gate data-policy=place>
            <summary>
                <VerdictIcon verdict/>
                <span><InlineMarkup text=render::source_name(&policy.source)/></span>
            </summary>
            {statements
                .iter()
                .map(|statement| view! {
                    <Statement statement=statement.clone() source=source.clone()/>
                    <PointOut authorization=authorization.clone() sid=statement.sid.clone()/>
                })
                .collect_view()}
            <button type="button" class="quiet" aria-label=text::leave_out(&plain(&policy.source))
                on:click=leave_out>{text::WHAT_IF_LEFT_OUT}</button>
            {text.map(|text| view! { <MarkedJson text statements=statements.clone()/> })}
        </details>
    }
}

/// A policy's name without marks, for an attribute.
fn plain(source: &PolicySource) -> String {
    render::source_name(source).replace('`', "")
}

/// The text of the policy as the reader wrote it.
pub(crate) fn document_text(authorization: &Authorization, policy: &PolicyOutcome) -> Option<String> {
    Some(authorization.policies.find(&policy.source)?.document.text().to_owned())
}
