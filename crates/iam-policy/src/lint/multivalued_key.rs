//! `multivalued-key`: a key with several values under an operator without `ForAllValues:` or `ForAnyValue:`.
//!
//! AWS does not say how several values are compared then (IAM User Guide, *Single-valued vs. multivalued context keys*).
//!
//! Example: `"StringEquals": { "aws:TagKeys": "team" }`. Fix: `"ForAnyValue:StringEquals"` or `"ForAllValues:StringEquals"`,
//! the latter with a `Null` check beside it in an Allow.

use crate::document::operator::OperatorFamily;
use crate::document::{Finding, FindingCode, PolicyDocument};
use crate::reference::Reference;
use crate::request::is_multivalued;
use crate::text::lint as text;

pub(super) fn check(document: &PolicyDocument, findings: &mut Vec<Finding>) {
    find(document, is_multivalued, findings);
}

/// The check for the keys of services.
pub(super) fn check_of_services(
    document: &PolicyDocument,
    reference: &Reference,
    findings: &mut Vec<Finding>,
) {
    find(document, |key| reference.is_multivalued(key), findings);
}

fn find(document: &PolicyDocument, is_multivalued: impl Fn(&str) -> bool, findings: &mut Vec<Finding>) {
    for clause in document.statements().iter().flat_map(|statement| &statement.conditions) {
        let operator = clause.operator;
        if operator.set.is_none()
            && operator.family != OperatorFamily::Null
            && is_multivalued(&clause.key.value)
        {
            let message = text::multivalued_key(&clause.key.value, &clause.operator_text.value);
            findings.push(Finding::warning(FindingCode::MultivaluedKey, clause.operator_text.range, message));
        }
    }
}
