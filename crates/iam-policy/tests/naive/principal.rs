//! `Principal` and `NotPrincipal`.

use super::caller::account;
use super::statement::strings;
use super::{Named, Question};
use iam_policy::request::Principal;
use serde_json::Value;

/// How the statement names the caller; `None` where it is not about it. Without the element it is about whomever the
/// policy is attached to.
pub(crate) fn named(statement: &Value, question: &Question) -> Option<Named> {
    let caller = &question.request.caller;
    if let Some(element) = statement.get("Principal") {
        let best = list(element).iter().filter_map(|(kind, text)| names(kind, text, caller)).max();
        let unknown = list(element).iter().any(|(kind, _)| kind == "CanonicalUser");
        // Nobody's canonical id is in a request: a Deny counts, an Allow does not.
        return best.or((unknown && statement["Effect"] == "Deny").then_some(Named::Account));
    }
    let Some(element) = statement.get("NotPrincipal") else {
        return Some(Named::Caller);
    };
    let listed = list(element);
    let of_caller = |(kind, text): &(String, String)| names(kind, text, caller);
    let excepted = if statement["Effect"] == "Allow" {
        question.meet("NotPrincipal in an Allow");
        listed.iter().any(|entry| of_caller(entry).is_some() || entry.0 == "CanonicalUser")
    } else {
        question.meet("NotPrincipal in a Deny");
        let everyone = listed.iter().any(|entry| of_caller(entry) == Some(Named::Everyone));
        let itself = listed.iter().any(|entry| of_caller(entry) == Some(Named::Caller));
        let root = matches!(caller, Principal::Root { .. });
        let the_account = root
            || account(caller).is_none()
            || listed.iter().any(|(kind, text)| kind == "AWS" && account_id(text) == account(caller));
        let the_role = !matches!(caller, Principal::RoleSession { .. })
            || listed.iter().any(|entry| of_caller(entry) == Some(Named::RoleOrSource));
        // The caller, a session's role and the account have to be listed, and with a boundary nothing helps.
        let has_boundary = question.policies.permissions_boundary.is_some();
        !has_boundary && (everyone || (itself && the_account && the_role))
    };
    (!excepted).then_some(Named::Everyone)
}

/// Kind and text of every entry.
fn list(element: &Value) -> Vec<(String, String)> {
    match element {
        Value::String(everyone) => vec![("AWS".to_owned(), everyone.clone())],
        Value::Object(kinds) => kinds
            .iter()
            .flat_map(|(kind, texts)| strings(texts).into_iter().map(|text| (kind.clone(), text)))
            .collect(),
        other => panic!("{other}"),
    }
}

/// The account that an id or a root ARN stands for.
fn account_id(text: &str) -> Option<String> {
    let id = match text.strip_prefix("arn:aws:iam::") {
        Some(rest) => rest.strip_suffix(":root")?,
        None => text,
    };
    (id.len() == 12 && id.chars().all(|digit| digit.is_ascii_digit())).then(|| id.to_owned())
}

fn names(kind: &str, text: &str, caller: &Principal) -> Option<Named> {
    if kind == "Service" {
        return matches!(caller, Principal::Service { name } if name == text).then_some(Named::Caller);
    }
    if kind == "Federated" {
        return matches!(caller, Principal::Federated { provider } if provider == text)
            .then_some(Named::Caller);
    }
    if kind != "AWS" {
        return None;
    }
    if text == "*" {
        return Some(Named::Everyone);
    }
    if let Some(id) = account_id(text) {
        let root = matches!(caller, Principal::Root { .. });
        let named = if root { Named::Caller } else { Named::Account };
        return (account(caller) == Some(id)).then_some(named);
    }
    match caller {
        Principal::User { arn } => (arn == text).then_some(Named::Caller),
        Principal::RoleSession { role_arn, session_arn } => match text {
            _ if text == session_arn => Some(Named::Caller),
            _ if text == role_arn => Some(Named::RoleOrSource),
            _ => None,
        },
        Principal::FederatedUser { arn, source_arn } => match text {
            _ if text == arn => Some(Named::Caller),
            _ if text == source_arn => Some(Named::RoleOrSource),
            _ => None,
        },
        _ => None,
    }
}
