//! `size`: the document is longer than AWS takes.
//!
//! Fix: merge statements with the same resources, use wildcards, or split the policy in two. White space does not count in
//! IAM (IAM User Guide, *IAM and AWS STS quotas*).

use crate::document::{Finding, FindingCode, PolicyDocument, is_too_long, size_of};
use crate::span::TextRange;
use crate::text::validation as text;

pub(super) fn check(document: &PolicyDocument, refusals: &mut Vec<Finding>) {
    if is_too_long(document.text(), document.policy_type()) {
        let size = size_of(document.text(), document.policy_type());
        let message = text::size(size.counted, size.limit);
        refusals.push(Finding::error(FindingCode::Size, TextRange::new(0, 0), message));
    }
}
