//! `resource-control`: elements that resource control policies do not take.
//!
//! `Principal` is always `"*"`, and there is neither `NotPrincipal` nor `NotAction` (AWS Organizations User Guide, *RCP
//! syntax*). Service control policies take no `NotPrincipal` either; there the grammar refuses it.
//!
//! Fix: `"Principal": "*"` with a condition such as `aws:PrincipalOrgID`.

use crate::document::{Finding, PolicyDocument, PolicyType, PrincipalName};

pub(super) fn check(document: &PolicyDocument, errors: &mut Vec<Finding>) {
    if document.policy_type() != PolicyType::ResourceControl {
        return;
    }
    for statement in document.statements() {
        if let Some(element) = &statement.principal
            && (element.negated || element.values.iter().any(|value| value.name != PrincipalName::Everyone))
        {
            let message = "a resource control policy is about everyone: write `\"Principal\": \"*\"` and limit it by conditions";
            errors.push(Finding::error("resource-control", element.range, message));
        }
        if statement.action.negated {
            let message = "a resource control policy takes no `NotAction`; list the actions under `Action`";
            errors.push(Finding::error("resource-control", statement.action.range, message));
        }
    }
}
