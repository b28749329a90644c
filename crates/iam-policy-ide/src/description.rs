//! Descriptions of the action, condition key or operator at the cursor.

use iam_policy::condition::{Operator, OperatorFamily, SetOperator};
use iam_policy::reference::{ActionReference, KeyReference, KeyType, Reference};
use iam_policy::span::TextRange;

use crate::cursor::cursor_context;
use crate::text::description as text;
use crate::wildcard_expansion::expand_wildcard;

/// A description of a text in the policy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Description {
    /// The text it is about, without quotes.
    pub range: TextRange,
    /// Lines; the first says what it is.
    pub lines: Vec<String>,
}

/// At most this many names are listed.
const LISTED: usize = 8;

/// Describes what stands at byte `offset` of the policy `text`; `None` where there is nothing to say.
pub fn describe(text: &str, offset: usize, reference: &Reference) -> Option<Description> {
    let cursor = cursor_context(text, offset)?;
    let raw = cursor.inner.slice(text);
    let path: Vec<&str> = cursor.path.iter().map(String::as_str).collect();
    let lines = match (path.as_slice(), cursor.is_key) {
        (["Statement", "Action" | "NotAction"], false) => match reference.action(raw) {
            Some(action) => action_lines(action),
            None => expansion_lines(raw, reference)?,
        },
        (["Statement", "Condition", _], true) => vec![operator_line(Operator::parse(raw)?)],
        (["Statement", "Condition", _, _], true) => vec![key_line(key(raw, reference)?)],
        _ => return None,
    };
    Some(Description { range: cursor.inner, lines })
}

fn action_lines(action: ActionReference<'_>) -> Vec<String> {
    let mut lines = vec![[&action.full_name(), ": ", action.access_level.name()].concat()];
    let resources: Vec<String> =
        action.resources().map(|taken| taken.resource_type.name.to_owned()).collect();
    lines.push(match resources.is_empty() {
        true => text::EVERY_RESOURCE_ONLY.to_owned(),
        false => text::resource_types(&listed(&resources)),
    });
    let mut keys: Vec<String> = action.condition_keys().map(|key| key.key.to_owned()).collect();
    for taken in action.resources() {
        keys.extend(taken.condition_keys().map(|key| key.key.to_owned()));
    }
    keys.sort();
    keys.dedup();
    if !keys.is_empty() {
        lines.push(text::condition_keys(&listed(&keys)));
    }
    lines
}

fn expansion_lines(raw: &str, reference: &Reference) -> Option<Vec<String>> {
    let expansion = expand_wildcard(raw, reference)?;
    Some(vec![[raw, &expansion.count()].concat(), listed(&expansion.covered)])
}

/// The first names, and how many more there are.
fn listed(names: &[String]) -> String {
    let shown = names.get(..LISTED).unwrap_or(names).join(", ");
    match names.len().checked_sub(LISTED) {
        Some(more) if more > 0 => text::and_more(&shown, more),
        _ => shown,
    }
}

fn operator_line(operator: Operator) -> String {
    let values = match operator.family {
        OperatorFamily::StringEquals => text::TEXT,
        OperatorFamily::StringEqualsIgnoreCase => text::TEXT_IGNORE_CASE,
        OperatorFamily::StringLike => text::TEXT_LIKE,
        OperatorFamily::Numeric(_) => text::NUMBERS,
        OperatorFamily::Date(_) => text::DATES,
        OperatorFamily::Bool => text::BOOLEANS,
        OperatorFamily::Binary => text::BASE64,
        OperatorFamily::IpAddress => text::IP_ADDRESSES,
        OperatorFamily::Arn => text::ARNS,
        OperatorFamily::Null => text::NULL,
    };
    let mut line = text::compares(values);
    if operator.negated {
        line.push_str(text::NEGATED);
    }
    if operator.if_exists {
        line.push_str(text::IF_EXISTS);
    }
    match operator.set {
        Some(SetOperator::ForAllValues) => {
            line.push_str(text::FOR_ALL_VALUES);
        }
        Some(SetOperator::ForAnyValue) => line.push_str(text::FOR_ANY_VALUE),
        None => {}
    }
    line
}

/// The key as its service lists it. A part such as `${TagKey}` stands for any name.
fn key<'r>(raw: &str, reference: &'r Reference) -> Option<KeyReference<'r>> {
    let is_it = |known: &KeyReference<'_>| {
        let fixed = known.key.find(['$', '<']).and_then(|end| known.key.get(..end));
        match fixed {
            Some(fixed) => raw.get(..fixed.len()).is_some_and(|start| start.eq_ignore_ascii_case(fixed)),
            None => known.key.eq_ignore_ascii_case(raw),
        }
    };
    let (prefix, _) = raw.split_once(':')?;
    match reference.service(prefix) {
        Some(service) => service.condition_keys().find(is_it),
        None => reference.services().flat_map(|service| service.condition_keys()).find(is_it),
    }
}

fn key_line(key: KeyReference<'_>) -> String {
    let value = match key.key_type {
        KeyType::String => text::A_TEXT,
        KeyType::Arn => text::AN_ARN,
        KeyType::Bool => text::A_BOOLEAN,
        KeyType::Numeric => text::A_NUMBER,
        KeyType::Date => text::A_DATE,
        KeyType::IpAddress => text::AN_IP_ADDRESS,
        KeyType::Binary => text::BASE64,
    };
    text::key(key.key, value, key.multivalued)
}
