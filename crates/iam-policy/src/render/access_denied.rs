//! Sentences about a denial from a real account: its meaning, and what each gate requires.

use crate::access_denied::{Denial, DenialParseError, Requirement};
use crate::action_name::ActionName;
use crate::explanation::{AccountSide, EvaluationDecision, Gate};

pub(super) fn meaning(denial: &Denial) -> String {
    let kind = denial.gate.map(kind);
    let told = match (denial.decision, kind) {
        (Some(EvaluationDecision::ExplicitDeny), Some(kind)) => {
            format!("A Deny statement in {} decided it. AWS names one kind of policy only; others may deny it too.", article(kind))
        }
        (Some(EvaluationDecision::ExplicitDeny), None) => {
            "A Deny statement decided it. AWS does not say in which kind of policy.".to_owned()
        }
        (Some(_), Some(kind)) => {
            format!("Nothing denies it where AWS looked, but no {kind} allows it. Others may be missing too.")
        }
        (Some(_), None) => "Something that has to allow it does not. AWS does not say what.".to_owned(),
        (None, _) => {
            "AWS gives no reason, so every gate below is open. Reasons are told within one account or organization only, and not by every service."
                .to_owned()
        }
    };
    if let Some(arn) = &denial.policy_arn {
        return format!("{told} The policy is {arn}.");
    }
    if denial.encoded.is_some() {
        return format!(
            "{told} The rest is encoded: decode it with the line below, and paste what that prints."
        );
    }
    told
}

pub(super) fn requirement(denial: &Denial, requirement: &Requirement) -> String {
    if requirement.gate == Gate::IdentityPolicies && requirement.document.owner.is_empty() {
        return "The text does not say who asked: the identity-based policies of the caller must allow it."
            .to_owned();
    }
    let action = denial.action.as_deref().or(denial.operation.as_deref()).unwrap_or("the request");
    let assumes_role = ActionName::new(action).assumes_role();
    let of = &requirement.document.owner;
    let account =
        |whose: &str| if of.is_empty() { format!("the {whose}'s account") } else { format!("account {of}") };
    let whose = match requirement.gate {
        Gate::ResourceControlPolicies => {
            format!("If {} is in an organization: its resource control policies", account("resource"))
        }
        Gate::ServiceControlPolicies => {
            format!("If {} is in an organization: its service control policies", account("caller"))
        }
        Gate::ResourcePolicy if assumes_role && of == "*" => "The role's trust policy".to_owned(),
        Gate::ResourcePolicy if assumes_role => format!("The trust policy of {of}"),
        Gate::ResourcePolicy if of == "*" => "The resource's policy".to_owned(),
        Gate::ResourcePolicy => format!("The policy of {of}"),
        Gate::IdentityPolicies if of.contains(":user/") => format!("The policies of {of} and of its groups"),
        Gate::IdentityPolicies => format!("The identity-based policies of {of}"),
        Gate::PermissionsBoundary => format!("If {of} has a permissions boundary: it"),
        Gate::SessionPolicies => format!("If {of} was made with a session policy: it"),
        Gate::VpcEndpointPolicy if of.is_empty() => "The policy of the VPC endpoint".to_owned(),
        Gate::VpcEndpointPolicy => format!("The policy of the VPC endpoint {of}"),
        Gate::AccessPointBucket => format!("The policy of the bucket behind {of}"),
        Gate::ExplicitDeny | Gate::BlockPublicAccess => format!("The settings of {of}"),
    };
    let side = match requirement.side {
        AccountSide::Same => "",
        AccountSide::Caller => " (caller's account)",
        AccountSide::Resource => " (resource's account)",
    };
    let wanted = match (requirement.gate, requirement.must_allow) {
        (Gate::ResourceControlPolicies | Gate::ServiceControlPolicies, _) => {
            format!("must allow {action} on every level from the root down, and none may deny it.")
        }
        // The ARN of a bucket does not tell its account.
        (Gate::ResourcePolicy, false) if of.starts_with("arn:aws:s3:") => {
            format!(
                "may allow {action} in the place of the caller's policies, or has to as well if the bucket is another account's, and must not deny it."
            )
        }
        (Gate::ResourcePolicy, false) => {
            format!("may allow {action} in the place of the caller's policies, and must not deny it.")
        }
        (Gate::IdentityPolicies, _) => format!("must allow {action} in one statement, and deny it in none."),
        _ => format!("must allow {action} and not deny it."),
    };
    format!("{whose}{side} {wanted}")
}

pub(super) fn parse_error(error: DenialParseError) -> &'static str {
    match error {
        DenialParseError::Empty => "Paste an error message or a CloudTrail event first.",
        DenialParseError::TooLong => "That is more than 2 MB. Paste one message, or the records in question.",
        DenialParseError::NotADenial => {
            "No refusal found in this text. Paste the whole message, from “User:” or “An error occurred” to its end, or the JSON of a CloudTrail event."
        }
        DenialParseError::NothingDenied => {
            "These CloudTrail events tell of no refusal: none has an errorCode such as AccessDenied."
        }
    }
}

impl std::fmt::Display for DenialParseError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(parse_error(*self))
    }
}

impl std::error::Error for DenialParseError {}

/// AWS's name for the kind of policy.
pub(super) fn kind(gate: Gate) -> &'static str {
    match gate {
        Gate::ExplicitDeny => "policy",
        Gate::ResourceControlPolicies => "resource control policy",
        Gate::ServiceControlPolicies => "service control policy",
        Gate::ResourcePolicy | Gate::AccessPointBucket => "resource-based policy",
        Gate::BlockPublicAccess => "public access block",
        Gate::IdentityPolicies => "identity-based policy",
        Gate::PermissionsBoundary => "permissions boundary",
        Gate::SessionPolicies => "session policy",
        Gate::VpcEndpointPolicy => "VPC endpoint policy",
    }
}

fn article(kind: &str) -> String {
    format!("{} {kind}", if kind.starts_with('i') { "an" } else { "a" })
}
