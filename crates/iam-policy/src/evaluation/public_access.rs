//! When a bucket policy is public (Amazon S3 User Guide, *Blocking public access to your Amazon S3 storage*, "The
//! meaning of public"). The policy as a whole is judged, not the request.

use crate::arn::Arn;
use crate::condition::parse_ip_range;
use crate::document::Effect;
use crate::document::operator::{OperatorFamily, SetOperator};
use crate::document::{ConditionClause, PolicyDocument, PrincipalElement, PrincipalName, Statement};

/// The position of the first statement that makes a bucket policy public; `None` where none does.
///
/// `BlockPublicPolicy` refuses to store such a policy; `RestrictPublicBuckets` closes a bucket that has one to everybody
/// but its owner's account and AWS services. A document AWS would refuse is not judged.
pub fn public_statement(document: &PolicyDocument) -> Option<usize> {
    if !document.is_valid() {
        return None;
    }
    document.statements().iter().position(is_public)
}

/// A policy counts as public until it is shown that it is not: its Allow is for fixed principals only, or for fixed
/// values of a key that tells who asks or from where.
fn is_public(statement: &Statement) -> bool {
    statement.effect == Effect::Allow
        && !statement.principal.as_ref().is_some_and(names_fixed_principals)
        && !statement.conditions.iter().any(limits_to_fixed_values)
}

/// Users of an identity provider are anybody: AWS gives `{"Federated": "graph.facebook.com"}` as public.
fn names_fixed_principals(element: &PrincipalElement) -> bool {
    !element.negated
        && element
            .values
            .iter()
            .all(|value| !matches!(value.name, PrincipalName::Everyone | PrincipalName::Federated(_)))
}

/// Keys whose fixed values say who asks or from where.
const LIMITING_KEYS: [&str; 14] = [
    "aws:principalaccount",
    "aws:principalarn",
    "aws:principalorgid",
    "aws:principalorgpaths",
    "aws:principalservicename",
    "aws:sourceaccount",
    "aws:sourcearn",
    "aws:sourceowner",
    "aws:sourcevpc",
    "aws:sourcevpce",
    "aws:userid",
    "s3:dataaccesspointaccount",
    "s3:dataaccesspointarn",
    "s3:x-amz-server-side-encryption-aws-kms-key-id",
];

/// Only a condition that fails without its key limits anything.
fn limits_to_fixed_values(clause: &ConditionClause) -> bool {
    let operator = clause.operator;
    if operator.negated
        || operator.if_exists
        || operator.set == Some(SetOperator::ForAllValues)
        || clause.values.is_empty()
    {
        return false;
    }
    let key = clause.lower_key.as_str();
    let fixed: fn(&str, &str) -> bool = match operator.family {
        OperatorFamily::IpAddress if key == "aws:sourceip" => |_, value| is_narrow(value),
        OperatorFamily::StringEquals
        | OperatorFamily::StringEqualsIgnoreCase
        | OperatorFamily::StringLike
        | OperatorFamily::Arn
            if LIMITING_KEYS.contains(&key) =>
        {
            is_fixed
        }
        _ => return false,
    };
    clause.values.iter().all(|value| fixed(key, &value.text.value))
}

/// Fixed: no wildcard, no variable. The name of an access point may be a wildcard as long as its account is fixed; an
/// `aws:userid` of the form `AROLEID:*` is no fixed value.
fn is_fixed(key: &str, value: &str) -> bool {
    let value = match (key, Arn::parse(value)) {
        ("s3:dataaccesspointarn", Some(arn)) => arn.account,
        _ => value,
    };
    let of_a_session = key == "aws:userid" && value.contains(':');
    !(value.is_empty() || value.contains(['*', '?']) || value.contains("${") || of_a_session)
}

/// Ranges broader than /8 (IPv4) and /32 (IPv6) are as good as everywhere.
fn is_narrow(value: &str) -> bool {
    parse_ip_range(value).is_some_and(|(address, prefix)| prefix >= if address.is_ipv4() { 8 } else { 32 })
}
