//! The words of every verdict: one table, which keeps a Deny apart from a missing Allow and says who it was. A verdict that
//! names who decided begins with the words of the decision: a reader sees one term in the matrix and under Why.

use crate::document::Effect;
use crate::document::PolicyType;
use crate::explanation::{AuthorizationResult, EvaluationDecision, Gate, GateOutcome, SpecialRule};

const ALLOWED: &str = "Allowed";
const NO_RULE: &str = "Not allowed by any policy";
const RULE_OF_AWS: &str = "Not allowed by a rule of AWS";

/// The verdicts of a gate: where it denies, and where it does not allow.
fn of_gate(gate: &GateOutcome) -> (&'static str, &'static str) {
    match gate.gate {
        Gate::ExplicitDeny => ("Denied by rule", NO_RULE),
        Gate::ResourceControlPolicies => {
            ("Denied by a resource control policy", "Not allowed by the resource control policies")
        }
        Gate::ServiceControlPolicies => {
            ("Denied by a service control policy", "Not allowed by the service control policies")
        }
        Gate::ResourcePolicy if is_trust(gate) => {
            ("Denied by the trust policy", "Not allowed by the trust policy")
        }
        Gate::ResourcePolicy if is_of_key(gate) => {
            ("Denied by the key policy", "Not allowed by the key policy")
        }
        Gate::ResourcePolicy => {
            ("Denied by the resource-based policy", "Not allowed by any resource-based policy")
        }
        Gate::AccessPointBucket => {
            ("Denied by a policy about the bucket", "Not allowed by the bucket behind the access point")
        }
        Gate::BlockPublicAccess => (RULE_OF_AWS, "Not allowed by S3 Block Public Access"),
        Gate::IdentityPolicies => {
            ("Denied by an identity-based policy", "Not allowed by any identity-based policy")
        }
        Gate::PermissionsBoundary => {
            ("Denied by the permissions boundary", "Not allowed by the permissions boundary")
        }
        Gate::SessionPolicies => ("Denied by the session policy", "Not allowed by the session policy"),
        Gate::VpcEndpointPolicy => {
            ("Denied by the VPC endpoint policy", "Not allowed by the VPC endpoint policy")
        }
    }
}

pub(super) fn of_decision(decision: EvaluationDecision) -> &'static str {
    match decision {
        EvaluationDecision::Allowed => ALLOWED,
        EvaluationDecision::ExplicitDeny => "Denied by rule",
        EvaluationDecision::ImplicitDeny => "Not allowed",
    }
}

pub(super) fn words(result: &AuthorizationResult) -> &'static str {
    match result.decision {
        EvaluationDecision::Allowed => ALLOWED,
        EvaluationDecision::ExplicitDeny => {
            let denying = result.determining.first().and_then(|place| result.statement_at(*place));
            denying.map_or(of_decision(result.decision), |(gate, ..)| of_gate(gate).0)
        }
        EvaluationDecision::ImplicitDeny => stopped(result),
    }
}

fn stopped(result: &AuthorizationResult) -> &'static str {
    match result.special_rule {
        Some(SpecialRule::PublicBucketRestricted { .. }) | None => {}
        Some(SpecialRule::FederatedWithoutSessionPolicy) => return "Not allowed by any session policy",
        Some(_) => return RULE_OF_AWS,
    }
    match result.deciding_gate.and_then(|index| result.gates.get(index)) {
        // What grants are identity-based and resource-based policies; the others only limit.
        Some(gate) if is_granting(gate) && !result.gates.iter().any(grants) => NO_RULE,
        Some(gate) => of_gate(gate).1,
        None => NO_RULE,
    }
}

fn is_granting(gate: &GateOutcome) -> bool {
    matches!(gate.gate, Gate::IdentityPolicies | Gate::ResourcePolicy)
}

fn grants(gate: &GateOutcome) -> bool {
    let mut statements = gate.policies.iter().flat_map(|policy| &policy.statements);
    is_granting(gate) && statements.any(|statement| statement.applies && statement.effect == Effect::Allow)
}

fn is_of_key(gate: &GateOutcome) -> bool {
    gate.policies.iter().any(|policy| super::is_of_key(&policy.source))
}

fn is_trust(gate: &GateOutcome) -> bool {
    gate.policies.iter().any(|policy| policy.source.policy_type == PolicyType::Trust)
}
