//! Policy documents as IAM's API and the AWS CLI give them: the API encodes them as in a URL (RFC 3986), the CLI decodes
//! them into JSON
//! [GetAccountAuthorizationDetails](https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetAccountAuthorizationDetails.html).

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::Arc;

use iam_policy::document::{PolicyDocument, PolicyType};
use iam_policy::editing::format;
use iam_policy::json::{Node, Value};

use super::Import;
use super::questions::regions_in;
use crate::iam::StoredDocument;
use crate::iam::documents::with_place;

impl Import {
    /// The document in `node`, which is the account's own: the Regions in it are noted.
    pub(super) fn document(
        &mut self,
        node: Option<Node>,
        kind: PolicyType,
        thing: &str,
    ) -> Option<StoredDocument> {
        let document = self.document_of_anybody(node, kind, thing)?;
        for region in regions_in(document.0.text()) {
            if !self.regions.contains(region) {
                self.regions.insert(region.to_owned());
            }
        }
        Some(document)
    }

    /// The document in `node`. One that has errors stays, and allows nothing.
    pub(super) fn document_of_anybody(
        &mut self,
        node: Option<Node>,
        kind: PolicyType,
        thing: &str,
    ) -> Option<StoredDocument> {
        let document = match node {
            Some(Node { value: Value::String(text), .. }) => self.written_in_text(&decoded(&text), kind),
            Some(node @ Node { value: Value::Object(_), .. }) => self.written_in_file(node, kind)?,
            _ => {
                self.note(thing, "Its policy document is missing.");
                return None;
            }
        };
        if let Some(error) = document.0.errors().first() {
            let message = with_place(&document.0, error);
            self.note(thing, &format!("A policy document has an error and allows nothing here: {message}"));
        }
        Some(document)
    }

    fn written_in_text(&mut self, text: &str, kind: PolicyType) -> StoredDocument {
        self.documents.get_or_read(text, kind, || {
            let tidy = if is_to_be_tidied(text) { format(text) } else { None };
            PolicyDocument::parse(tidy.as_deref().unwrap_or(text), kind)
        })
    }

    /// What was read of the file is not read again: documents are nearly all of it.
    fn written_in_file(&mut self, node: Node, kind: PolicyType) -> Option<StoredDocument> {
        let file = &self.files.get(self.file)?.text;
        let text = node.range.slice(file);
        let was_read = self.stream.errors().is_empty() && is_to_be_tidied(text);
        if !was_read {
            let text = text.to_owned();
            return Some(self.written_in_text(&text, kind));
        }
        Some(self.documents.get_or_read(text, kind, || PolicyDocument::tidied(file, node, kind)))
    }
}

/// A long text on one line was written by a program and stays as it is.
fn is_to_be_tidied(text: &str) -> bool {
    text.contains('\n') || text.len() < 400
}

/// Documents that were read, by their text: in real accounts most roles have one of a few trust policies. The same text
/// is another document as another kind of policy.
#[derive(Debug, Default)]
pub(super) struct Documents(HashMap<PolicyType, HashMap<String, StoredDocument>>);

impl Documents {
    fn get_or_read(
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

/// `%7B%22Version…` is what it stands for; JSON begins with a brace and stays as it is.
fn decoded(text: &str) -> Cow<'_, str> {
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
    use super::decoded;

    #[test]
    fn what_is_encoded_is_decoded_once() {
        assert_eq!(decoded("%7B%22a%22%3A%22%C3%A4%2525%22%7D"), "{\"a\":\"ä%25\"}");
        assert_eq!(decoded("{\"a\":\"%41\"}"), "{\"a\":\"%41\"}");
        for broken in ["%", "%4", "%zz", "%ff%fe"] {
            assert_eq!(decoded(broken), broken);
        }
    }
}
