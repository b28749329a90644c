//! The words of every verdict: one table, which keeps a Deny apart from a missing Allow and says who it was.

use crate::document::Effect;
use crate::document::PolicyType;
use crate::explanation::{AuthorizationResult, EvaluationDecision, Gate, GateOutcome, SpecialRule};

const ALLOWED: &str = "Allowed";
const NO_RULE: &str = "No rule allows it";
const RULE_OF_AWS: &str = "Stopped by a rule of AWS";

/// The verdicts of a gate: where it denies, and where it does not allow.
fn of_gate(gate: &GateOutcome) -> (&'static str, &'static str) {
    match gate.gate {
        Gate::ExplicitDeny => ("Denied by rule", NO_RULE),
        Gate::ResourceControlPolicies => {
            ("Denied by a resource control policy", "Stopped by the resource control policies")
        }
        Gate::ServiceControlPolicies => {
            ("Denied by a service control policy", "Stopped by the service control policies")
        }
        Gate::ResourcePolicy if is_trust(gate) => {
            ("Denied by the trust policy", "The trust policy does not allow it")
        }
        Gate::ResourcePolicy if is_of_key(gate) => {
            ("Denied by the key policy", "The key policy does not allow it")
        }
        Gate::ResourcePolicy => ("Denied by the resource-based policy", "No resource-based policy allows it"),
        Gate::AccessPointBucket => {
            ("Denied by a policy about the bucket", "The bucket behind the access point does not allow it")
        }
        Gate::BlockPublicAccess => (RULE_OF_AWS, "Stopped by S3 Block Public Access"),
        Gate::IdentityPolicies => {
            ("Denied by an identity-based policy", "No identity-based policy allows it")
        }
        Gate::PermissionsBoundary => {
            ("Denied by the permissions boundary", "Stopped by the permissions boundary")
        }
        Gate::SessionPolicies => ("Denied by the session policy", "Stopped by the session policy"),
        Gate::VpcEndpointPolicy => {
            ("Denied by the VPC endpoint policy", "Stopped by the VPC endpoint policy")
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
        Some(SpecialRule::FederatedWithoutSessionPolicy) => return "No session policy allows it",
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
