//! `characters`: IAM takes only characters up to U+00FF in a document.
//!
//! The API's pattern for a document is tab, line ends and U+0020 to U+00FF (IAM API Reference, *CreatePolicy*). Other
//! services, and Organizations, take any text.
//!
//! Example: `"Sid": "日本"`. Fix: use Latin letters; inside texts, a JSON escape such as `\u65e5` passes.

use crate::document::{Finding, FindingCode, PolicyDocument, PolicyType};
use crate::span::TextRange;
use crate::text::validation as text;

pub(super) fn check(document: &PolicyDocument, refusals: &mut Vec<Finding>) {
    let iam = matches!(
        document.policy_type(),
        PolicyType::Identity | PolicyType::Trust | PolicyType::PermissionsBoundary | PolicyType::Session
    );
    if !iam || document.text().is_ascii() {
        return;
    }
    let found = document
        .text()
        .char_indices()
        .find(|(_, character)| *character > '\u{ff}' && *character != '\u{feff}');
    if let Some((start, character)) = found {
        let range = TextRange::new(start, start + character.len_utf8());
        let message = text::CHARACTERS;
        refusals.push(Finding::error(FindingCode::Characters, range, message));
    }
}
