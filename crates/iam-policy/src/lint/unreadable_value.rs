//! `unreadable-value`: a condition value that its operator cannot read.
//!
//! AWS accepts most of them, and they match nothing.
//!
//! Example: `"IpAddress": { "aws:SourceIp": "10.0.0.*" }`. Fix: `10.0.0.0/24`.

use crate::condition::is_readable;
use crate::document::operator::ValueKind;
use crate::document::{Finding, FindingCode, PolicyDocument};
use crate::text::lint as text;

pub(super) fn check(document: &PolicyDocument, findings: &mut Vec<Finding>) {
    for clause in document.statements().iter().flat_map(|statement| &statement.conditions) {
        for value in &clause.values {
            if !is_readable(clause.operator.family, &value.text.value) {
                let expected = match clause.operator.value_kind() {
                    ValueKind::Number => text::A_NUMBER,
                    ValueKind::Date => text::A_DATE,
                    ValueKind::Bool => text::A_BOOLEAN,
                    ValueKind::Base64 => text::BASE64,
                    ValueKind::IpRange => text::AN_ADDRESS,
                    ValueKind::Arn => text::AN_ARN,
                    ValueKind::Text => text::A_TEXT,
                };
                let message =
                    text::unreadable_value(&clause.operator_text.value, expected, &value.text.value);
                findings.push(Finding::warning(FindingCode::UnreadableValue, value.text.range, message));
            }
        }
    }
}
