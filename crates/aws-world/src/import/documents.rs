//! Policy documents as IAM's API and the AWS CLI give them: the API encodes them as in a URL (RFC 3986), the CLI decodes
//! them into JSON
//! [GetAccountAuthorizationDetails](https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetAccountAuthorizationDetails.html).

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::Arc;

use iam_policy::document::{PolicyDocument, PolicyType};
use iam_policy::json::reformat;
use iam_policy::json::{Node, Value};

use super::Import;
use super::questions::regions_in;
use crate::model::iam::StoredDocument;
use crate::model::iam::with_place;
use crate::text::import as sentences;

impl Import {
    /// Parses the document in `node`, which is the account's own, and records the Regions in it.
    pub(super) fn account_document(
        &mut self,
        node: Option<Node>,
        kind: PolicyType,
        subject: &str,
    ) -> Option<StoredDocument> {
        let document = self.parse_document(node, kind, subject)?;
        for region in regions_in(document.0.text()) {
            if !self.regions.contains(region) {
                self.regions.insert(region.to_owned());
            }
        }
        Some(document)
    }

    /// Parses the document in `node`. One with errors stays, and allows nothing.
    pub(super) fn parse_document(
        &mut self,
        node: Option<Node>,
        kind: PolicyType,
        subject: &str,
    ) -> Option<StoredDocument> {
        let document = match node {
            Some(Node { value: Value::String(text), .. }) => {
                self.document_from_text(&percent_decoded(&text), kind)
            }
            Some(node @ Node { value: Value::Object(_), .. }) => self.document_from_node(node, kind)?,
            _ => {
                self.report(subject, sentences::NO_DOCUMENT);
                return None;
            }
        };
        if let Some(error) = document.0.errors().first() {
            let message = with_place(&document.0, error);
            self.report(subject, &sentences::document_error(&message));
        }
        Some(document)
    }

    fn document_from_text(&mut self, text: &str, kind: PolicyType) -> StoredDocument {
        self.documents.get_or_parse(text, kind, || {
            let tidy = if should_reformat(text) { reformat(text) } else { None };
            PolicyDocument::parse(tidy.as_deref().unwrap_or(text), kind)
        })
    }

    /// Builds the document from the node, without parsing its text again: documents are nearly all of a file.
    fn document_from_node(&mut self, node: Node, kind: PolicyType) -> Option<StoredDocument> {
        let file = &self.files.get(self.file_index)?.text;
        let text = node.range.slice(file);
        let was_read = self.stream.errors().is_empty() && should_reformat(text);
        if !was_read {
            let text = text.to_owned();
            return Some(self.document_from_text(&text, kind));
        }
        Some(self.documents.get_or_parse(text, kind, || PolicyDocument::from_json_node(file, node, kind)))
    }
}

/// A long text on one line was written by a program and stays as it is.
fn should_reformat(text: &str) -> bool {
    text.contains('\n') || text.len() < 400
}

/// Parsed documents by type and text: in real accounts most roles have one of a few trust policies. The same text is
/// another document as another type of policy.
#[derive(Debug, Default)]
pub(super) struct DocumentCache(HashMap<PolicyType, HashMap<String, StoredDocument>>);

impl DocumentCache {
    fn get_or_parse(
        &mut self,
        text: &str,
        kind: PolicyType,
        read: impl FnOnce() -> PolicyDocument,
    ) -> StoredDocument {
        let known = self.0.entry(kind).or_default();
        if let Some(document) = known.get(text) {
            return document.clone();
        }
        let document = StoredDocument(Arc::new(read()));
        known.insert(text.to_owned(), document.clone());
        document
    }
}

/// Decodes `%7B%22Version…`. JSON begins with a brace and stays as it is.
fn percent_decoded(text: &str) -> Cow<'_, str> {
    if text.trim_start().starts_with('{') || !text.contains('%') {
        return Cow::Borrowed(text);
    }
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        let mut ahead = rest.clone();
        let digits = (ahead.next().and_then(hex), ahead.next().and_then(hex));
        match (byte, digits) {
            (b'%', (Some(high), Some(low))) => {
                bytes.push(high * 16 + low);
                rest = ahead;
            }
            _ => bytes.push(byte),
        }
    }
    match String::from_utf8(bytes) {
        Ok(text) => Cow::Owned(text),
        Err(_) => Cow::Borrowed(text),
    }
}

fn hex(digit: u8) -> Option<u8> {
    char::from(digit).to_digit(16).and_then(|value| u8::try_from(value).ok())
}

#[cfg(test)]
mod tests {
    use super::percent_decoded;

    #[test]
    fn what_is_encoded_is_decoded_once() {
        assert_eq!(percent_decoded("%7B%22a%22%3A%22%C3%A4%2525%22%7D"), "{\"a\":\"ä%25\"}");
        assert_eq!(percent_decoded("{\"a\":\"%41\"}"), "{\"a\":\"%41\"}");
        for broken in ["%", "%4", "%zz", "%ff%fe"] {
            assert_eq!(percent_decoded(broken), broken);
        }
    }
}
