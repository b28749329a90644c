//! Sentences about gates.

use super::phrases::capital;
use super::{assumption, explicit_deny, implicit_deny, source_name, statement_name};
use crate::document::Effect;
use crate::document::PolicyType;
use crate::explanation::{AccountSide, Gate, GateOutcome, GateVerdict, PolicyOutcome, StatementOutcome};
use crate::request::AuthorizationRequest;

pub(super) fn sentence(request: &AuthorizationRequest, gate: &GateOutcome) -> String {
    let known = of_known_policies(request, gate);
    let has_no_say = match gate.verdict {
        GateVerdict::NotReached | GateVerdict::ExplicitDeny => return known,
        GateVerdict::NotApplicable => true,
        GateVerdict::Allows => gate.policies.is_empty(),
        GateVerdict::NotNeeded | GateVerdict::ImplicitDeny => false,
    };
    match assumption::of_gate(gate) {
        None => known,
        Some(_) if gate.gate == Gate::ExplicitDeny => known,
        // Nothing is known that could be told of the gate.
        Some(missing) if has_no_say => missing,
        Some(missing) => format!("{known} {missing}"),
    }
}

fn of_known_policies(request: &AuthorizationRequest, gate: &GateOutcome) -> String {
    let side = side(gate);
    let kind = kind(gate);
    if gate.gate == Gate::BlockPublicAccess {
        return block_public_access(gate.verdict).to_owned();
    }
    match gate.verdict {
        GateVerdict::NotReached => "An earlier step had decided already.".to_owned(),
        GateVerdict::NotApplicable => format!("No {kind}{side} applies to this request."),
        GateVerdict::Allows if gate.gate == Gate::ExplicitDeny => {
            let known = if gate.missing.is_empty() { "" } else { " that is known" };
            format!("No statement of any policy{side}{known} denies it.")
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
            Some(place) => format!("{} allows it.", capital(name(place))),
            None if gate.gate == Gate::ResourceControlPolicies => format!(
                "No {kind}{side} denies it; `RCPFullAWSAccess`, which is on every level, lets the rest through."
            ),
            None => format!("Nothing stands in the way here: no {kind}{side} is needed."),
        },
        GateVerdict::ExplicitDeny => match applying(gate, Effect::Deny) {
            Some((policy, statement)) => explicit_deny::sentence(request, policy, statement),
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
        GateVerdict::ImplicitDeny => implicit_deny::sentence(request, gate),
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

pub(super) fn side(gate: &GateOutcome) -> &'static str {
    match gate.side {
        AccountSide::Same => "",
        AccountSide::Caller => " of the caller's account",
        AccountSide::Resource => " of the resource's account",
    }
}

/// The first statement with this effect that applies.
pub(super) fn applying(gate: &GateOutcome, effect: Effect) -> Option<(&PolicyOutcome, &StatementOutcome)> {
    gate.policies.iter().find_map(|policy| {
        let mut statements = policy.statements.iter();
        let statement = statements.find(|statement| statement.applies && statement.effect == effect)?;
        Some((policy, statement))
    })
}

pub(super) fn name((policy, statement): (&PolicyOutcome, &StatementOutcome)) -> String {
    format!("{} in {}", statement_name(statement), source_name(&policy.source))
}

pub(super) fn kind(gate: &GateOutcome) -> &'static str {
    let trust = gate.policies.iter().any(|policy| policy.source.policy_type == PolicyType::Trust);
    match gate.gate {
        Gate::ExplicitDeny => "policy",
        Gate::ResourceControlPolicies => "resource control policy",
        Gate::ServiceControlPolicies => "service control policy",
        Gate::ResourcePolicy if trust => "role trust policy",
        Gate::ResourcePolicy => "resource-based policy",
        Gate::AccessPointBucket => "policy about the bucket behind the access point",
        Gate::BlockPublicAccess => "S3 Block Public Access setting",
        Gate::IdentityPolicies => "identity-based policy",
        Gate::PermissionsBoundary => "permissions boundary",
        Gate::SessionPolicies => "session policy",
        Gate::VpcEndpointPolicy => "VPC endpoint policy",
    }
}
