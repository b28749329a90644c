//! `not-principal`: a role's trust policy with `NotPrincipal`, which AWS does not take (IAM User Guide, *NotPrincipal*).
//!
//! Fix: `Principal` with the ones meant, or `"Principal": "*"` with a condition on `aws:PrincipalArn`.

use crate::document::{Finding, PolicyDocument, PolicyType};

pub(super) fn check(document: &PolicyDocument, errors: &mut Vec<Finding>) {
    if document.policy_type() != PolicyType::Trust {
        return;
    }
    let principals = document.statements().iter().filter_map(|statement| statement.principal.as_ref());
    for element in principals.filter(|element| element.negated) {
        let message =
            "a trust policy takes no `NotPrincipal`; name who may assume the role under `Principal`";
        errors.push(Finding::error("not-principal", element.range, message));
    }
}
