//! `Resource` and `NotResource`.

use super::Query;
use super::resource_match::{self, ResourceCoverage};
use super::statement::strings;
use super::text::{possible, resolve};
use iam_policy::document::PolicyType;
use serde_json::Value;

pub(crate) fn is_about(statement: &Value, policy_type: PolicyType, variables: bool, query: &Query) -> bool {
    let (list, negated) = match (statement.get("Resource"), statement.get("NotResource")) {
        (Some(list), _) => (list, false),
        (None, Some(list)) => (list, true),
        (None, None) if policy_type == PolicyType::Trust => return true,
        (None, None) => return without_resource(query),
    };
    let found: Vec<ResourceCoverage> =
        strings(list).iter().map(|written| covers(written, variables, query)).collect();
    if found.contains(&ResourceCoverage::Yes) {
        return !negated;
    }
    if found.contains(&ResourceCoverage::InDoubt) {
        query.record_rule("coverage in doubt");
        return statement["Effect"] == "Deny";
    }
    negated
}

/// Where a service's resource policies have no `Resource` they are about the resource they are attached to.
/// In a key policy such a statement has no effect (KMS Developer Guide, *Key policies*).
fn without_resource(query: &Query) -> bool {
    let has_no_effect = query.request.action.to_ascii_lowercase().starts_with("kms:");
    query.record_rule(if has_no_effect { "key policy without Resource" } else { "no Resource" });
    !has_no_effect
}

/// The ARN that `execute-api:/stage/METHOD/path` is stored as (API Gateway Developer Guide, *API Gateway resource policy
/// examples*): it is about methods of the API that the policy is attached to, which is the one of the request.
fn api_path(written: &str, query: &Query) -> Option<String> {
    let path = written.strip_prefix("execute-api:/")?;
    query.record_rule("path of an API");
    let (api, _) = query.request.resource.split_once('/')?;
    Some(format!("{api}/{path}"))
}

/// Of an ARN variables are replaced behind the fifth colon only (IAM User Guide, *Variables and tags*), and no ARN of a
/// resource has a `${` in it.
fn covers(written: &str, variables: bool, query: &Query) -> ResourceCoverage {
    let written = &api_path(written, query).unwrap_or_else(|| written.to_owned());
    let (before, _) = written.split_once("${").unwrap_or((written, ""));
    if variables && before.len() < written.len() && before.matches(':').count() < 5 {
        query.record_rule("variable before the fifth colon");
        return ResourceCoverage::No;
    }
    match resolve(written, variables, true, query.request) {
        Some(pattern) => resource_match::covers(&pattern, query),
        None => match possible(written, variables, true, query.request) {
            Some(pattern) if resource_match::covers(&pattern, query) != ResourceCoverage::No => {
                query.record_rule("a resource with a variable whose value nobody told");
                ResourceCoverage::InDoubt
            }
            _ => ResourceCoverage::No,
        },
    }
}
