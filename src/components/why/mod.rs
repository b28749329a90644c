//! Why: AWS's error text, the deciding sentence, every gate in order, every statement and element, marked in the
//! reader's own JSON.

pub mod context;
pub mod expected;
pub mod fixes;
pub mod markdown;
pub mod picture;
pub mod point_out;
pub mod resource_types;
pub mod rules;
pub mod statement;
pub mod way_steps;
pub mod what_if;

use crate::components::marked_json::MarkedJson;
use aws_world::api::Authorization;
use context::ContextKeys;
use expected::ExpectedVerdict;
use fixes::HowToMend;
use iam_policy::evaluation::{Hypothesis, PolicySource};
use iam_policy::explanation::{AccountSide, Gate, GateOutcome, GateVerdict, PolicyOutcome};
use iam_policy::render;
use leptos::prelude::*;
use picture::Pictures;
use point_out::{PointOut, is_asked};
use rules::Rules;
use statement::Statement;
use way_steps::WaySteps;
use what_if::{Banner, change, changed};

use crate::components::assumptions::Assumptions;
use crate::components::copy_text::copy_text;
use crate::components::glossary::{Term, explained};
use crate::components::real_account::ways_in::WaysIn;
use crate::components::verdict::{VerdictChip, VerdictIcon};
use crate::session::authorization_lookup::{Lookup, look_up_authorizations};
use crate::session::matrix::Verdict;
use crate::session::selection::WhyTarget;
use crate::session::use_session;
use crate::text::assumptions as assumptions_text;
use crate::text::session::messages;
use crate::text::why as text;
use crate::ui::dyn_view::dyn_view;
use crate::ui::erased_memo::ErasedMemo;
use crate::ui::inline_markup::InlineMarkup;
use crate::ui::lazy_view::lazy_view;

/// The explanation of the verdict in hand.
#[component]
pub fn Why() -> impl IntoView {
    let session = use_session();
    let asked = ErasedMemo::new(move || session.why.with(Option::is_some));
    view! {
        <div class="why">
            {dyn_view(move || match asked.get() {
                false => view! {
                    <p class="empty">{text::CHOOSE_A_CELL}</p>
                    <WaysIn/>
                }.into_any(),
                true => WHY.show(None),
            })}
        </div>
    }
}

lazy_view!(WHY = why_chunk: explanations in why);

const STYLES: &str = include_str!("../../../style/why.css");

fn explanations() -> AnyView {
    let session = use_session();
    let explained = dyn_view(move || {
        let document = session.document();
        let target = session.why.get()?;
        let expected = match &target {
            WhyTarget::Cell(caller, request) => {
                let (caller, request) = (caller.clone(), request.clone());
                Some(view! { <ExpectedVerdict caller request/> })
            }
            _ => None,
        };
        let explained = match look_up_authorizations(&document, &target) {
            Lookup::Found(all) => all
                .into_iter()
                .enumerate()
                .map(|(place, a)| view! { <Explanation place authorization=a/> })
                .collect_view()
                .into_any(),
            Lookup::Missing(text) => view! { <p class="empty">{text}</p><WaySteps/> }.into_any(),
        };
        Some(view! { {explained}{expected} })
    });
    view! {
        <style>{STYLES}</style>
        {explained}
    }
    .into_any()
}

#[component]
fn Explanation(place: usize, authorization: Authorization) -> impl IntoView {
    let session = use_session();
    let reference = session.service_reference;
    resource_types::fetch(reference, &authorization);
    dyn_view(move || {
        let authorization = resource_types::told(reference, authorization.clone());
        let changes = session.what_if.get();
        if changes.is_empty() {
            return view! { <Decision place authorization banner=None/> };
        }
        let looked_at = resource_types::told(reference, changed(&authorization, &changes));
        let in_world = render::verdict(&authorization.result);
        let now = looked_at.result.clone();
        let banner = view! { <Banner place changes in_world now/> }.into_any();
        view! { <Decision place authorization=looked_at banner=Some(banner)/> }
    })
}

#[component]
fn Decision(
    place: usize,
    authorization: Authorization,
    /// What is otherwise than in the world.
    banner: Option<AnyView>,
) -> impl IntoView {
    let session = use_session();
    let Authorization { request, policies: _, result } = &authorization;
    let in_world = banner.is_none();
    let error = render::error_message(request, result);
    let sentence = render::deciding_sentence(request, result);
    let nearest_deny = render::nearest_deny(request, result);
    let text = markdown::markdown(&authorization);
    let copy = move |_| copy_text(session, text.clone(), messages::TEXT);
    view! {
        <article class="explanation" id=format!("explanation-{place}") tabindex="-1">
            <h3><code>{request.action.clone()}</code></h3>
            <p class="on-resource">{text::ON}<code>{request.resource.clone()}</code></p>
            {banner}
            <p class="verdict-line"><VerdictChip verdict=Verdict::from(result.decision) words=render::verdict(result)/>
                <span class="button-row">
                    <button type="button" class="quiet" on:click=copy>{text::COPY_AS_MARKDOWN}</button>
                    <button type="button" class="quiet" on:click=|_| crate::browser::print::print()>{text::PRINT}</button>
                    {in_world.then(|| view! { <Pictures authorization=authorization.clone()/> })}
                </span></p>
            <p class="deciding"><InlineMarkup text=sentence/></p>
            {(!result.assumptions.is_empty()).then(|| view! { <h4>{assumptions_text::WHAT_WAS_NOT_IMPORTED}</h4> })}
            <Assumptions assumptions=result.assumptions.clone()/>
            {nearest_deny.map(|text| view! { <p class="nearest-deny"><InlineMarkup text/></p> })}
            <Rules rules=result.rules()/>
            {(place == 0 && in_world).then(|| view! { <WaySteps/> })}
            {error.map(|text| view! {
                <h4>{text::WHAT_AWS_ANSWERS}</h4>
                <pre class="aws-error" tabindex="0">{text}</pre>
            })}
            {in_world.then(|| view! { <HowToMend place authorization=authorization.clone()/> })}
            <ContextKeys place context=request.context.clone() missing=result.missing_context_keys.clone()/>
            <h4>{text::THE_GATES}</h4>
            <Gates authorization=authorization.clone()/>
        </article>
    }
}

/// The gates in one list, or beside each other for the two accounts that have to agree.
#[component]
fn Gates(authorization: Authorization) -> impl IntoView {
    let Authorization { request, result, .. } = &authorization;
    let list = |wanted: &dyn Fn(AccountSide) -> bool| {
        let gates = result.gates.iter().enumerate().filter(|(_, gate)| wanted(gate.side));
        gates
            .map(|(index, gate)| {
                let decided =
                    result.deciding_gate == Some(index) || result.determining.iter().any(|s| s.gate == index);
                view! { <GateView gate=gate.clone() decided authorization=authorization.clone()/> }
            })
            .collect_view()
    };
    if result.gates.iter().all(|gate| gate.side == AccountSide::Same) {
        return view! { <ol class="gates">{list(&|_| true)}</ol> }.into_any();
    }
    let caller = request.caller.account().unwrap_or_default().to_owned();
    let owner = request.owner().unwrap_or_default().to_owned();
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
fn GateView(gate: GateOutcome, decided: bool, authorization: Authorization) -> impl IntoView {
    let (class, word) = gate_words(&gate);
    let sentence = render::gate_sentence(&authorization.request, &gate);
    let policies = gate
        .policies
        .iter()
        .map(|policy| view! { <PolicyView policy=policy.clone() authorization=authorization.clone() open=decided/> })
        .collect_view();
    view! {
        <li class=format!("gate {class}") class:decided=decided>
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
fn gate_words(gate: &GateOutcome) -> (&'static str, &'static str) {
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
fn PolicyView(policy: PolicyOutcome, authorization: Authorization, open: bool) -> impl IntoView {
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
        <details class="policy-trace" open=open>
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
fn document_text(authorization: &Authorization, policy: &PolicyOutcome) -> Option<String> {
    Some(authorization.policies.find(&policy.source)?.document.text().to_owned())
}
