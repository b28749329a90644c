//! `not-principal`: `NotPrincipal` where it is dangerous or not allowed.
//!
//! With Allow it gives access to everyone else, anonymous callers too; in a role's trust policy AWS does not take it (IAM
//! User Guide, *NotPrincipal*).
//!
//! Fix: `Principal` with the ones meant, or `"Principal": "*"` with a condition on `aws:PrincipalArn`.

use crate::document::{Finding, PolicyDocument, PolicyType, Severity};
use crate::explanation::Effect;

pub(super) fn check(document: &PolicyDocument, findings: &mut Vec<Finding>) {
    for statement in document.statements() {
        let Some(element) = statement.principal.as_ref().filter(|element| element.negated) else {
            continue;
        };
        if document.policy_type() == PolicyType::Trust {
            let message =
                "a trust policy takes no `NotPrincipal`; name who may assume the role under `Principal`";
            findings.push(Finding::error("not-principal", element.range, message));
        } else if statement.effect == Effect::Allow {
            let message = "`NotPrincipal` with `Allow` gives access to everyone else, anonymous callers too; use `Principal`";
            findings.push(Finding::new(Severity::SecurityWarning, "not-principal", element.range, message));
        }
    }
}
