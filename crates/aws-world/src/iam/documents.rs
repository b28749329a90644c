//! Policy documents on their way into the world: parsed and checked.

use std::sync::Arc;

use iam_policy::document::{Finding, PolicyDocument, PolicyType};
use iam_policy::span::LineColumn;

use super::StoredDocument;
use crate::call::ApiError;

/// Parses a document and refuses what AWS refuses, with the first error and its place.
pub(crate) fn accept(text: &str, policy_type: PolicyType) -> Result<StoredDocument, ApiError> {
    let document = PolicyDocument::parse(text, policy_type);
    match first_refusal(&document) {
        Some(message) => Err(ApiError::malformed_policy_document(message)),
        None => Ok(StoredDocument(Arc::new(document))),
    }
}

/// What AWS refuses the document for first, with its line and column.
pub(crate) fn first_refusal(document: &PolicyDocument) -> Option<String> {
    first_refusal_but(document, "")
}

/// The same, leaving out those with this code: other services have other limits than the policy's type says.
pub(crate) fn first_refusal_but(document: &PolicyDocument, code: &str) -> Option<String> {
    let refusals = document.refusals();
    let refusal = refusals.iter().find(|refusal| refusal.code != code)?;
    Some(with_place(document, refusal))
}

/// The finding's message with its line and column.
pub(crate) fn with_place(document: &PolicyDocument, finding: &Finding) -> String {
    let place = LineColumn::at(document.text(), finding.range.start);
    format!("{} (line {}, column {})", finding.message, place.line, place.column)
}
