//! The trace of a result, as data and in sentences.

use super::evaluation_results::{EvaluatedRequest, decision, source_type};
use super::reason;
use crate::document::Effect;
use crate::explanation::{
    AccountSide, ElementKind, ElementMatch, Gate, GateOutcome, GateVerdict, PolicyOutcome, SpecialRule,
    StatementOutcome,
};
use crate::json::Json;
use crate::policy_set::PolicySource;
use crate::reference::Reference;
use crate::render;
use crate::rule::Rule;
use crate::span::TextRange;
use crate::text::simulate as text;

type Members = Vec<(&'static str, Json)>;

/// The explanation of a result.
pub(super) fn explanation(answer: &EvaluatedRequest<'_>, reference: &Reference) -> Json {
    let (request, result) = (answer.request, answer.result);
    let mut members: Members = vec![
        ("Decision", Json::text(decision(result.decision))),
        ("Verdict", Json::text(render::verdict(result))),
        ("Sentence", Json::Text(render::deciding_sentence(request, result))),
    ];
    members.extend(render::nearest_deny(request, result).map(|deny| ("NearestDeny", Json::Text(deny))));
    members
        .extend(render::error_message(request, result).map(|message| ("ErrorMessage", Json::Text(message))));
    members.extend(result.special_rule.map(|rule| ("SpecialRule", Json::text(special_rule(rule)))));
    let deciding = result.deciding_gate.and_then(|index| result.gates.get(index));
    members.extend(deciding.map(|outcome| ("DecidingGate", Json::text(gate_name(outcome.gate)))));
    members.extend(unknown_action(&request.action, reference).map(|note| ("Note", Json::Text(note))));
    members.push(("Certainty", Json::text(render::certainty_word(result.certainty()))));
    members.push(("Rules", Json::List(result.rules().into_iter().map(rule).collect())));
    let gates = result.gates.iter().map(|outcome| gate(answer, outcome));
    members.push(("Gates", Json::List(gates.collect())));
    Json::from_members(members)
}

/// The note on an action that its service does not have. The action is evaluated all the same.
fn unknown_action(action: &str, reference: &Reference) -> Option<String> {
    let (service, name) = action.split_once(':')?;
    if reference.is_no_service(service) {
        return Some(text::unknown_service(service));
    }
    reference.service(service)?.action(name).is_none().then(|| text::unknown_action(action))
}

fn gate(answer: &EvaluatedRequest<'_>, outcome: &GateOutcome) -> Json {
    let policies = outcome.policies.iter().map(|outcome| policy(answer, outcome));
    Json::from_members(vec![
        ("Gate", Json::text(gate_name(outcome.gate))),
        ("Account", Json::text(side_name(outcome.side))),
        ("Verdict", Json::text(verdict_name(outcome.verdict))),
        ("Sentence", Json::Text(render::gate_sentence(answer.request, outcome))),
        ("Policies", Json::List(policies.collect())),
    ])
}

fn policy(answer: &EvaluatedRequest<'_>, outcome: &PolicyOutcome) -> Json {
    let statements = outcome.statements.iter().map(|one| statement(answer, &outcome.source, one));
    let mut members: Members = vec![
        ("SourcePolicyId", Json::text(&outcome.source.name)),
        ("SourcePolicyType", Json::text(source_type(outcome.source.policy_type))),
    ];
    members.extend(outcome.level.map(|level| ("Level", Json::from(level))));
    members.push(("Statements", Json::List(statements.collect())));
    Json::from_members(members)
}

fn statement(answer: &EvaluatedRequest<'_>, source: &PolicySource, outcome: &StatementOutcome) -> Json {
    let elements = outcome.elements.iter().map(|one| element(answer, source, one));
    let mut members: Members = vec![("Statement", Json::from(outcome.index + 1))];
    members.extend(outcome.sid.iter().map(|sid| ("Sid", Json::text(sid))));
    let effect = match outcome.effect {
        Effect::Allow => "Allow",
        Effect::Deny => "Deny",
    };
    members.push(("Effect", Json::text(effect)));
    members.push(("Applies", Json::Bool(outcome.applies)));
    members.extend(range(answer, source, outcome.range));
    members.push(("Elements", Json::List(elements.collect())));
    Json::from_members(members)
}

fn element(answer: &EvaluatedRequest<'_>, source: &PolicySource, outcome: &ElementMatch) -> Json {
    let mut members: Members = vec![
        ("Element", Json::text(outcome.name.as_ref())),
        ("Kind", Json::text(kind_name(outcome.kind))),
        ("Matches", Json::Bool(outcome.matches)),
        ("Reason", reason::reason(&outcome.reason)),
        ("Sentence", Json::Text(render::element_sentence(outcome))),
        ("Certainty", Json::text(render::certainty_word(outcome.rule.certainty()))),
        ("Rule", rule(outcome.rule)),
    ];
    members.extend(range(answer, source, outcome.range));
    members.extend(
        outcome
            .matched_range
            .map(|matched| ("MatchedValue", Json::from_members(range(answer, source, matched)))),
    );
    Json::from_members(members)
}

/// A rule with AWS's page and, where it is not documented, what AWS says instead.
fn rule(rule: Rule) -> Json {
    let page = rule.page();
    let mut members: Members = vec![
        ("Certainty", Json::text(render::certainty_word(rule.certainty()))),
        ("Page", Json::text(page.title)),
        ("Address", Json::Text(page.url())),
    ];
    let note = render::rule_note(rule);
    if !note.is_empty() {
        members.push(("Note", Json::text(note)));
    }
    Json::from_members(members)
}

fn range(
    answer: &EvaluatedRequest<'_>,
    source: &PolicySource,
    range: TextRange,
) -> [(&'static str, Json); 2] {
    [
        ("StartPosition", answer.texts.position(source, range.start)),
        ("EndPosition", answer.texts.position(source, range.end)),
    ]
}

fn gate_name(gate: Gate) -> &'static str {
    match gate {
        Gate::ExplicitDeny => "ExplicitDeny",
        Gate::ResourceControlPolicies => "ResourceControlPolicies",
        Gate::ServiceControlPolicies => "ServiceControlPolicies",
        Gate::ResourcePolicy => "ResourcePolicy",
        Gate::AccessPointBucket => "AccessPointBucket",
        Gate::BlockPublicAccess => "BlockPublicAccess",
        Gate::IdentityPolicies => "IdentityPolicies",
        Gate::PermissionsBoundary => "PermissionsBoundary",
        Gate::SessionPolicies => "SessionPolicies",
        Gate::VpcEndpointPolicy => "VpcEndpointPolicy",
    }
}

fn side_name(side: AccountSide) -> &'static str {
    match side {
        AccountSide::Same => "Same",
        AccountSide::Caller => "Caller",
        AccountSide::Resource => "Resource",
    }
}

fn verdict_name(verdict: GateVerdict) -> &'static str {
    match verdict {
        GateVerdict::NotReached => "NotReached",
        GateVerdict::NotApplicable => "NotApplicable",
        GateVerdict::Allows => "Allows",
        GateVerdict::ExplicitDeny => "ExplicitDeny",
        GateVerdict::ImplicitDeny => "ImplicitDeny",
        GateVerdict::NotNeeded => "NotNeeded",
    }
}

fn kind_name(kind: ElementKind) -> &'static str {
    match kind {
        ElementKind::Principal => "Principal",
        ElementKind::Action => "Action",
        ElementKind::Resource => "Resource",
        ElementKind::Condition => "Condition",
    }
}

fn special_rule(rule: SpecialRule) -> &'static str {
    match rule {
        SpecialRule::AlwaysAllowed => "AlwaysAllowed",
        SpecialRule::OnlyAuthenticates => "OnlyAuthenticates",
        SpecialRule::RootCannotAssumeRoles => "RootCannotAssumeRoles",
        SpecialRule::NeedsSignature => "NeedsSignature",
        SpecialRule::TemporaryCredentials => "TemporaryCredentials",
        SpecialRule::OwnAccountOnly => "OwnAccountOnly",
        SpecialRule::OutsideAccessPointVpc => "OutsideAccessPointVpc",
        SpecialRule::RootKeepsBucketPolicy => "RootKeepsBucketPolicy",
        SpecialRule::FederatedWithoutSessionPolicy => "FederatedWithoutSessionPolicy",
        SpecialRule::ObjectOfAnotherAccount => "ObjectOfAnotherAccount",
        SpecialRule::PublicBucketRestricted { .. } => "PublicBucketRestricted",
    }
}
