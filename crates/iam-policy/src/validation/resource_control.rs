//! `resource-control`: what resource control policies of customers do not take.
//!
//! They have `"Version": "2012-10-17"`, `Deny` and `"Principal": "*"`, name a service in each action, and have neither
//! `NotPrincipal` nor `NotAction`; only `RCPFullAWSAccess`, which AWS attaches everywhere, allows (AWS Organizations User Guide, *RCP syntax*). Service control
//! policies take no `NotPrincipal` either; there the grammar refuses it.
//!
//! Fix: `Deny` with `"Principal": "*"` and a condition such as `aws:PrincipalOrgID`.

use crate::document::Effect;
use crate::document::{
    Finding, FindingCode, PolicyDocument, PolicyType, PrincipalElement, PrincipalName, Statement, Version,
};
use crate::span::TextRange;
use crate::text::validation as text;

pub(super) fn check(document: &PolicyDocument, refusals: &mut Vec<Finding>) {
    if document.policy_type() != PolicyType::ResourceControl {
        return;
    }
    let mut refuse =
        |range, message: &str| refusals.push(Finding::error(FindingCode::ResourceControl, range, message));
    // Of a text that is no policy its errors say enough.
    if document.is_valid() && document.version() != Version::V2012 {
        let range = TextRange::new(0, document.text().len().min(1));
        refuse(range, text::RESOURCE_CONTROL_VERSION);
    }
    let full_access = is_full_access(document);
    for statement in document.statements() {
        if statement.effect == Effect::Allow && !full_access {
            refuse(statement.range, text::RESOURCE_CONTROL_ALLOWS);
        }
        if let Some(element) = statement.principal.as_ref().filter(|element| !names_everyone(element)) {
            refuse(element.range, text::RESOURCE_CONTROL_PRINCIPAL);
        }
        if statement.action.negated {
            refuse(statement.action.range, text::RESOURCE_CONTROL_NOT_ACTION);
        }
        for action in statement.action.values.iter().filter(|action| action.is_everything() && !full_access) {
            refuse(action.text.range, text::RESOURCE_CONTROL_ACTION);
        }
    }
}

/// The text of `RCPFullAWSAccess`.
fn is_full_access(document: &PolicyDocument) -> bool {
    matches!(document.statements(), [statement] if allows_everything(statement))
}

fn allows_everything(statement: &Statement) -> bool {
    statement.effect == Effect::Allow
        && statement.conditions.is_empty()
        && !statement.action.negated
        && statement.action.values.iter().any(|value| value.is_everything())
        && statement.resource.as_ref().is_some_and(|element| {
            !element.negated && element.values.iter().any(|value| value.text.value == "*")
        })
}

fn names_everyone(element: &PrincipalElement) -> bool {
    !element.negated && element.values.iter().all(|value| value.name == PrincipalName::Everyone)
}
