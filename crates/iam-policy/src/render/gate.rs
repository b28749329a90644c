//! What a gate said.

use super::{capital, source_name, statement_name};
use crate::document::PolicyType;
use crate::explanation::{AccountSide, Effect, Gate, GateOutcome, GateVerdict};

pub(super) fn sentence(gate: &GateOutcome) -> String {
    let side = match gate.side {
        AccountSide::Same => "",
        AccountSide::Caller => " of the caller's account",
        AccountSide::Resource => " of the resource's account",
    };
    let kind = kind(gate);
    if gate.gate == Gate::BlockPublicAccess {
        return block_public_access(gate.verdict).to_owned();
    }
    match gate.verdict {
        GateVerdict::NotReached => "An earlier step had decided already.".to_owned(),
        GateVerdict::NotApplicable => format!("No {kind}{side} applies to this request."),
        GateVerdict::Allows if gate.gate == Gate::ExplicitDeny => {
            format!("No statement of any policy{side} denies it.")
        }
        GateVerdict::ExplicitDeny if gate.gate == Gate::ExplicitDeny => {
            format!("A statement of a policy{side} denies it, and a Deny always wins.")
        }
        // A Deny that does not count: see `SpecialRule::RootKeepsBucketPolicy`.
        GateVerdict::Allows | GateVerdict::NotNeeded
            if gate.gate == Gate::ResourcePolicy && applying(gate, Effect::Deny).is_some() =>
        {
            "It denies it, which does not keep the root user of the bucket's account from the bucket's policy."
                .to_owned()
        }
        GateVerdict::Allows => match applying(gate, Effect::Allow) {
            Some(name) => format!("{} allows it.", capital(name)),
            None => format!("Nothing stands in the way here: no {kind}{side} is needed."),
        },
        GateVerdict::ExplicitDeny => match applying(gate, Effect::Deny) {
            Some(name) => format!("{} denies it.", capital(name)),
            None => format!("A {kind}{side} denies it."),
        },
        GateVerdict::NotNeeded => match gate.gate {
            Gate::ResourcePolicy => {
                "It allows nothing here, and need not: in one account an identity-based policy is enough."
                    .to_owned()
            }
            _ => format!(
                "No {kind}{side} allows it, and none has to: the resource's policy grants it to the caller directly."
            ),
        },
        GateVerdict::ImplicitDeny => implicit(gate, kind, side),
    }
}

/// A setting has no statements to name.
fn block_public_access(verdict: GateVerdict) -> &'static str {
    match verdict {
        GateVerdict::Allows => {
            "The bucket's policy is public and the bucket is restricted to AWS services and the owner's account, and the caller is one of them."
        }
        GateVerdict::ImplicitDeny => {
            "The bucket's policy is public, so the bucket is restricted to AWS services and the owner's account, and the caller is neither."
        }
        _ => "An earlier step had decided already.",
    }
}

fn implicit(gate: &GateOutcome, kind: &str, side: &str) -> String {
    if gate.policies.iter().any(|policy| policy.invalid) {
        return format!("No {kind}{side} allows it; a document with errors allows nothing.");
    }
    if let Some(level) = silent_level(gate) {
        let place = if level == 0 {
            "the organization's root".to_owned()
        } else {
            format!("level {level} below the organization's root")
        };
        return format!("Every level of the organization has to allow it, and no {kind} at {place} does.");
    }
    // Of other gates all levels have to allow, and one without policies is not among the outcomes.
    if matches!(gate.gate, Gate::IdentityPolicies | Gate::ResourcePolicy)
        && let Some(name) = applying(gate, Effect::Allow)
    {
        return format!("{} allows it, but a rule that no policy changes refuses it.", capital(name));
    }
    if gate.policies.is_empty() {
        return match gate.gate {
            Gate::IdentityPolicies => format!("The caller has no {kind}{side}, so nothing allows it."),
            Gate::ResourcePolicy => format!("The resource has no {kind} that allows it, and it has to."),
            _ => format!("No {kind}{side} allows it."),
        };
    }
    format!("No {kind}{side} allows it.")
}

/// The first level of an organisation on which nothing allows.
fn silent_level(gate: &GateOutcome) -> Option<usize> {
    let mut levels: Vec<(usize, bool)> = Vec::new();
    for policy in &gate.policies {
        let level = policy.level?;
        let allows =
            policy.statements.iter().any(|statement| statement.applies && statement.effect == Effect::Allow);
        match levels.iter_mut().find(|(known, _)| *known == level) {
            Some((_, known)) => *known |= allows,
            None => levels.push((level, allows)),
        }
    }
    levels.iter().find(|(_, allows)| !allows).map(|(level, _)| *level)
}

fn applying(gate: &GateOutcome, effect: Effect) -> Option<String> {
    gate.policies.iter().find_map(|policy| {
        let statement =
            policy.statements.iter().find(|statement| statement.applies && statement.effect == effect)?;
        Some(format!("{} in {}", statement_name(statement), source_name(&policy.source)))
    })
}

pub(super) fn kind(gate: &GateOutcome) -> &'static str {
    let trust = gate.policies.iter().any(|policy| policy.source.policy_type == PolicyType::Trust);
    match gate.gate {
        Gate::ExplicitDeny => "policy",
        Gate::ResourceControlPolicies => "resource control policy",
        Gate::ServiceControlPolicies => "service control policy",
        Gate::ResourcePolicy if trust => "role trust policy",
        Gate::ResourcePolicy => "resource-based policy",
        Gate::BlockPublicAccess => "S3 Block Public Access setting",
        Gate::IdentityPolicies => "identity-based policy",
        Gate::PermissionsBoundary => "permissions boundary",
        Gate::SessionPolicies => "session policy",
        Gate::VpcEndpointPolicy => "VPC endpoint policy",
    }
}
