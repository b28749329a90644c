//! Whether AWS takes a policy that can be understood: one rule per file.
//!
//! Parsing finds what cannot be understood ([`PolicyDocument::errors`]). AWS refuses more when a policy is created or changed
//! ([`PolicyDocument::refusals`]), and more again of a trust policy ([`trust_refusals`]). A policy that exists all the same,
//! because it is older than the rule or was imported, is evaluated as written. Advice on what AWS takes is
//! [`PolicyDocument::findings`].

mod characters;
mod impossible_arn;
mod resource_control;
mod size;
mod trust_policy;

pub(crate) use trust_policy::is_of_sts;
pub use trust_policy::{TrustRefusal, trust_refusals};

use crate::document::{Finding, PolicyDocument, PolicyType, service_grammar};

type ValidationRule = fn(&PolicyDocument, &mut Vec<Finding>);

const CHECKS: [ValidationRule; 4] =
    [characters::check, impossible_arn::check, resource_control::check, size::check];

impl PolicyDocument {
    /// AWS's refusals of the document on creation and update, in the order of the text: [`Self::errors`], and those of
    /// documents that follow the grammar. Each call checks the document: deciding needs none of it.
    ///
    /// ```
    /// use iam_policy::document::{FindingCode, PolicyDocument, PolicyType};
    ///
    /// let text = r#"{"Version": "2012-10-17", "Statement": {
    ///     "Effect": "Allow", "Action": "iam:GetRole", "Resource": "arn:aws:iam:us-east-1:111122223333:role/app"}}"#;
    /// let document = PolicyDocument::parse(text, PolicyType::Identity);
    /// assert!(document.is_valid(), "it exists, so it is evaluated");
    /// let refusals = document.refusals();
    /// assert_eq!(refusals.iter().map(|refusal| refusal.code).collect::<Vec<_>>(), [FindingCode::ImpossibleArn]);
    /// ```
    pub fn refusals(&self) -> Vec<Finding> {
        let mut refusals = unsorted_refusals(self);
        sort_by_position(&mut refusals);
        refusals
    }

    /// [`Self::refusals`] as a policy on a resource of `service`, the prefix of its actions.
    pub fn refusals_for(&self, service: &str) -> Vec<Finding> {
        let mut refusals = self.refusals();
        if self.policy_type() == PolicyType::Resource {
            refusals.retain(|refusal| !service_grammar::accepts(service, refusal.code));
        }
        refusals
    }
}

/// The errors of `document`, then what AWS refuses it for though it can be understood.
pub(crate) fn unsorted_refusals(document: &PolicyDocument) -> Vec<Finding> {
    let mut refusals = document.errors().to_vec();
    for check in CHECKS {
        check(document, &mut refusals);
    }
    refusals
}

/// In the order of the text, graver ones first.
pub(crate) fn sort_by_position(findings: &mut [Finding]) {
    findings.sort_by_key(|finding| (finding.range.start, finding.severity));
}
