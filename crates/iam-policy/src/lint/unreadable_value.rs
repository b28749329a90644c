//! `unreadable-value`: a condition value that its operator cannot read.
//!
//! AWS accepts most of them, and they match nothing.
//!
//! Example: `"IpAddress": { "aws:SourceIp": "10.0.0.*" }`. Fix: `10.0.0.0/24`.

use crate::condition::is_readable;
use crate::document::operator::ValueKind;
use crate::document::{Finding, FindingCode, PolicyDocument};

pub(super) fn check(document: &PolicyDocument, findings: &mut Vec<Finding>) {
    for clause in document.statements().iter().flat_map(|statement| &statement.conditions) {
        for value in &clause.values {
            if !is_readable(clause.operator.family, &value.text.value) {
                let expected = match clause.operator.value_kind() {
                    ValueKind::Number => "a number",
                    ValueKind::Date => "a date such as `2026-01-31T00:00:00Z`",
                    ValueKind::Bool => "`true` or `false`",
                    ValueKind::Base64 => "base64",
                    ValueKind::IpRange => "an address or a range such as `203.0.113.0/24`",
                    ValueKind::Arn => "an ARN with six parts",
                    ValueKind::Text => "a text",
                };
                let message = format!(
                    "`{}` needs {expected}, which `{}` is not, so it matches nothing",
                    clause.operator_text.value, value.text.value
                );
                findings.push(Finding::warning(FindingCode::UnreadableValue, value.text.range, message));
            }
        }
    }
}
