//! `variable-before-resource`: a policy variable before the fifth colon of an ARN, where AWS replaces none (IAM User Guide,
//! *IAM policy elements: Variables and tags*). The ARN covers nothing.
//!
//! Example: `arn:aws:sqs:eu-west-1:${aws:PrincipalAccount}:jobs`. Fix: write the account out, or `*` with a condition such as
//! `"StringEquals": { "aws:ResourceAccount": "${aws:PrincipalAccount}" }`.

use crate::document::{Finding, FindingCode, PolicyDocument};
use crate::text::lint as text;

pub(super) fn check(document: &PolicyDocument, findings: &mut Vec<Finding>) {
    let elements = document.statements().iter().filter_map(|statement| statement.resource.as_ref());
    let values = elements.flat_map(|element| &element.values);
    for value in values.filter(|value| value.template.has_unreplaced_variable()) {
        let message = text::VARIABLE_BEFORE_RESOURCE;
        findings.push(Finding::warning(FindingCode::VariableBeforeResource, value.text.range, message));
    }
}
