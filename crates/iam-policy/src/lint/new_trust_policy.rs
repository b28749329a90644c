//! `new-trust-policy`: IAM refuses the trust policy when a role is created or its trust policy is changed; a role that has
//! it keeps it. See [`validation`](crate::validation).
//!
//! Fix: list actions such as `sts:AssumeRole` only; spell the service as its documentation does; add a condition on the
//! claim that says whose token it is, such as `token.actions.githubusercontent.com:sub`.

use crate::document::{Finding, FindingCode, PolicyDocument, PolicyType};
use crate::text::lint as text;
use crate::validation::{TrustRefusal, is_of_sts, trust_refusals};

pub(super) fn check(document: &PolicyDocument, findings: &mut Vec<Finding>) {
    if document.policy_type() != PolicyType::Trust {
        return;
    }
    for refusal in trust_refusals(document) {
        findings.push(Finding::warning(FindingCode::NewTrustPolicy, refusal.range(), advice(&refusal)));
    }
    let actions = document.statements().iter().flat_map(|statement| statement.action.values.iter());
    for action in actions.filter(|action| action.has_wildcard() && is_of_sts(action)) {
        let message = text::wildcard_in_trust_policy(&action.text.value);
        findings.push(Finding::warning(FindingCode::NewTrustPolicy, action.text.range, message));
    }
}

fn advice(refusal: &TrustRefusal<'_>) -> String {
    match refusal {
        TrustRefusal::ForeignAction(action) => text::foreign_action(&action.text.value),
        TrustRefusal::MisspelledService { principal, meant } => {
            text::misspelled_service(&principal.text.value, meant)
        }
        TrustRefusal::SharedIssuer { key, .. } => text::shared_issuer(key),
    }
}
