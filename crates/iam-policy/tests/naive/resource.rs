//! `Resource` and `NotResource`.

use super::Question;
use super::asked::{self, Covers};
use super::statement::strings;
use super::text::{Piece, resolve, wild};
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

fn covers(written: &str, variables: bool, question: &Question) -> Covers {
    let path = api_path(written, question);
    let (before, behind) = match &path {
        Some(path) => ("", path.as_str()),
        None => at_resource(written, variables),
    };
    // Of an ARN variables are replaced behind the fifth colon only (IAM User Guide, *Variables and tags*).
    let mut pattern = kept(before);
    match resolve(behind, variables, true, question.request) {
        Some(replaced) => pattern.extend(replaced),
        None => return Covers::No,
    }
    asked::covers(&pattern, question.request)
}

/// An ARN up to its fifth colon, and what is behind it; colons within variables do not count.
fn at_resource(written: &str, variables: bool) -> (&str, &str) {
    let (mut colons, mut rest) = (0, written);
    while colons < 5 {
        let Some(next) = rest.find([':', '$']) else { return (written, "") };
        let variable = rest[next..].starts_with("${").then(|| rest[next..].find('}')).flatten();
        match variable.filter(|_| variables) {
            Some(length) => rest = &rest[next + length + 1..],
            None => {
                colons += usize::from(rest[next..].starts_with(':'));
                rest = &rest[next + 1..];
            }
        }
    }
    written.split_at(written.len() - rest.len())
}

/// As written: stars are wildcards, but not those of a variable.
fn kept(text: &str) -> Vec<Piece> {
    match text.split_once("${").and_then(|(plain, rest)| Some((plain, rest.split_once('}')?))) {
        None => wild(text),
        Some((plain, (inside, behind))) => {
            let mut pieces = wild(plain);
            pieces.extend(format!("${{{inside}}}").chars().map(Piece::Value));
            pieces.extend(kept(behind));
            pieces
        }
    }
}
