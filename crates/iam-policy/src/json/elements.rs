//! Large JSON read in pieces: what is in the lists of the outermost objects comes one after the other, so that nothing has
//! to hold all of it, and a reader can stop between two pieces.

use super::parser::Parser;
use super::{MAX_ERRORS, Node, SyntaxError, SyntaxErrorKind};

/// Where the reader stands: what is open around it.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Open {
    /// A list of documents.
    Documents,
    /// A document, which begins here.
    Document(usize),
    /// A list that is a member of a document.
    List(String),
}

/// One piece.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Element {
    /// The member of the document it stands in; empty for a document of the kind asked to be whole.
    pub key: String,
    /// Whether it is one of a list.
    pub is_listed: bool,
    /// What it is.
    pub value: Node,
}

/// Reads a text with one document or several, one after the other or in a list. It does not keep the text, so that it can
/// be kept beside it.
#[derive(Clone, Debug, Default)]
pub struct Elements {
    position: usize,
    open: Vec<Open>,
    errors: Vec<SyntaxError>,
}

impl Elements {
    /// How far it has read, in bytes.
    pub fn position(&self) -> usize {
        self.position
    }

    /// What is wrong so far.
    pub fn errors(&self) -> &[SyntaxError] {
        &self.errors
    }

    /// The next piece of `text`, which is the same in every call. A document with a member `whole` comes in one piece.
    pub fn next(&mut self, text: &str, whole: &str) -> Option<Element> {
        let mut parser = Parser::at(text, self.position);
        let found = self.read(&mut parser, whole);
        self.position = parser.position;
        for error in parser.errors {
            if self.errors.len() < MAX_ERRORS {
                self.errors.push(error);
            }
        }
        found
    }

    fn read(&mut self, parser: &mut Parser<'_>, whole: &str) -> Option<Element> {
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
                (Some(Open::Documents | Open::List(_)), b']') | (Some(Open::Document(_)), b'}') => {
                    parser.position += 1;
                    self.open.pop();
                }
                (None | Some(Open::Documents), b'{') => {
                    parser.position += 1;
                    self.open.push(Open::Document(start));
                }
                (None, b'[') => {
                    parser.position += 1;
                    self.open.push(Open::Documents);
                }
                (Some(Open::Document(begin)), b'"') => {
                    let begin = *begin;
                    let key = parser.string();
                    parser.skip_space();
                    if parser.peek() == Some(b':') {
                        parser.position += 1;
                    } else {
                        parser.error(SyntaxErrorKind::ExpectedColon, parser.position);
                    }
                    parser.skip_space();
                    if key == whole {
                        parser.position = begin;
                        self.open.pop();
                        let value = parser.value(0);
                        return Some(Element { key: String::new(), is_listed: false, value });
                    }
                    if parser.peek() == Some(b'[') {
                        parser.position += 1;
                        self.open.push(Open::List(key));
                        continue;
                    }
                    let value = self.value(parser);
                    return Some(Element { key, is_listed: false, value });
                }
                (Some(Open::List(key)), _) => {
                    let key = key.clone();
                    let value = self.value(parser);
                    return Some(Element { key, is_listed: true, value });
                }
                // Something else than a document where one should be.
                _ => {
                    parser.error(SyntaxErrorKind::ExpectedKey, start);
                    self.value(parser);
                }
            }
        }
    }

    /// A value, and always some progress.
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
        let mut elements = Elements::default();
        let mut found = Vec::new();
        while let Some(element) = elements.next(text, "Statement") {
            let listed = if element.is_listed { "[]" } else { "" };
            found.push(format!("{}{listed} {}", element.key, element.value.range.slice(text)));
        }
        assert_eq!(elements.position(), text.len(), "{text}");
        (found, elements.errors().len())
    }

    #[test]
    fn documents_of_all_arrangements_come_in_pieces() {
        let page = r#"{"A":[{"n":1},{"n":2}],"B":"x"}"#;
        let pieces = ["A[] {\"n\":1}", "A[] {\"n\":2}", "B \"x\""];
        assert_eq!(all(page), (pieces.map(String::from).to_vec(), 0));
        let twice = [pieces, pieces].concat();
        for text in [format!("{page}\n{page}"), format!("[{page}, {page}]"), format!("{page}{page}\n")] {
            assert_eq!(all(&text).0, twice, "{text}");
        }
        let policy = r#"{"Version":"2012-10-17","Statement":[{"Effect":"Allow"}]}"#;
        assert_eq!(all(policy).0, ["Version \"2012-10-17\"".to_owned(), format!(" {policy}")]);
    }

    #[test]
    fn damaged_texts_end() {
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
