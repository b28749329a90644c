//! Streaming parser for large JSON: the items of the arrays in the outermost objects come one after the other, so that
//! nothing has to hold all of it, and a caller can pause between two items.

use super::parser::Parser;
use super::{MAX_ERRORS, Node, SyntaxError, SyntaxErrorKind};

/// A bracket that is open around the position.
#[derive(Clone, Debug, PartialEq, Eq)]
enum OpenBracket {
    /// An array of documents.
    Documents,
    /// A document, which begins at this byte.
    Document(usize),
    /// An array that is the member of this key of a document.
    Array(String),
}

/// An item of an array, a member of a document, or a whole document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StreamItem {
    /// The key of the document's member that it is, or is an item of; empty for a whole document.
    pub key: String,
    /// Whether it is an item of an array.
    pub is_array_item: bool,
    /// The value.
    pub value: Node,
}

/// Parses a text with one document or several, one after the other or in an array. It does not hold the text, so that its
/// owner can store both.
#[derive(Clone, Debug, Default)]
pub struct ItemStream {
    position: usize,
    open: Vec<OpenBracket>,
    errors: Vec<SyntaxError>,
}

impl ItemStream {
    /// How many bytes are parsed.
    pub fn position(&self) -> usize {
        self.position
    }

    /// The syntax errors so far.
    pub fn errors(&self) -> &[SyntaxError] {
        &self.errors
    }

    /// The next item of `text`, which is the same in every call. A document with the member `whole_document_key` is one item.
    pub fn next(&mut self, text: &str, whole_document_key: &str) -> Option<StreamItem> {
        let mut parser = Parser::at(text, self.position);
        let found = self.read(&mut parser, whole_document_key);
        self.position = parser.position;
        for error in parser.errors {
            if self.errors.len() < MAX_ERRORS {
                self.errors.push(error);
            }
        }
        found
    }

    fn read(&mut self, parser: &mut Parser<'_>, whole_document_key: &str) -> Option<StreamItem> {
        loop {
            parser.skip_space();
            let start = parser.position;
            let Some(byte) = parser.peek() else {
                if self.open.pop().is_some() {
                    self.open.clear();
                    parser.error(SyntaxErrorKind::UnterminatedBracket, start);
                }
                return None;
            };
            match (self.open.last(), byte) {
                (Some(_), b',') => parser.position += 1,
                (Some(OpenBracket::Documents | OpenBracket::Array(_)), b']')
                | (Some(OpenBracket::Document(_)), b'}') => {
                    parser.position += 1;
                    self.open.pop();
                }
                (None | Some(OpenBracket::Documents), b'{') => {
                    parser.position += 1;
                    self.open.push(OpenBracket::Document(start));
                }
                (None, b'[') => {
                    parser.position += 1;
                    self.open.push(OpenBracket::Documents);
                }
                (Some(OpenBracket::Document(begin)), b'"') => {
                    let begin = *begin;
                    let key = parser.string();
                    parser.skip_space();
                    if parser.peek() == Some(b':') {
                        parser.position += 1;
                    } else {
                        parser.error(SyntaxErrorKind::ExpectedColon, parser.position);
                    }
                    parser.skip_space();
                    if key == whole_document_key {
                        parser.position = begin;
                        self.open.pop();
                        let value = parser.value(0);
                        return Some(StreamItem { key: String::new(), is_array_item: false, value });
                    }
                    if parser.peek() == Some(b'[') {
                        parser.position += 1;
                        self.open.push(OpenBracket::Array(key));
                        continue;
                    }
                    let value = self.value(parser);
                    return Some(StreamItem { key, is_array_item: false, value });
                }
                (Some(OpenBracket::Array(key)), _) => {
                    let key = key.clone();
                    let value = self.value(parser);
                    return Some(StreamItem { key, is_array_item: true, value });
                }
                // Another value where a document is expected.
                _ => {
                    parser.error(SyntaxErrorKind::ExpectedKey, start);
                    self.value(parser);
                }
            }
        }
    }

    /// Parses a value, and always makes progress.
    fn value(&self, parser: &mut Parser<'_>) -> Node {
        let start = parser.position;
        let value = parser.value(self.open.len());
        if parser.position == start {
            parser.skip_character();
        }
        value
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(text: &str) -> (Vec<String>, usize) {
        let mut stream = ItemStream::default();
        let mut found = Vec::new();
        while let Some(item) = stream.next(text, "Statement") {
            let brackets = if item.is_array_item { "[]" } else { "" };
            found.push(format!("{}{brackets} {}", item.key, item.value.range.slice(text)));
        }
        assert_eq!(stream.position(), text.len(), "{text}");
        (found, stream.errors().len())
    }

    #[test]
    fn every_arrangement_of_documents_is_streamed() {
        let page = r#"{"A":[{"n":1},{"n":2}],"B":"x"}"#;
        let items = ["A[] {\"n\":1}", "A[] {\"n\":2}", "B \"x\""];
        assert_eq!(all(page), (items.map(String::from).to_vec(), 0));
        let twice = [items, items].concat();
        for text in [format!("{page}\n{page}"), format!("[{page}, {page}]"), format!("{page}{page}\n")] {
            assert_eq!(all(&text).0, twice, "{text}");
        }
        let policy = r#"{"Version":"2012-10-17","Statement":[{"Effect":"Allow"}]}"#;
        assert_eq!(all(policy).0, ["Version \"2012-10-17\"".to_owned(), format!(" {policy}")]);
    }

    #[test]
    fn damaged_texts_come_to_an_end() {
        let text = r#"[{"A":[{"n":"ä"},{"n":2}],"B":{"Statement":[1]}},7]"#;
        for (at, _) in text.char_indices() {
            for byte in ["", "}", "]", "\"", ",", ":", "{", "[", "ü"] {
                let (start, end) = text.split_at(at);
                all(&format!("{start}{byte}{end}"));
                all(start);
            }
        }
        assert!(all(r#"{"A":[1,2"#).1 > 0);
    }
}
