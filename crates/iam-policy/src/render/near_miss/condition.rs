//! Conditions that nearly hold.

use super::MAX_VALUES;
use super::edit_distance::is_within_distance;
use crate::document::Effect;
use crate::document::Version;
use crate::explanation::{ConditionComparison, Relation};
use crate::pattern::Pattern;
use crate::reference::GLOBAL_KEYS;
use crate::request::AuthorizationRequest;

/// The sentence about values that look alike and differ.
pub(super) fn of_value(name: &str, comparison: &ConditionComparison, version: Version) -> Option<String> {
    let operator = operator(name);
    let text = operator.starts_with("String");
    if !matches!(comparison.relation, Relation::Equal | Relation::Like) {
        return None;
    }
    let pairs = || {
        let listed = comparison.listed.iter().take(MAX_VALUES);
        listed
            .flat_map(|listed| comparison.requested.iter().take(MAX_VALUES).map(move |asked| (listed, asked)))
    };
    let variable = comparison.listed.iter().take(MAX_VALUES).find(|listed| listed.contains("${"));
    if let (Version::V2008, Some(listed)) = (version, variable) {
        return Some(format!(
            "`{listed}` is ordinary text there, since the policy does not say `\"Version\": \"2012-10-17\"`."
        ));
    }
    // What `StringEquals` compares has no wildcards (IAM User Guide, *Condition operators*).
    if text
        && comparison.relation == Relation::Equal
        && pairs().any(|(listed, asked)| Pattern::new(listed).matches(asked))
    {
        return Some(format!(
            "`{operator}` takes `*` and `?` as they are; `StringLike` reads them as wildcards."
        ));
    }
    (text && pairs().any(|(listed, asked)| listed.eq_ignore_ascii_case(asked)))
        .then(|| format!("They differ in capital letters only, and those count in `{operator}`."))
}

/// The sentence about a key that seems present and is absent.
pub(super) fn of_key(
    name: &str,
    key: &str,
    effect: Effect,
    request: &AuthorizationRequest,
) -> Option<String> {
    let is_known = GLOBAL_KEYS.iter().any(|global| is_the_same(key, global.key));
    slip_of_key(key, is_known, request).or_else(|| without_key(name, effect))
}

fn slip_of_key(key: &str, is_known: bool, request: &AuthorizationRequest) -> Option<String> {
    let carried = || request.context.iter().map(|(carried, _)| carried).take(MAX_VALUES);
    if let Some(carried) = carried().find(|carried| has_other_prefix(key, carried)) {
        return Some(format!("It has `{}`, which has another prefix.", spelled(carried)));
    }
    if is_known {
        return None;
    }
    if let Some(carried) = carried().find(|carried| is_nearly(key, carried)) {
        return Some(format!("It has `{}`, which is spelled nearly the same.", spelled(carried)));
    }
    let global = GLOBAL_KEYS.iter().find(|global| is_nearly(key, global.key))?;
    Some(format!("There is a key that is spelled nearly the same: `{}`.", parts(global.key).0))
}

/// A Deny that is to hold for who does not send the key (IAM User Guide, *Condition operators*, on `…IfExists`).
fn without_key(name: &str, effect: Effect) -> Option<String> {
    let operator = operator(name);
    (effect == Effect::Deny && !operator.ends_with("IfExists") && operator != "Null")
        .then(|| format!("With `{operator}IfExists` it would apply without the key."))
}

/// `ForAnyValue:StringEquals aws:TagKeys` → `StringEquals`.
fn operator(name: &str) -> &str {
    let operator = name.split_once(' ').map_or(name, |(operator, _)| operator);
    operator.rsplit_once(':').map_or(operator, |(_, operator)| operator)
}

/// `aws:RequestTag/team` → `aws:RequestTag`, `team`.
fn parts(key: &str) -> (&str, &str) {
    key.split_once('/').unwrap_or((key, ""))
}

fn has_other_prefix(key: &str, other: &str) -> bool {
    match (key.split_once(':'), other.split_once(':')) {
        (Some((prefix, name)), Some((other_prefix, other_name))) => {
            name.eq_ignore_ascii_case(other_name) && !prefix.eq_ignore_ascii_case(other_prefix)
        }
        _ => false,
    }
}

fn is_the_same(key: &str, other: &str) -> bool {
    parts(key).0.eq_ignore_ascii_case(parts(other).0)
}

fn is_nearly(key: &str, other: &str) -> bool {
    let ((head, tag), (other_head, other_tag)) = (parts(key), parts(other));
    let same_tag = tag.eq_ignore_ascii_case(other_tag) || other_tag.starts_with("${");
    if is_the_same(key, other) {
        return !same_tag && tag.len() > 3 && is_within_distance(tag, other_tag, 1);
    }
    let most = if head.len() < 16 { 1 } else { 2 };
    same_tag && is_within_distance(head, other_head, most)
}

/// Requests carry keys in small letters; the global ones are written as AWS writes them.
fn spelled(key: &str) -> String {
    let (head, tag) = parts(key);
    let known = GLOBAL_KEYS.iter().map(|global| parts(global.key).0);
    let head = known.into_iter().find(|global| global.eq_ignore_ascii_case(head)).unwrap_or(head);
    if tag.is_empty() { head.to_owned() } else { format!("{head}/{tag}") }
}
