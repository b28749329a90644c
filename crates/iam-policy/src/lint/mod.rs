//! Advice on policies that AWS accepts: one kind of finding per file. Neither parsing nor evaluating asks for it.

mod empty_condition;
mod full_access;
mod multivalued_key;
mod new_trust_policy;
mod not_principal;
mod open_trust_policy;
mod pass_role;
mod resource_control_service;
mod resource_type;
mod unknown_action;
mod unreadable_value;
mod variable_before_resource;
mod variable_without_version;

use crate::document::{Finding, PolicyDocument};
use crate::reference::Reference;
use crate::validation::{sort_by_position, unsorted_refusals};

type LintRule = fn(&PolicyDocument, &mut Vec<Finding>);
type ReferenceCheck = fn(&PolicyDocument, &Reference, &mut Vec<Finding>);

const CHECKS: [LintRule; 11] = [
    empty_condition::check,
    full_access::check,
    multivalued_key::check,
    new_trust_policy::check,
    not_principal::check,
    open_trust_policy::check,
    pass_role::check,
    resource_control_service::check,
    unreadable_value::check,
    variable_before_resource::check,
    variable_without_version::check,
];

const REFERENCE_CHECKS: [ReferenceCheck; 3] =
    [multivalued_key::check_of_services, resource_type::check, unknown_action::check];

impl PolicyDocument {
    /// [`Self::refusals`] and advice on what AWS accepts, in the order of the text.
    ///
    /// ```
    /// use iam_policy::document::{FindingCode, PolicyDocument, PolicyType, Severity};
    ///
    /// let text = r#"{"Version": "2012-10-17", "Statement": {
    ///     "Effect": "Allow", "Principal": {"AWS": "*"}, "Action": "sts:AssumeRole"}}"#;
    /// let findings = PolicyDocument::parse(text, PolicyType::Trust).findings();
    /// let [finding] = findings.as_slice() else { panic!("one finding") };
    /// assert_eq!((finding.severity, finding.code), (Severity::SecurityWarning, FindingCode::OpenTrustPolicy));
    /// ```
    pub fn findings(&self) -> Vec<Finding> {
        let mut findings = unsorted_refusals(self);
        check(self, &mut findings);
        sort_by_position(&mut findings);
        findings
    }

    /// [`Self::findings`] and those that need the service reference: actions that do not exist, resources an action is
    /// never checked against. None of these is an error.
    pub fn findings_with(&self, reference: &Reference) -> Vec<Finding> {
        let mut findings = unsorted_refusals(self);
        check(self, &mut findings);
        check_with(self, reference, &mut findings);
        sort_by_position(&mut findings);
        findings
    }
}

/// Adds the findings about `document` by itself.
fn check(document: &PolicyDocument, findings: &mut Vec<Finding>) {
    for check in CHECKS {
        check(document, findings);
    }
}

/// Adds the findings that need the service reference.
fn check_with(document: &PolicyDocument, reference: &Reference, findings: &mut Vec<Finding>) {
    for check in REFERENCE_CHECKS {
        check(document, reference, findings);
    }
}
