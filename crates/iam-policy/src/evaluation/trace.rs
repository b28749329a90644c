//! The whole trace of a decision.

use super::eval_context::EvalContext;
use super::gate_effects::GateEffects;
use super::{MissingPolicy, PolicySet, access_point, gates, missing, special_rules, statement};
use crate::document::Effect;
use crate::document::{PolicyDocument, PolicyType};
use crate::explanation::{
    AuthorizationResult, EvaluationDecision, Gate, GateOutcome, GateVerdict, PolicyOutcome, SpecialRule,
    StatementRef,
};
use crate::matching::action::Action;
use crate::matching::eval_resource::EvalResource;
use crate::request::{AuthorizationRequest, Principal};
use crate::sorted_map::insert_sorted;

pub(super) fn authorize(request: &AuthorizationRequest, policies: &PolicySet) -> AuthorizationResult {
    let action = Action::new(request.action_name());
    let resource = EvalResource::new(request, action.name, &request.resource);
    let eval_context = EvalContext::new(request, action, &resource, policies);
    let request_text = statement::RequestText::new(&eval_context);
    let mut outcomes: Vec<(Gate, PolicyOutcome)> = Vec::new();
    let mut missing = MissingKeys::default();
    let mut effects = GateEffects::collect(policies, &mut |slot, policy| {
        missing.collect_from(&policy.document, request);
        let (outcome, effects) = statement::trace(policy, slot.level(), &eval_context, &request_text);
        outcomes.push((slot.gate(), outcome));
        effects
    });
    if let Some(request) = access_point::bucket_request(request, policies) {
        let action = Action::new(request.action_name());
        let resource = EvalResource::new(&request, action.name, &request.resource);
        let eval_context = EvalContext::new(&request, action, &resource, policies);
        let request_text = statement::RequestText::new(&eval_context);
        let in_own_account = eval_context.is_within_account();
        let of_bucket = GateEffects::collect_with_bucket(policies, &mut |slot, policy| {
            missing.collect_from(&policy.document, &request);
            let (outcome, effects) = statement::trace(policy, slot.level(), &eval_context, &request_text);
            let gate = access_point::trace_gate(slot.gate(), &outcome, in_own_account);
            outcomes.extend(gate.map(|gate| (gate, outcome)));
            effects
        });
        effects.add_bucket(&of_bucket, policies, in_own_account);
    }
    let mut gates: Vec<GateOutcome> = Vec::new();
    let decision = gates::evaluate_request(&eval_context, policies, &effects, &mut |evaluated| {
        let gates::EvaluatedGate { gate, side, verdict, own_verdict } = evaluated;
        let (policies, missing) = (Vec::new(), Vec::new());
        gates.push(GateOutcome { gate, side, verdict, own_verdict, policies, missing });
    });
    let effects = super::collect_effects(request, policies);
    let assumptions = missing::assumptions(&eval_context, policies, &effects, decision);
    for gate in &mut gates {
        let of_gate = outcomes.extract_if(.., |(of, _)| *of == gate.gate);
        gate.policies = of_gate.map(|(_, outcome)| outcome).collect();
        let could_deny = gate.gate == Gate::ExplicitDeny;
        let of_gate = policies.missing().filter(|policy| could_deny || gate_of(policy) == gate.gate);
        gate.missing = of_gate.cloned().collect();
    }
    let deciding_gate = deciding_gate(decision, &gates);
    AuthorizationResult {
        decision,
        deciding_gate,
        determining: determining(decision, &gates, policies),
        missing_context_keys: missing.keys,
        special_rule: special_rule(&eval_context, policies, deciding_gate.and_then(|index| gates.get(index)))
            .or_else(|| kept_by_root(&eval_context, decision, &gates)),
        gates,
        assumptions,
    }
}

/// The gate that would read a missing policy.
fn gate_of(policy: &MissingPolicy) -> Gate {
    match policy.policy_type {
        PolicyType::Identity => Gate::IdentityPolicies,
        PolicyType::Resource | PolicyType::Trust | PolicyType::Grant => Gate::ResourcePolicy,
        PolicyType::PermissionsBoundary => Gate::PermissionsBoundary,
        PolicyType::Session => Gate::SessionPolicies,
        PolicyType::VpcEndpoint => Gate::VpcEndpointPolicy,
        PolicyType::ServiceControl => Gate::ServiceControlPolicies,
        PolicyType::ResourceControl => Gate::ResourceControlPolicies,
    }
}

fn deciding_gate(decision: EvaluationDecision, gates: &[GateOutcome]) -> Option<usize> {
    let wanted = match decision {
        EvaluationDecision::Allowed => return None,
        EvaluationDecision::ExplicitDeny => GateVerdict::ExplicitDeny,
        EvaluationDecision::ImplicitDeny => GateVerdict::ImplicitDeny,
    };
    gates.iter().position(|gate| gate.verdict == wanted)
}

/// The statements that made the answer: every Deny that applies, or every Allow of a gate that let the request through.
fn determining(
    decision: EvaluationDecision,
    gates: &[GateOutcome],
    policies: &PolicySet,
) -> Vec<StatementRef> {
    let (verdict, effect) = match decision {
        EvaluationDecision::Allowed => (GateVerdict::Allows, Effect::Allow),
        EvaluationDecision::ExplicitDeny => (GateVerdict::ExplicitDeny, Effect::Deny),
        EvaluationDecision::ImplicitDeny => return Vec::new(),
    };
    let mut found = Vec::new();
    for (gate, outcome) in gates.iter().enumerate().filter(|(_, outcome)| outcome.verdict == verdict) {
        let only_denies = policies.resource_only_denies && outcome.gate == Gate::ResourcePolicy;
        for (policy, outcome) in outcome.policies.iter().enumerate() {
            if only_denies && policy < policies.resource.len() && effect == Effect::Allow {
                continue;
            }
            for (statement, outcome) in outcome.statements.iter().enumerate() {
                if outcome.applies && outcome.effect == effect {
                    found.push(StatementRef { gate, policy, statement });
                }
            }
        }
    }
    found
}

fn special_rule(
    eval_context: &EvalContext<'_>,
    policies: &PolicySet,
    deciding: Option<&GateOutcome>,
) -> Option<SpecialRule> {
    match (eval_context.rule(), deciding.map(|gate| (gate.gate, gate.verdict))) {
        // A Deny decides before any of the rules that refuse.
        (Some(_), Some((_, GateVerdict::ExplicitDeny))) => None,
        (Some(rule), _) => Some(rule),
        (None, Some((Gate::SessionPolicies, GateVerdict::ImplicitDeny)))
            if policies.session.is_none()
                && matches!(eval_context.request.caller, Principal::FederatedUser { .. }) =>
        {
            Some(SpecialRule::FederatedWithoutSessionPolicy)
        }
        (None, Some((Gate::ResourcePolicy, GateVerdict::ImplicitDeny))) if policies.resource_only_denies => {
            Some(SpecialRule::ObjectOfAnotherAccount)
        }
        (None, Some((Gate::BlockPublicAccess, GateVerdict::ImplicitDeny))) => {
            let statement = special_rules::public_bucket(eval_context, policies)?;
            Some(SpecialRule::PublicBucketRestricted { statement })
        }
        _ => None,
    }
}

/// The rule that leaves a Deny of the resource's policy aside, where there is one.
fn kept_by_root(
    eval_context: &EvalContext<'_>,
    decision: EvaluationDecision,
    gates: &[GateOutcome],
) -> Option<SpecialRule> {
    let denies = |gate: &GateOutcome| {
        let mut statements = gate.policies.iter().flat_map(|policy| &policy.statements);
        gate.gate == Gate::ResourcePolicy
            && statements.any(|statement| statement.applies && statement.effect == Effect::Deny)
    };
    (decision == EvaluationDecision::Allowed
        && special_rules::root_keeps_bucket_policy(eval_context)
        && gates.iter().any(denies))
    .then_some(SpecialRule::RootKeepsBucketPolicy)
}

/// Keys that policies ask for and the request does not carry, each once, as first written.
#[derive(Default)]
struct MissingKeys {
    /// In lower case, sorted.
    seen: Vec<String>,
    keys: Vec<String>,
}

impl MissingKeys {
    fn collect_from(&mut self, document: &PolicyDocument, request: &AuthorizationRequest) {
        for statement in document.statements() {
            for clause in &statement.conditions {
                self.record(&clause.key.value, &clause.lower_key, request);
                for variable in clause.values.iter().flat_map(|value| value.template.variables()) {
                    self.record(&variable.key, variable.lower_key(), request);
                }
            }
            let resources = statement.resource.iter().flat_map(|element| &element.values);
            for variable in resources.flat_map(|value| value.template.variables()) {
                self.record(&variable.key, variable.lower_key(), request);
            }
        }
    }

    fn record(&mut self, key: &str, lower: &str, request: &AuthorizationRequest) {
        if insert_sorted(&mut self.seen, lower) && request.context.get_lower(lower).is_none() {
            self.keys.push(key.to_owned());
        }
    }
}
