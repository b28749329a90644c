//! AWS's error messages for denied requests.

use super::gate;
use crate::document::PolicyType;
use crate::explanation::{
    AuthorizationResult, EvaluationDecision, Gate, GateOutcome, PolicyOutcome, SpecialRule,
};
use crate::matching::eval_resource::EvalResource;
use crate::request::{AuthorizationRequest, Principal};

pub(super) fn message(request: &AuthorizationRequest, result: &AuthorizationResult) -> Option<String> {
    if result.decision == EvaluationDecision::Allowed {
        return None;
    }
    if result.special_rule == Some(SpecialRule::RootCannotAssumeRoles) {
        return Some("Roles may not be assumed by root accounts.".to_owned());
    }
    if result.special_rule == Some(SpecialRule::NeedsSignature) {
        return Some("Request is missing Authentication Token".to_owned());
    }
    let action = &request.action;
    let for_session = || {
        let names = ["GetFederationToken", "GetSessionToken"];
        names.into_iter().find(|name| request.action_name().is_one_of("sts", &[name]))
    };
    if result.special_rule == Some(SpecialRule::TemporaryCredentials)
        && let Some(name) = for_session()
    {
        return Some(format!("Cannot call {name} with session credentials"));
    }
    if let Principal::Federated { .. } = request.caller {
        return Some(format!("Not authorized to perform {action}"));
    }
    let caller = request.caller.display_name();
    let asked = EvalResource::new(request, request.action_name(), &request.resource);
    // CloudWatch Logs names what policies were asked about, such as `log-group:NAME:log-stream:`.
    let named = if asked.is_of_logs() { asked.text() } else { &request.resource };
    let resource = match named {
        "*" => String::new(),
        // S3 is the service that puts the resource in quotes.
        arn if arn.starts_with("arn:aws:s3:") => format!(" on resource: \"{arn}\""),
        arn => format!(" on resource: {arn}"),
    };
    let reason = reason(request, result);
    Some(format!("User: {caller} is not authorized to perform: {action}{resource}{reason}"))
}

fn reason(request: &AuthorizationRequest, result: &AuthorizationResult) -> String {
    if result.decision == EvaluationDecision::ExplicitDeny {
        let denying = result.determining.first().and_then(|place| result.statement_at(*place));
        return match denying.map(|(outcome, policy, _)| kind(outcome, Some(policy))) {
            None => " with an explicit deny".to_owned(),
            Some(kind @ "role trust policy") => format!(" with an explicit deny in the {kind}"),
            Some(kind) => {
                let article = if kind.starts_with('i') { "an" } else { "a" };
                format!(" with an explicit deny in {article} {kind}")
            }
        };
    }
    // Which policy says what is not the reason then.
    if matches!(
        result.special_rule,
        Some(
            SpecialRule::TemporaryCredentials
                | SpecialRule::OwnAccountOnly
                | SpecialRule::OutsideAccessPointVpc
        )
    ) {
        return String::new();
    }
    let Some(outcome) = result.deciding_gate.and_then(|index| result.gates.get(index)) else {
        return String::new();
    };
    // S3 tells callers of other accounts no reason.
    if outcome.gate == Gate::BlockPublicAccess {
        return String::new();
    }
    // STS does not tell why a role's trust policy refuses.
    if outcome.gate == Gate::ResourcePolicy && request.action_name().assumes_role() {
        return String::new();
    }
    format!(" because no {} allows the {} action", kind(outcome, None), request.action)
}

/// The kind of policy in AWS's error messages, which have none for the bucket behind an access point.
fn kind(outcome: &GateOutcome, policy: Option<&PolicyOutcome>) -> &'static str {
    let of_identity = policy.is_some_and(|policy| policy.source.policy_type == PolicyType::Identity);
    match outcome.gate {
        Gate::AccessPointBucket if of_identity => "identity-based policy",
        Gate::AccessPointBucket => "resource-based policy",
        _ => gate::kind(outcome),
    }
}
