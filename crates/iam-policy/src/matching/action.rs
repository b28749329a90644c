//! `Action` and `NotAction` (IAM User Guide, *IAM JSON policy elements: Action*, *NotAction*): compared without regard to
//! case, service and name alike.

use std::sync::Arc;

use crate::action_name::ActionName;
use crate::document::Effect;
use crate::document::{ActionElement, ActionKey, ActionLocation, ActionValue, PolicyDocument, Statement};
use crate::explanation::{Comparison, ElementKind, ElementMatch, ListedValues, MatchReason, Mismatch};
use crate::rule::Rule;

/// A requested action, prepared for lookups.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Action<'r> {
    pub(crate) name: ActionName<'r>,
    key: ActionKey,
}

impl<'r> Action<'r> {
    pub(crate) fn new(name: ActionName<'r>) -> Self {
        Self { name, key: ActionKey::new(name) }
    }
}

/// Calls `found` with every statement of a valid document that covers the action, in no order. A statement that lists the
/// action twice may come twice.
pub(crate) fn for_each_statement<'d>(
    document: &'d PolicyDocument,
    action: Action<'_>,
    mut found: impl FnMut(&'d Statement),
) {
    for_each_location(document, action, |_, statement| found(statement));
    for (_, statement) in negated(document) {
        if first_covering(statement, action.name.as_str()).is_none() {
            found(statement);
        }
    }
}

/// The first value that covers the action, for every statement of a valid document.
pub(crate) fn first_values(document: &PolicyDocument, action: Action<'_>) -> Vec<Option<usize>> {
    let mut first: Vec<Option<usize>> = vec![None; document.statements().len()];
    for_each_location(document, action, |location, _| {
        if let Some(slot) = first.get_mut(location.statement as usize) {
            let value = location.value as usize;
            *slot = Some(slot.map_or(value, |known| known.min(value)));
        }
    });
    for (position, statement) in negated(document) {
        if let Some(slot) = first.get_mut(position) {
            *slot = first_covering(statement, action.name.as_str());
        }
    }
    first
}

/// Calls `found` with every value under `Action` that covers the action.
fn for_each_location<'d>(
    document: &'d PolicyDocument,
    action: Action<'_>,
    mut found: impl FnMut(ActionLocation, &'d Statement),
) {
    document.actions().each(action.key, |location| {
        let statement = document.statements().get(location.statement as usize);
        let value = statement.and_then(|statement| statement.action.values.get(location.value as usize));
        if let (Some(statement), Some(value)) = (statement, value)
            && (value.covers(action.name.as_str())
                || (statement.effect == Effect::Deny && value.covers_without_blanks(action.name.as_str())))
        {
            found(location, statement);
        }
    });
}

/// Whether the statement is about the action: what [`for_each_statement`] finds, without an index.
pub(crate) fn covers(statement: &Statement, action: &str) -> bool {
    if statement.action.negated {
        return first_covering(statement, action).is_none();
    }
    let denies = statement.effect == Effect::Deny;
    let covers =
        |value: &ActionValue| value.covers(action) || (denies && value.covers_without_blanks(action));
    statement.action.values.iter().any(covers)
}

/// The statements with `NotAction` and their positions.
fn negated(document: &PolicyDocument) -> impl Iterator<Item = (usize, &Statement)> {
    let positions = document.actions().negated();
    positions.filter_map(|position| Some((position, document.statements().get(position)?)))
}

/// The first value under `NotAction` that leaves the action out. AWS stores names with blanks and does not say what they
/// cover: here as little as is safe, so that an Allow leaves out what they name without blanks, too.
fn first_covering(statement: &Statement, action: &str) -> Option<usize> {
    let safe = |value: &ActionValue| statement.effect == Effect::Allow && value.covers_without_blanks(action);
    statement.action.values.iter().position(|value| value.covers(action) || safe(value))
}

/// The outcome of the element. `first` is the index of the first value that covers the action.
pub(crate) fn explain(element: &ActionElement, asked: &Arc<str>, first: Option<usize>) -> ElementMatch {
    let found = first.and_then(|index| element.values.get(index));
    let comparison = found.map(|value| {
        let raw: Arc<str> = value.text.value.as_str().into();
        Comparison { resolved: Arc::clone(&raw), raw, requested: Arc::clone(asked) }
    });
    let reason = match (comparison, element.negated) {
        (Some(comparison), false) => Ok(MatchReason::Covered(comparison)),
        (Some(comparison), true) => Err(Mismatch::Excluded(comparison)),
        (None, true) => Ok(MatchReason::NotExcluded { requested: Arc::clone(asked) }),
        (None, false) => Err(Mismatch::NotCovered {
            requested: Arc::clone(asked),
            listed: ListedValues::Actions(Arc::clone(&element.values)),
        }),
    };
    ElementMatch {
        name: if element.negated { "NotAction" } else { "Action" }.into(),
        range: element.range,
        matched_range: found.map(|value| value.text.range),
        matches: reason.is_ok(),
        kind: ElementKind::Action,
        reason,
        rule: rule(element, found, asked),
    }
}

fn rule(element: &ActionElement, found: Option<&ActionValue>, asked: &str) -> Rule {
    let by_blanks = match found {
        Some(value) => value.covers_without_blanks(asked),
        None => element.values.iter().any(|value| value.covers_without_blanks(asked)),
    };
    match (by_blanks, element.negated) {
        (true, _) => Rule::ActionWithBlanks,
        (false, true) => Rule::NotAction,
        (false, false) => Rule::Action,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::PolicyType;

    const LISTED: [&str; 14] = [
        "*",
        "*:*",
        "s3:*",
        "S3:Get*",
        "s3:GetObject",
        "s3:getobject",
        "s3:?etObject",
        "s3:Get*Acl",
        "s3:*Object",
        "s3-object-lambda:GetObject",
        "logs:*",
        "logs:PutLogEvents",
        "s3express:*",
        "s3:G",
    ];

    const ASKED: [&str; 12] = [
        "s3:GetObject",
        "S3:GETOBJECT",
        "s3:GetObjectAcl",
        "s3:PutObject",
        "s3express:CreateSession",
        "s3-object-lambda:getobject",
        "logs:PutLogEvents",
        "s3:",
        "s3",
        ":GetObject",
        "",
        "s3:Gét",
    ];

    fn document(element: &str, values: &[&str]) -> PolicyDocument {
        let statements: Vec<String> = values
            .iter()
            .map(|value| format!(r#"{{"Effect":"Allow","{element}":["none:X","{value}"],"Resource":"*"}}"#))
            .collect();
        let text = format!(r#"{{"Version":"2012-10-17","Statement":[{}]}}"#, statements.join(","));
        let document = PolicyDocument::parse(&text, PolicyType::ServiceControl);
        assert!(document.is_valid(), "{:?}", document.errors());
        document
    }

    /// The index leaves nothing out: a value that covers an action is found, however it is written.
    #[test]
    fn index_finds_what_a_full_scan_finds() {
        for (element, negated) in [("Action", false), ("NotAction", true)] {
            let document = document(element, &LISTED);
            for asked in ASKED {
                let action = Action::new(ActionName::new(asked));
                let mut found = Vec::new();
                for_each_statement(&document, action, |statement| found.push(statement.index));
                found.sort_unstable();
                found.dedup();
                let first = first_values(&document, action);
                for (position, statement) in document.statements().iter().enumerate() {
                    let read = statement.action.values.iter().position(|value| value.covers(asked));
                    assert_eq!(first[position], read, "{asked} in {element} {position}");
                    assert_eq!(found.contains(&position), read.is_some() != negated, "{asked}, {position}");
                }
            }
        }
    }
}
