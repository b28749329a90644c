//! Policy documents: the first refusal of AWS, and their form as attached policies.

use std::sync::Arc;

use iam_policy::document::{Finding, FindingCode, PolicyDocument, PolicyType};
use iam_policy::evaluation::{AttachedPolicy, PolicySource};
use iam_policy::span::LineColumn;

use super::StoredDocument;
use crate::text::account::at_position;

/// AWS's first refusal of the document, with its line and column.
pub(crate) fn first_refusal(document: &PolicyDocument) -> Option<String> {
    refusal_text(document, None)
}

/// The first refusal with another code than this: other services have other limits than the policy's type says.
pub(crate) fn first_refusal_but(document: &PolicyDocument, code: FindingCode) -> Option<String> {
    refusal_text(document, Some(code))
}

fn refusal_text(document: &PolicyDocument, left_out: Option<FindingCode>) -> Option<String> {
    let refusals = document.refusals();
    let refusal = refusals.iter().find(|refusal| Some(refusal.code) != left_out)?;
    Some(with_place(document, refusal))
}

/// The finding's message with its line and column.
pub(crate) fn with_place(document: &PolicyDocument, finding: &Finding) -> String {
    let place = LineColumn::at(document.text(), finding.range.start);
    at_position(&finding.message, place.line, place.column)
}

/// The document as a policy attached to `attached_to`.
pub(crate) fn attached(
    document: &StoredDocument,
    policy_type: PolicyType,
    name: &str,
    arn: Option<&str>,
    attached_to: &str,
) -> AttachedPolicy {
    AttachedPolicy {
        document: Arc::clone(&document.0),
        source: PolicySource {
            policy_type,
            name: name.to_owned(),
            arn: arn.map(str::to_owned),
            attached_to: attached_to.to_owned(),
        },
    }
}
