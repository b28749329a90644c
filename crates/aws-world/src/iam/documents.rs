//! Policy documents on their way into the world: parsed and checked.

use std::sync::Arc;

use iam_policy::document::{PolicyDocument, PolicyType};
use iam_policy::span::LineColumn;

use super::StoredDocument;
use crate::call::ApiError;

/// Parses a document and refuses what AWS refuses, with the first error and its place.
pub(crate) fn accept(text: &str, policy_type: PolicyType) -> Result<StoredDocument, ApiError> {
    let document = PolicyDocument::parse(text, policy_type);
    match first_error(&document) {
        Some(message) => Err(ApiError::malformed_policy_document(message)),
        None => Ok(StoredDocument(Arc::new(document))),
    }
}

/// The first error's message with its line and column.
pub(crate) fn first_error(document: &PolicyDocument) -> Option<String> {
    first_error_but(document, "")
}

/// The same, leaving out those with this code: other services have other limits than the policy's type says.
pub(crate) fn first_error_but(document: &PolicyDocument, code: &str) -> Option<String> {
    let error = document.errors().iter().find(|error| error.code != code)?;
    let place = LineColumn::of(document.text(), error.range.start);
    Some(format!("{} (line {}, column {})", error.message, place.line, place.column))
}
