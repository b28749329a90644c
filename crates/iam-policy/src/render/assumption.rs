//! Sentences about unknown facts and missing policies that an answer depends on.

use crate::arn::{Arn, is_account_id};
use crate::document::PolicyType;
use crate::explanation::{AuthorizationResult, EvaluationDecision, GateOutcome, GateVerdict};
use crate::policy_set::{Assumption, MissingPolicy};
use crate::request::UnknownFact;

use super::phrases::capital;

/// The name of an assumption: `the policy of bucket `photos``.
pub(super) fn name(assumption: &Assumption) -> String {
    match assumption {
        Assumption::MissingPolicy(policy) => policy_name(policy),
        Assumption::UnknownFact(fact) => fact_name(fact),
    }
}

fn fact_name(fact: &UnknownFact) -> String {
    match fact {
        UnknownFact::OrganizationId => "the organization's id".to_owned(),
        UnknownFact::Organization(account) => format!("the organization of account `{account}`"),
        UnknownFact::OrganizationPath(account) => format!("the organization path of account `{account}`"),
        UnknownFact::Region(account) => format!("the Region of account `{account}`"),
        UnknownFact::ConditionKey(key) => format!("the value of `{key}`"),
    }
}

fn policy_name(policy: &MissingPolicy) -> String {
    let arn = &policy.arn;
    let last = arn.rsplit('/').next().unwrap_or(arn);
    match policy.policy_type {
        PolicyType::Identity if policy.is_of_group() => format!("the policies of group `{last}`"),
        PolicyType::Identity if policy.is_of_identity() => {
            let kind = if arn.contains(":role/") { "role" } else { "user" };
            format!("the policies of {kind} `{last}`")
        }
        PolicyType::Identity => format!("policy `{last}`"),
        PolicyType::Trust => format!("the trust policy of role `{last}`"),
        PolicyType::PermissionsBoundary => format!("the permissions boundary `{last}`"),
        PolicyType::Session => format!("the session policy `{last}`"),
        PolicyType::VpcEndpoint => format!("the endpoint policy of `{arn}`"),
        PolicyType::ServiceControl => format!("the service control policies {}", limited(arn)),
        PolicyType::ResourceControl => format!("the resource control policies {}", limited(arn)),
        PolicyType::Resource | PolicyType::Grant => of_resource(arn),
    }
}

/// The subject of an organization's policies: an account, or a resource of an unknown account.
fn limited(arn: &str) -> String {
    if is_account_id(arn) { format!("of account `{arn}`") } else { format!("over {}", resource(arn)) }
}

fn of_resource(text: &str) -> String {
    if is_of_logs(text) {
        return "the resource-based policies of CloudWatch Logs".to_owned();
    }
    format!("the policy of {}", resource(text))
}

/// The name of a resource with its type: `bucket `photos``.
fn resource(text: &str) -> String {
    let Some(arn) = Arn::parse(text) else { return format!("`{text}`") };
    let name = arn.resource.rsplit(['/', ':']).next().unwrap_or(arn.resource);
    let kind = match arn.service {
        "s3" if arn.account.is_empty() => "bucket",
        "s3" => "access point",
        "kms" => "key",
        "sqs" => "queue",
        "sns" => "topic",
        "lambda" => "function",
        "secretsmanager" => "secret",
        "ecr" => "repository",
        "dynamodb" => "table",
        _ => return format!("`{text}`"),
    };
    format!("{kind} `{name}`")
}

/// The words of the verdict.
pub(super) fn verdict(is_allowed: bool) -> &'static str {
    if is_allowed { "Allowed, if …" } else { "Not allowed, unless …" }
}

pub(super) fn sentence(result: &AuthorizationResult) -> Option<String> {
    if result.assumptions.is_empty() {
        return None;
    }
    if result.decision == EvaluationDecision::Allowed {
        let all: Vec<String> = result.assumptions.iter().map(name).collect();
        return Some(format!(
            "Allowed, if {} (not imported) {} it.",
            enumerate(&all),
            verb(&result.assumptions, "lets", "let")
        ));
    }
    let (granting, limiting): (Vec<_>, Vec<_>) = result.assumptions.iter().cloned().partition(can_grant);
    let part = |assumptions: &[Assumption], one, several| {
        let names = enumerate(&assumptions.iter().map(name).collect::<Vec<_>>());
        (names, verb(assumptions, one, several))
    };
    let (limits, let_it) = part(&limiting, "lets", "let");
    if granting.is_empty() {
        return Some(format!("Not allowed, unless {limits} (not imported) {let_it} it."));
    }
    let (grants, allow) = part(&granting, "allows", "allow");
    let mut sentence = format!("Not allowed, unless {grants} (not imported) {allow} it");
    if !limiting.is_empty() {
        sentence.push_str(&format!(" and {limits} {let_it} it"));
    }
    Some(sentence + ".")
}

/// The sentence about a gate's missing policies.
pub(super) fn of_gate(gate: &GateOutcome) -> Option<String> {
    if gate.missing.is_empty() {
        return None;
    }
    let names: Vec<String> = gate.missing.iter().map(policy_name).collect();
    let (were, say) = match gate.missing.as_slice() {
        [policy] if !stands_for_several(policy) => ("was", "it says"),
        _ => ("were", "they say"),
    };
    let sentence = format!("{} {were} not imported, so what {say} is not known.", capital(enumerate(&names)));
    let is_taken_for_a_new_keys =
        gate.verdict == GateVerdict::Allows && gate.missing.iter().any(MissingPolicy::is_of_key);
    Some(if is_taken_for_a_new_keys {
        sentence + " It is taken for the policy of a new key, which gives its account the key."
    } else {
        sentence
    })
}

/// Whether policies of this kind can grant access; the others only limit it.
fn can_grant(assumption: &Assumption) -> bool {
    let Assumption::MissingPolicy(policy) = assumption else { return false };
    matches!(
        policy.policy_type,
        PolicyType::Identity
            | PolicyType::Resource
            | PolicyType::Trust
            | PolicyType::Grant
            | PolicyType::Session
    )
}

fn verb(assumptions: &[Assumption], one: &'static str, several: &'static str) -> &'static str {
    match assumptions {
        [Assumption::UnknownFact(_)] => one,
        [Assumption::MissingPolicy(policy)] if !stands_for_several(policy) => one,
        _ => several,
    }
}

/// Whether the assumption's name is a plural.
fn stands_for_several(policy: &MissingPolicy) -> bool {
    match policy.policy_type {
        PolicyType::ServiceControl | PolicyType::ResourceControl => true,
        PolicyType::Identity => policy.is_of_identity(),
        PolicyType::Resource => is_of_logs(&policy.arn),
        _ => false,
    }
}

fn is_of_logs(arn: &str) -> bool {
    Arn::parse(arn).is_some_and(|arn| arn.service == "logs")
}

/// A list of names: `A, B and C`.
fn enumerate(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [several @ .., last] => format!("{} and {last}", several.join(", ")),
    }
}
