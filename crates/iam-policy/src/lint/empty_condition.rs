//! `empty-condition`: a condition key with an empty list, which AWS accepts.
//!
//! Example: `"StringEquals": { "aws:username": [] }`. Fix: add a value, or remove the key.

use crate::document::{ConditionClause, Finding, FindingCode, PolicyDocument};
use crate::text::lint as text;

pub(super) fn check(document: &PolicyDocument, findings: &mut Vec<Finding>) {
    // A list of what could not be read has no values either.
    let errors = document.errors();
    let has_error = |clause: &ConditionClause| {
        let next = errors.partition_point(|error| error.range.start < clause.range.start);
        errors.get(next).is_some_and(|error| error.range.start < clause.range.end)
    };
    for clause in document.statements().iter().flat_map(|statement| &statement.conditions) {
        if clause.values.is_empty() && !has_error(clause) {
            let message = text::empty_condition(&clause.key.value);
            findings.push(Finding::warning(FindingCode::EmptyCondition, clause.range, message));
        }
    }
}
