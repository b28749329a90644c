//! `Resource` and `NotResource`.

use super::Question;
use super::asked::{self, Covers};
use super::statement::strings;
use super::text::resolve;
use iam_policy::document::PolicyType;
use serde_json::Value;

pub(crate) fn is_about(
    statement: &Value,
    policy_type: PolicyType,
    variables: bool,
    question: &Question,
) -> bool {
    let (list, negated) = match (statement.get("Resource"), statement.get("NotResource")) {
        (Some(list), _) => (list, false),
        (None, Some(list)) => (list, true),
        (None, None) if policy_type == PolicyType::Trust => return true,
        (None, None) => return without_resource(question),
    };
    let found: Vec<Covers> =
        strings(list).iter().map(|written| covers(written, variables, question)).collect();
    if found.contains(&Covers::Yes) {
        return !negated;
    }
    if found.contains(&Covers::InDoubt) {
        question.meet("coverage in doubt");
        return statement["Effect"] == "Deny";
    }
    negated
}

/// Where a service's resource policies have no `Resource` they are about the resource they are attached to.
/// In a key policy such a statement has no effect (KMS Developer Guide, *Key policies*).
fn without_resource(question: &Question) -> bool {
    let has_no_effect = question.request.action.to_ascii_lowercase().starts_with("kms:");
    question.meet(if has_no_effect { "key policy without Resource" } else { "no Resource" });
    !has_no_effect
}

/// The ARN that `execute-api:/stage/METHOD/path` is stored as (API Gateway Developer Guide, *API Gateway resource policy
/// examples*): it is about methods of the API that the policy is attached to, which is the one of the request.
fn api_path(written: &str, question: &Question) -> Option<String> {
    let path = written.strip_prefix("execute-api:/")?;
    question.meet("path of an API");
    let (api, _) = question.request.resource.split_once('/')?;
    Some(format!("{api}/{path}"))
}

/// Of an ARN variables are replaced behind the fifth colon only (IAM User Guide, *Variables and tags*), and no ARN of a
/// resource has a `${` in it.
fn covers(written: &str, variables: bool, question: &Question) -> Covers {
    let written = &api_path(written, question).unwrap_or_else(|| written.to_owned());
    let (before, _) = written.split_once("${").unwrap_or((written, ""));
    if variables && before.len() < written.len() && before.matches(':').count() < 5 {
        question.meet("variable before the fifth colon");
        return Covers::No;
    }
    match resolve(written, variables, true, question.request) {
        Some(pattern) => asked::covers(&pattern, question),
        None => Covers::No,
    }
}
