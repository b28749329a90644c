//! Sentences about an allowed request: the Allow that grants it, and the nearest Deny.

use super::phrases::capital;
use super::{source_name, statement_name};
use crate::condition::AbsentRule;
use crate::document::Effect;
use crate::explanation::nearest;
use crate::explanation::{
    AccountSide, AuthorizationResult, EvaluationDecision, Gate, GateOutcome, MatchReason, PolicyOutcome,
    StatementOutcome,
};
use crate::request::AuthorizationRequest;

type Granting<'r> = (&'r GateOutcome, &'r PolicyOutcome, &'r StatementOutcome);

pub(super) fn sentence(request: &AuthorizationRequest, result: &AuthorizationResult) -> String {
    let action = &request.action;
    let granting = granting(result);
    let names: Vec<String> = granting
        .iter()
        .map(|(_, policy, statement)| {
            format!("{} in {}", statement_name(statement), source_name(&policy.source))
        })
        .collect();
    let nothing = if result.assumptions.is_empty() { "nothing" } else { "nothing that is known" };
    let sentence = match names.as_slice() {
        [] => format!(
            "The root user may do everything in its own account, `{action}` too, unless a policy of the organization or the resource denies it."
        ),
        [one] => format!("{} allows `{action}`, and {nothing} denies it.", capital(one.clone())),
        several => format!(
            "{} allow `{action}`, one in each account, and {nothing} denies it.",
            capital(several.join(" and "))
        ),
    };
    granting.into_iter().fold(sentence, |sentence, (.., statement)| sentence + &surprises(statement))
}

/// The Allows that grant the access: one of an identity policy before one of a resource policy, or one of each account for a
/// request across accounts.
fn granting(result: &AuthorizationResult) -> Vec<Granting<'_>> {
    let of_gate = |wanted| {
        let places = result.determining.iter().filter_map(|place| result.statement_at(*place));
        places.into_iter().find(move |(gate, ..)| gate.gate == wanted)
    };
    let identity = of_gate(Gate::IdentityPolicies);
    let resource = of_gate(Gate::ResourcePolicy);
    let both = result.gates.iter().any(|gate| gate.side == AccountSide::Resource);
    match (identity, resource) {
        (Some(identity), Some(resource)) if both => vec![identity, resource],
        (Some(one), _) | (None, Some(one)) => vec![one],
        (None, None) => Vec::new(),
    }
}

/// Elements that allow more than they seem to: `NotAction` and `NotResource`, and `ForAllValues` where the request has no
/// value at all (IAM User Guide, *NotAction with Allow*, *Set operators for multivalued context keys*).
fn surprises(statement: &StatementOutcome) -> String {
    let sentences = statement.elements.iter().filter_map(|element| match &element.reason {
        Ok(MatchReason::KeyAbsent { key, rule: AbsentRule::ForAllValues }) => {
            Some(format!(" Its `ForAllValues` holds only because the request has no `{key}`."))
        }
        Ok(MatchReason::NotExcluded { requested }) => {
            Some(format!(" Its `{}` does not list `{requested}`.", element.name))
        }
        _ => None,
    });
    sentences.collect()
}

pub(super) fn nearest_deny(request: &AuthorizationRequest, result: &AuthorizationResult) -> Option<String> {
    if result.decision != EvaluationDecision::Allowed {
        return None;
    }
    let policies = result.gates.iter().flat_map(|gate| &gate.policies);
    let deny = nearest(policies, Effect::Deny)?;
    Some(format!(
        "The Deny that comes closest is {} in {}. It does not apply: {}.{}",
        deny.name(),
        source_name(&deny.policy.source),
        deny.failing(),
        deny.near_misses(request)
    ))
}
