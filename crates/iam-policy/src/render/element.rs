//! Sentences about a match or mismatch of an element.

use super::phrases::{capital, list};
use crate::condition::AbsentRule;
use crate::document::operator::ValueKind;
use crate::explanation::{
    Comparison, ConditionComparison, ElementMatch, MatchReason, Mismatch, NoExceptionReason, PrincipalReach,
    Quantifier, Relation,
};

pub(super) fn sentence(element: &ElementMatch) -> String {
    format!("{}.", capital(clause(element)))
}

/// The sentence without a capital and a full stop, as a part of a longer one.
pub(super) fn clause(element: &ElementMatch) -> String {
    match &element.reason {
        Ok(reason) => matching(element, reason),
        Err(mismatch) => failing(element, mismatch),
    }
}

fn matching(element: &ElementMatch, reason: &MatchReason) -> String {
    let name = &element.name;
    match reason {
        MatchReason::Covered(comparison) if &*comparison.raw == "*" => {
            format!("`*` covers everything, so it covers `{}`", comparison.requested)
        }
        MatchReason::Covered(comparison) => {
            format!("{} covers `{}`", pattern(comparison), comparison.requested)
        }
        MatchReason::NotExcluded { requested } => {
            format!("`{requested}` is not listed under `{name}`, so the statement is about it")
        }
        MatchReason::OwnResource => {
            format!("there is no `{name}`, so the statement is about the resource the policy is attached to")
        }
        MatchReason::PrincipalNamed { raw, reach } => match reach {
            PrincipalReach::Everyone => "`*` names everyone, the caller too".to_owned(),
            PrincipalReach::Account => format!(
                "`{raw}` names the caller's account, which stands for everyone in it whom the account itself allows"
            ),
            PrincipalReach::Role => format!("`{raw}` is who the caller's session belongs to"),
            PrincipalReach::Caller => format!("`{raw}` is the caller"),
        },
        MatchReason::PrincipalNotExcepted { caller, why } => match why {
            NoExceptionReason::NotListed => {
                format!("`{caller}` is not listed under `{name}`, so the statement is about it")
            }
            NoExceptionReason::AccountNotListed => format!(
                "`{name}` lists `{caller}` but not its account, so AWS may still deny it; list the account's root as well"
            ),
            NoExceptionReason::RoleNotListed => format!(
                "`{name}` lists the session `{caller}` but not its role, so AWS may still deny it; list the role as well"
            ),
            NoExceptionReason::SessionNotListed => format!(
                "`{name}` lists whom the session `{caller}` belongs to but not the session, so AWS may still deny it; list the session as well"
            ),
            NoExceptionReason::HasBoundary => format!(
                "`{caller}` has a permissions boundary, and a Deny with `NotPrincipal` always denies such a caller"
            ),
        },
        MatchReason::PrincipalNotJudged { raw } => {
            format!(
                "the caller's canonical user id is not known, so it may be `{raw}`; to be safe, the Deny applies"
            )
        }
        MatchReason::ConditionHolds(comparison) => condition(comparison, true),
        MatchReason::KeyAbsent { key, rule } => match rule {
            AbsentRule::Negated => {
                format!("the request has no `{key}`, and a negated operator is true then")
            }
            AbsentRule::IfExists => format!("the request has no `{key}`, and `…IfExists` is true then"),
            AbsentRule::ForAllValues => format!(
                "the request has no value of `{key}`, and `ForAllValues` is true then: beware of it in an Allow"
            ),
            AbsentRule::Null => format!("the request has no `{key}`, as `Null` asks"),
        },
        MatchReason::UnresolvedExcludesNothing { variable } => {
            format!(
                "`${{{variable}}}` has no value in this request, so the negated operator excludes nothing"
            )
        }
        MatchReason::KeyPresent { key } => format!("the request has `{key}`, as `Null` asks"),
        MatchReason::ValueNotTold { key } => {
            format!("the value of `{key}` in this request is not known here; to be safe, the Deny applies")
        }
        MatchReason::ConditionOpen { .. } => {
            format!(
                "AWS's documentation leaves open whether `{name}` holds here; to be safe, the Deny applies"
            )
        }
    }
}

fn failing(element: &ElementMatch, mismatch: &Mismatch) -> String {
    let name = &element.name;
    match mismatch {
        Mismatch::NotCovered { requested, listed } => match listed.texts().as_slice() {
            [] => format!("`{name}` lists nothing, so it does not cover `{requested}`"),
            [one] => format!("`{one}` does not cover `{requested}`"),
            several => format!("none of {} covers `{requested}`", list(several)),
        },
        Mismatch::NoResource => {
            format!("there is no `{name}`, and a statement of a key policy has no effect without one")
        }
        Mismatch::NoSingleResource { listed } => format!(
            "the action is not about a single resource, so only `*` covers it, and `{name}` lists {}",
            list(listed)
        ),
        Mismatch::AskedOfEverything { listed, resource_types } => format!(
            "you asked about `*`, and the action is about {}; only `*` covers that, and `{name}` lists {}",
            resources(resource_types),
            list(listed)
        ),
        Mismatch::CoverageDisputed(comparison) => format!(
            "whether {} covers `{}` is disputed, so the Allow does not apply",
            pattern(comparison),
            comparison.requested
        ),
        Mismatch::VariableNotReplaced { raw } => format!(
            "`{raw}` has a variable before its fifth colon, where AWS replaces none, so it covers nothing"
        ),
        Mismatch::Excluded(comparison) => format!(
            "`{name}` lists {}, which covers `{}`, so the statement is not about it",
            pattern(comparison),
            comparison.requested
        ),
        Mismatch::UnresolvedVariable { variable } => {
            format!("`${{{variable}}}` has no value in this request, so nothing matches")
        }
        Mismatch::PrincipalNotNamed { caller } => format!("`{name}` does not name `{caller}`"),
        Mismatch::PrincipalOnlyRoot { raw } => format!(
            "in the policy of a gateway endpoint, which S3 and DynamoDB are taken to be reached by, `{raw}` stands for the account's root user only; name everyone and ask for `aws:PrincipalArn` in a condition"
        ),
        Mismatch::PrincipalDeleted { id } => {
            format!(
                "`{id}` is the id of a user or role that was deleted; a new one of the same name is somebody else"
            )
        }
        Mismatch::PrincipalExcepted { raw } => {
            format!("`{name}` lists `{raw}`, so the statement is not about the caller")
        }
        Mismatch::PrincipalNotJudged { raw } => {
            format!(
                "the caller's canonical user id is not known, so it may be another than `{raw}`; to be safe, the Allow does not apply"
            )
        }
        Mismatch::KeyAbsent { key } => format!("the request has no `{key}`"),
        Mismatch::KeyPresent { key } => {
            format!("the request has `{key}`, and `Null` asks for a request without it")
        }
        Mismatch::ValueNotTold { key } => {
            format!(
                "the value of `{key}` in this request is not known here; to be safe, the Allow does not apply"
            )
        }
        Mismatch::ConditionOpen { .. } => format!(
            "AWS's documentation leaves open whether `{name}` holds here; to be safe, the Allow does not apply"
        ),
        Mismatch::ConditionFails(comparison) => condition(comparison, false),
        Mismatch::Unreadable { key, value, expected, in_request } => {
            let kind = value_kind(*expected);
            if *in_request {
                format!("the request's `{key}` is `{value}`, which is not {kind}, so nothing matches")
            } else {
                format!("the policy's value `{value}` for `{key}` is not {kind}, so it matches nothing")
            }
        }
    }
}

/// The name of a resource type with its article: `a resource of type `object``.
fn resources(types: &[String]) -> String {
    match types {
        [one] => format!("a resource of type `{one}`"),
        several => format!("a resource of one of the types {}", list(several)),
    }
}

fn pattern(comparison: &Comparison) -> String {
    if comparison.raw == comparison.resolved {
        format!("`{}`", comparison.raw)
    } else {
        format!("`{}`, which is `{}` here,", comparison.raw, comparison.resolved)
    }
}

fn condition(comparison: &ConditionComparison, holds: bool) -> String {
    let key = &comparison.key;
    let requested = list(&comparison.requested);
    if holds && comparison.quantifier == Quantifier::Single {
        return single_holds(comparison, &requested);
    }
    let (relation, joined) = relation(comparison.relation, comparison.listed.len() > 1);
    let wanted = format!("{relation}{joined}{}", list(&comparison.listed));
    match (comparison.quantifier, holds) {
        (Quantifier::Single, _) => format!("`{key}` is {requested}, but has to be {wanted}"),
        (Quantifier::All, true) => format!("every value of `{key}` ({requested}) is {wanted}"),
        (Quantifier::All, false) => format!("not every value of `{key}` ({requested}) is {wanted}"),
        (Quantifier::Any, true) => format!("a value of `{key}` ({requested}) is {wanted}"),
        (Quantifier::Any, false) => format!("no value of `{key}` ({requested}) is {wanted}"),
    }
}

fn single_holds(comparison: &ConditionComparison, requested: &str) -> String {
    let key = &comparison.key;
    let listed = list(&comparison.listed);
    let several = comparison.listed.len() > 1;
    match comparison.relation {
        Relation::Equal if !several && requested == listed => format!("`{key}` is {requested}"),
        Relation::Equal if !several => format!("`{key}` is {requested}, which equals {listed}"),
        Relation::NotEqual if !several => format!("`{key}` is {requested}, which is not {listed}"),
        other => {
            let (relation, joined) = relation(other, several);
            format!("`{key}` is {requested}, which is {relation}{joined}{listed}")
        }
    }
}

fn relation(relation: Relation, several: bool) -> (&'static str, &'static str) {
    match relation {
        Relation::Equal => ("", if several { "one of " } else { "" }),
        Relation::NotEqual => ("", if several { "none of " } else { "something other than " }),
        Relation::Like => ("like ", if several { "one of " } else { "" }),
        Relation::NotLike => ("unlike ", if several { "each of " } else { "" }),
        Relation::Less => ("less than ", ""),
        Relation::LessOrEqual => ("at most ", ""),
        Relation::Greater => ("more than ", ""),
        Relation::GreaterOrEqual => ("at least ", ""),
        Relation::InRange => ("in ", if several { "one of " } else { "" }),
        Relation::NotInRange => ("outside ", if several { "each of " } else { "" }),
    }
}

fn value_kind(kind: ValueKind) -> &'static str {
    match kind {
        ValueKind::Text => "a text",
        ValueKind::Number => "a number",
        ValueKind::Date => "a date",
        ValueKind::Bool => "`true` or `false`",
        ValueKind::Base64 => "base64",
        ValueKind::IpRange => "an IP address or range",
        ValueKind::Arn => "an ARN with six parts",
    }
}
