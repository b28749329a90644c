//! Sentences about an implicit deny: the Allow that is missing.

use super::phrases::capital;
use super::{gate as gates, near_miss, source_name};
use crate::arn::is_account_id;
use crate::document::Effect;
use crate::explanation::nearest;
use crate::explanation::{
    AccountSide, AuthorizationResult, CrossAccountAccess, ElementKind, Gate, GateOutcome, GateVerdict,
    MatchReason, PolicyOutcome, PrincipalReach, StatementOutcome, cross_account_access,
};
use crate::request::AuthorizationRequest;

/// The sentence about the gate that stops the request; about one of each account where both stop it.
pub(super) fn deciding(request: &AuthorizationRequest, result: &AuthorizationResult) -> String {
    let Some(gate) = result.deciding_gate.and_then(|index| result.gates.get(index)) else {
        return format!("Nothing allows `{}`.", request.action);
    };
    let missing = |gate: &&GateOutcome| gate.verdict == GateVerdict::ImplicitDeny;
    let other = result.gates.iter().filter(missing).find(|other| other.side != gate.side);
    match other {
        Some(other) => {
            let neither = if [gate, other].iter().all(|gate| gate.missing.is_empty()) {
                ", and neither does"
            } else {
                ""
            };
            format!(
                "Both accounts have to allow `{}`{neither}. {} {}",
                request.action,
                sentence(request, gate),
                sentence(request, other)
            )
        }
        None => sentence(request, gate) + &granted_to_role(result, gate),
    }
}

/// The sentence about a gate that does not allow, with its reason.
pub(super) fn sentence(request: &AuthorizationRequest, gate: &GateOutcome) -> String {
    // Of other gates all levels have to allow, and one without policies is not among the outcomes.
    if matches!(gate.gate, Gate::IdentityPolicies | Gate::ResourcePolicy)
        && let Some(place) = gates::applying(gate, Effect::Allow)
    {
        return format!(
            "{} allows it, but a rule that no policy changes refuses it.",
            capital(gates::name(place))
        );
    }
    if gate.policies.is_empty() {
        return without_policies(request, gate);
    }
    let level = gate.silent_level();
    if level.is_none() && gate.policies.iter().any(|policy| policy.level.is_some()) {
        return format!(
            "Every level of the organization has to allow `{}`, and at one of them nothing is attached.",
            request.action
        );
    }
    let policies: Vec<&PolicyOutcome> =
        gate.policies.iter().filter(|policy| level.is_none() || policy.level == level).collect();
    let who = match level {
        Some(level) => level_does_not_allow(request, gate, level, &policies),
        None => does_not_allow(request, gate, &policies),
    };
    format!("{who}{}", why(request, gate, &policies))
}

fn without_policies(request: &AuthorizationRequest, gate: &GateOutcome) -> String {
    let (action, kind, side) = (&request.action, gates::kind(gate), gates::side(gate));
    match gate.gate {
        Gate::IdentityPolicies if !gate.missing.is_empty() => {
            format!("No {kind}{side} is known that allows `{action}`.")
        }
        Gate::IdentityPolicies => {
            format!("The caller has no {kind}{side}, so nothing allows `{action}`.")
        }
        // Every role has one.
        Gate::ResourcePolicy if request.action_name().assumes_role() => {
            format!("The role's trust policy has to allow `{action}`, and no such role is known here.")
        }
        Gate::ResourcePolicy if gate.side == AccountSide::Resource => other_account(request),
        Gate::ResourcePolicy => {
            let because = if request.caller.account().is_none() {
                "the caller is of no account"
            } else {
                "policies of the caller are not enough for it"
            };
            format!("The resource has no {kind}, and one has to allow `{action}`: {because}.")
        }
        _ => format!("No {kind}{side} allows `{action}`."),
    }
}

/// The sentence about what would have to allow the caller's account in the resource's.
fn other_account(request: &AuthorizationRequest) -> String {
    let action = &request.action;
    let needed = match cross_account_access(request.action_name(), &request.resource) {
        CrossAccountAccess::ResourcePolicy => {
            return format!(
                "The resource has no resource-based policy, and one has to allow `{action}`: the caller is of another account."
            );
        }
        CrossAccountAccess::ResourceShare => "it has to share the resource by AWS RAM",
        CrossAccountAccess::DelegatedAdministrator => {
            "the organization has to make the caller's account a delegated administrator, or allow it in its delegation policy"
        }
        CrossAccountAccess::NoPolicy => {
            "no policy of such a resource is known that could allow it; assume a role of that account"
        }
    };
    format!(
        "Nothing of the resource's account allows `{action}`, and the caller is of another account: {needed}."
    )
}

fn does_not_allow(request: &AuthorizationRequest, gate: &GateOutcome, policies: &[&PolicyOutcome]) -> String {
    let action = &request.action;
    match policies {
        [one] if is_named(gate, policies) => {
            format!("{} does not allow `{action}`", capital(source_name(&one.source)))
        }
        _ => format!("No {}{} allows `{action}`", gates::kind(gate), gates::side(gate)),
    }
}

/// Of other gates than the identity-based policies a single policy stands for all.
fn is_named(gate: &GateOutcome, policies: &[&PolicyOutcome]) -> bool {
    policies.len() == 1 && gate.gate != Gate::IdentityPolicies
}

fn level_does_not_allow(
    request: &AuthorizationRequest,
    gate: &GateOutcome,
    level: usize,
    policies: &[&PolicyOutcome],
) -> String {
    let target =
        policies.first().map(|policy| policy.source.attached_to.as_str()).filter(|id| is_account_id(id));
    let place = match (target, level) {
        (Some(account), _) => format!("account `{account}`"),
        (None, 0) => "the organization's root".to_owned(),
        (None, _) => format!("level {level} below the organization's root"),
    };
    let who = match policies {
        [one] => format!("{} at {place} does not", source_name(&one.source)),
        _ => format!("no {} at {place} does", gates::kind(gate)),
    };
    format!("Every level of the organization has to allow `{}`, and {who}", request.action)
}

fn with_errors(policies: &[&PolicyOutcome]) -> String {
    match policies.iter().find(|policy| policy.invalid) {
        Some(policy) => format!(
            " {} has errors, and a document with errors allows nothing.",
            capital(source_name(&policy.source))
        ),
        None => String::new(),
    }
}

/// The end of the sentence: the Allow that comes closest and what it misses, or that none is about the action.
fn why(request: &AuthorizationRequest, gate: &GateOutcome, policies: &[&PolicyOutcome]) -> String {
    let errors = with_errors(policies);
    let is_named = is_named(gate, policies);
    if let Some(allow) = nearest(policies.iter().copied(), Effect::Allow) {
        let name = match is_named {
            true => format!("Its {}", allow.name()),
            false => format!("{} in {}", capital(allow.name()), source_name(&allow.policy.source)),
        };
        return format!(
            ".{errors} {name} comes closest, but does not apply: {}.{}",
            allow.failing(),
            allow.near_misses(request)
        );
    }
    let mut statements = policies.iter().flat_map(|policy| &policy.statements);
    if statements.clone().all(|statement| statement.effect == Effect::Deny) {
        return match errors.is_empty() {
            true => format!(": {} has no Allow.", if is_named { "it" } else { "none of them" }),
            false => format!(".{errors}"),
        };
    }
    let subject = if statements.any(is_about_action) { "no Allow" } else { "no statement" };
    format!(
        ": {subject} is about this action.{errors}{}",
        near_miss::action_sentence(request.action_name(), policies)
    )
}

fn is_about_action(statement: &StatementOutcome) -> bool {
    let mut actions = statement.elements.iter().filter(|element| element.kind == ElementKind::Action);
    actions.all(|element| element.matches)
}

/// What a resource's policy grants to a role is held by what limits the role's sessions (IAM User Guide, *Permissions
/// boundaries for IAM entities*, on resource-based policies).
fn granted_to_role(result: &AuthorizationResult, gate: &GateOutcome) -> String {
    let limit = match gate.gate {
        Gate::PermissionsBoundary => "a permissions boundary",
        Gate::SessionPolicies => "a session policy",
        _ => return String::new(),
    };
    let resource = result.gates.iter().find(|other| other.gate == Gate::ResourcePolicy);
    let granting = resource.and_then(|resource| gates::applying(resource, Effect::Allow));
    match granting {
        Some((policy, statement)) if names_role(statement) => format!(
            " {} allows it to the role, and a grant to a role does not pass {limit}.",
            capital(source_name(&policy.source))
        ),
        _ => String::new(),
    }
}

fn names_role(statement: &StatementOutcome) -> bool {
    statement.elements.iter().any(|element| {
        matches!(element.reason, Ok(MatchReason::PrincipalNamed { reach: PrincipalReach::Role, .. }))
    })
}
