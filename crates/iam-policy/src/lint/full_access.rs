//! `full-access`: an Allow of every action on every resource.
//!
//! Whoever has it is an administrator and can give any permission to anybody (IAM User Guide, *Security best practices*,
//! least privilege). Limits, such as boundaries and service control policies, are often written so and are left alone.
//!
//! Example: `"Action": "*", "Resource": "*"`. Fix: name the actions the task needs.

use crate::document::Effect;
use crate::document::{ActionValue, Finding, FindingCode, PolicyDocument, PolicyType, Severity};
use crate::text::lint as text;

pub(super) fn check(document: &PolicyDocument, findings: &mut Vec<Finding>) {
    if document.policy_type() != PolicyType::Identity {
        return;
    }
    for statement in document.statements() {
        let every_action =
            !statement.action.negated && statement.action.values.iter().any(ActionValue::is_everything);
        let every_resource = statement.resource.as_ref().is_some_and(|element| {
            !element.negated
                && element.values.iter().any(|value| {
                    value.template.without_variables().is_some_and(|pattern| pattern.is_everything())
                })
        });
        if statement.effect == Effect::Allow
            && every_action
            && every_resource
            && statement.conditions.is_empty()
        {
            let message = text::FULL_ACCESS;
            findings.push(Finding::new(
                Severity::SecurityWarning,
                FindingCode::FullAccess,
                statement.action.range,
                message,
            ));
        }
    }
}
