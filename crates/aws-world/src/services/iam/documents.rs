//! Policy documents on their way into the world: parsed and checked.

use std::sync::Arc;

use iam_policy::document::{PolicyDocument, PolicyType};

use crate::api::ApiError;
use crate::model::iam::{StoredDocument, first_refusal};

/// Parses a document and refuses what AWS refuses, with the first error and its place.
pub(crate) fn accept(text: &str, policy_type: PolicyType) -> Result<StoredDocument, ApiError> {
    let document = PolicyDocument::parse(text, policy_type);
    match first_refusal(&document) {
        Some(message) => Err(ApiError::malformed_policy_document(message)),
        None => Ok(StoredDocument(Arc::new(document))),
    }
}
