//! `pass-role`: `iam:PassRole` on every role.
//!
//! Whoever may pass a role to a service can use everything the role may do (IAM User Guide, *Granting a user permissions to
//! pass a role to an AWS service*).
//!
//! Fix: name the roles, or add a condition on `iam:PassedToService`.

use crate::document::Effect;
use crate::document::{Finding, FindingCode, PolicyDocument, Severity};
use crate::text::lint as text;

pub(super) fn check(document: &PolicyDocument, findings: &mut Vec<Finding>) {
    for statement in document.statements() {
        // `*` as an action is told by `full-access`.
        let passing = statement
            .action
            .values
            .iter()
            .find(|value| !value.is_everything() && value.covers("iam:PassRole"));
        let any_role = statement.resource.iter().flat_map(|element| &element.values).any(|value| {
            value.template.without_variables().is_some_and(|pattern| {
                pattern.is_everything()
                    || crate::arn::matches_resource(pattern, "arn:aws:iam::000000000000:role/?").is_some()
            })
        });
        if let Some(value) = passing
            && statement.effect == Effect::Allow
            && !statement.action.negated
            && any_role
            && statement.conditions.is_empty()
        {
            let message = text::PASS_ROLE;
            findings.push(Finding::new(
                Severity::SecurityWarning,
                FindingCode::PassRole,
                value.text.range,
                message,
            ));
        }
    }
}
