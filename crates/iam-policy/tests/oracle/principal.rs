//! `Principal` and `NotPrincipal`.

use super::caller::account;
use super::statement::strings;
use super::{PrincipalMatch, Query};
use iam_policy::request::Principal;
use serde_json::Value;

/// How the statement names the caller; `None` where it is not about it. Without the element it is about whomever the
/// policy is attached to.
pub(crate) fn named(statement: &Value, query: &Query) -> Option<PrincipalMatch> {
    let caller = &query.request.caller;
    let names = |(kind, text): &(String, String)| match kind.as_str() {
        "CanonicalUser" => names_canonically(text, query),
        _ => names(kind, text, caller),
    };
    // A canonical id that nobody knows may be the caller's: a Deny counts, an Allow does not.
    let unknown = query.policies.caller_canonical_id.is_none();
    if let Some(element) = statement.get("Principal") {
        let best = list(element).iter().filter_map(names).max();
        let may_be = unknown && list(element).iter().any(|(kind, _)| kind == "CanonicalUser");
        return best.or((may_be && statement["Effect"] == "Deny").then_some(PrincipalMatch::Account));
    }
    let Some(element) = statement.get("NotPrincipal") else {
        return Some(PrincipalMatch::Caller);
    };
    let listed = list(element);
    let excepted = if statement["Effect"] == "Allow" {
        query.record_rule("NotPrincipal in an Allow");
        listed.iter().any(|entry| names(entry).is_some() || (unknown && entry.0 == "CanonicalUser"))
    } else {
        query.record_rule("NotPrincipal in a Deny");
        excepted_from_deny(&listed, query)
    };
    (!excepted).then_some(PrincipalMatch::Everyone)
}

/// Of a session the account, the role and the session itself have to be listed (AWS Security Blog, *How to Restrict Amazon
/// S3 Bucket Access to a Specific IAM Role*; User Guide, *NotPrincipal*: AWS "might" check each). With a permissions
/// boundary nothing helps.
fn excepted_from_deny(listed: &[(String, String)], query: &Query) -> bool {
    let caller = &query.request.caller;
    let lists = |wanted: &str| listed.iter().any(|(kind, text)| kind == "AWS" && text == wanted);
    let lists_account = |caller: &Principal| {
        let of_account = |text| account_id(text).is_some_and(|id| Some(id) == account(caller));
        listed.iter().any(|(kind, text)| match kind.as_str() {
            "CanonicalUser" => names_canonically(text, query).is_some(),
            kind => kind == "AWS" && of_account(text),
        })
    };
    if query.policies.permissions_boundary.is_some() {
        return false;
    }
    if lists("*") {
        return true;
    }
    match caller {
        Principal::Root { .. } => lists_account(caller),
        Principal::User { arn } => lists_account(caller) && lists(arn),
        Principal::RoleSession { role_arn, session_arn } => {
            let role = lists_account(caller) && lists(role_arn);
            if role {
                let complete = lists(session_arn);
                query.record_rule(if complete { "NotPrincipal: session" } else { "NotPrincipal: role" });
            }
            role && lists(session_arn)
        }
        Principal::FederatedUser { arn, .. } => lists_account(caller) && lists(arn),
        other => listed.iter().any(|(kind, text)| match kind.as_str() {
            "CanonicalUser" => names_canonically(text, query) == Some(PrincipalMatch::Caller),
            kind => names(kind, text, other).is_some(),
        }),
    }
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

/// The canonical user id of an account stands for the account, that of an origin access identity for itself (Amazon S3 User
/// Guide, *Principals for bucket policies*).
fn names_canonically(text: &str, query: &Query) -> Option<PrincipalMatch> {
    let caller = &query.request.caller;
    if query.policies.caller_canonical_id.as_deref() != Some(text) {
        return None;
    }
    query.record_rule("canonical user id");
    match caller {
        Principal::Root { .. } | Principal::OriginAccessIdentity { .. } => Some(PrincipalMatch::Caller),
        _ => Some(PrincipalMatch::Account),
    }
}

fn names(kind: &str, text: &str, caller: &Principal) -> Option<PrincipalMatch> {
    if kind == "Service" {
        return matches!(caller, Principal::Service { name } if name == text)
            .then_some(PrincipalMatch::Caller);
    }
    if kind == "Federated" {
        return matches!(caller, Principal::Federated { provider } if provider == text)
            .then_some(PrincipalMatch::Caller);
    }
    if kind != "AWS" {
        return None;
    }
    if text == "*" {
        return Some(PrincipalMatch::Everyone);
    }
    if let Some(id) = account_id(text) {
        let root = matches!(caller, Principal::Root { .. });
        let named = if root { PrincipalMatch::Caller } else { PrincipalMatch::Account };
        return (account(caller) == Some(id)).then_some(named);
    }
    match caller {
        Principal::User { arn } | Principal::OriginAccessIdentity { arn } => {
            (arn == text).then_some(PrincipalMatch::Caller)
        }
        Principal::RoleSession { role_arn, session_arn } => match text {
            _ if text == session_arn => Some(PrincipalMatch::Caller),
            _ if text == role_arn => Some(PrincipalMatch::RoleOrSource),
            _ => None,
        },
        Principal::FederatedUser { arn, source_arn } => match text {
            _ if text == arn => Some(PrincipalMatch::Caller),
            _ if text == source_arn => Some(PrincipalMatch::RoleOrSource),
            _ => None,
        },
        _ => None,
    }
}
