//! Policy documents as IAM's API and the AWS CLI give them: the API encodes them as in a URL (RFC 3986), the CLI decodes
//! them into JSON
//! [GetAccountAuthorizationDetails](https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetAccountAuthorizationDetails.html).

use std::borrow::Cow;
use std::sync::Arc;

use iam_policy::document::{PolicyDocument, PolicyType};
use iam_policy::editing::format;
use iam_policy::json::{Node, Value};

use super::Import;
use crate::iam::StoredDocument;
use crate::iam::documents::first_error;

impl Import {
    /// The document in `node`. One that has errors stays, and allows nothing.
    pub(super) fn document(
        &mut self,
        node: Option<&Node>,
        kind: PolicyType,
        thing: &str,
    ) -> Option<StoredDocument> {
        let text = match node.map(|node| (&node.value, node.range)) {
            Some((Value::String(text), _)) => decoded(text).into_owned(),
            Some((Value::Object(_), range)) => {
                let file = self.files.get(self.file)?;
                range.slice(&file.text).to_owned()
            }
            _ => {
                self.note(thing, "Its policy document is missing.");
                return None;
            }
        };
        // The same text is another document as another kind of policy.
        let key = format!("{kind:?} {text}");
        if let Some(known) = self.documents.get(&key) {
            return Some(known.clone());
        }
        let tidy = if text.contains('\n') || text.len() < 400 { format(&text) } else { None };
        let document = PolicyDocument::parse(tidy.as_deref().unwrap_or(&text), kind);
        if let Some(message) = first_error(&document) {
            self.note(thing, &format!("A policy document has an error and allows nothing here: {message}"));
        }
        let stored = StoredDocument(Arc::new(document));
        self.documents.insert(key, stored.clone());
        Some(stored)
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
