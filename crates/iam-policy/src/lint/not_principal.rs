//! `not-principal`: `NotPrincipal` with Allow, which gives access to everyone else, anonymous callers too (IAM User Guide,
//! *NotPrincipal*). A role's trust policy does not take it at all.
//!
//! Fix: `Principal` with the ones meant, or `"Principal": "*"` with a condition on `aws:PrincipalArn`.

use crate::document::Effect;
use crate::document::{Finding, FindingCode, PolicyDocument, PolicyType, Severity};
use crate::text::lint as text;

pub(super) fn check(document: &PolicyDocument, findings: &mut Vec<Finding>) {
    if document.policy_type() == PolicyType::Trust {
        return;
    }
    for statement in document.statements().iter().filter(|statement| statement.effect == Effect::Allow) {
        if let Some(element) = statement.principal.as_ref().filter(|element| element.negated) {
            let message = text::NOT_PRINCIPAL;
            findings.push(Finding::new(
                Severity::SecurityWarning,
                FindingCode::NotPrincipal,
                element.range,
                message,
            ));
        }
    }
}
