//! `open-trust-policy`: a role that everyone may assume.
//!
//! `*` in a trust policy means every caller of every account (IAM User Guide, *Principal*).
//!
//! Fix: name the account, role or service, or add a condition.

use crate::document::Effect;
use crate::document::{Finding, FindingCode, PolicyDocument, PolicyType, PrincipalName, Severity};
use crate::text::lint as text;

pub(super) fn check(document: &PolicyDocument, findings: &mut Vec<Finding>) {
    if document.policy_type() != PolicyType::Trust {
        return;
    }
    for statement in document.statements() {
        let everyone = statement
            .principal
            .iter()
            .filter(|element| !element.negated)
            .flat_map(|element| &element.values)
            .find(|value| value.name == PrincipalName::Everyone);
        if let Some(value) = everyone
            && statement.effect == Effect::Allow
            && statement.conditions.is_empty()
        {
            let message = text::OPEN_TRUST_POLICY;
            findings.push(Finding::new(
                Severity::SecurityWarning,
                FindingCode::OpenTrustPolicy,
                value.text.range,
                message,
            ));
        }
    }
}
