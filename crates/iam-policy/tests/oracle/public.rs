//! The meaning of "public" for S3 Block Public Access.

use std::net::IpAddr;

use super::condition;
use super::statement::strings;
use iam_policy::document::PolicyDocument;
use serde_json::Value;

pub(crate) fn is_public(document: &PolicyDocument) -> bool {
    if !document.is_valid() {
        return false;
    }
    let tree: Value = serde_json::from_str(document.text()).unwrap();
    match &tree["Statement"] {
        Value::Array(statements) => statements.iter().any(opens),
        one => opens(one),
    }
}

/// An Allow that is neither for fixed principals nor for fixed values of a key that tells who asks or from where.
fn opens(statement: &Value) -> bool {
    let fixed_principals = match &statement["Principal"] {
        Value::Object(kinds) => kinds
            .iter()
            .all(|(kind, texts)| kind != "Federated" && strings(texts).iter().all(|text| text != "*")),
        _ => false,
    };
    statement["Effect"] == "Allow"
        && !fixed_principals
        && !condition::clauses(&statement["Condition"]).iter().any(|(operator, key, values)| {
            !values.is_empty() && limits(operator, &key.to_ascii_lowercase(), values)
        })
}

/// Of the keys AWS lists, those that are generated.
fn limits(operator: &str, key: &str, values: &[String]) -> bool {
    let (set, name, if_exists) = condition::take_apart(operator);
    // What holds without the key limits nothing.
    if if_exists || set.as_deref() == Some("forallvalues") || name.contains("not") {
        return false;
    }
    let texts = ["stringequals", "stringequalsignorecase", "stringlike", "arnequals", "arnlike"];
    match key {
        "aws:sourceip" => name == "ipaddress" && values.iter().all(|value| is_narrow(value)),
        "aws:principalarn" | "aws:sourcearn" => {
            let fixed = |value: &String| !value.is_empty() && !value.contains(['*', '?', '$']);
            texts.contains(&name.as_str()) && values.iter().all(fixed)
        }
        _ => false,
    }
}

/// At least /8, or /32 of IPv6.
fn is_narrow(range: &str) -> bool {
    let (network, prefix) = range.split_once('/').unwrap_or((range, "128"));
    let prefix: usize = prefix.parse().unwrap();
    match network.parse() {
        Ok(IpAddr::V4(_)) => prefix >= 8,
        Ok(IpAddr::V6(_)) => (32..=128).contains(&prefix),
        Err(_) => false,
    }
}
