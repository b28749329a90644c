//! The parser. It recovers at commas and brackets so that one mistake gives one error.

use super::{MAX_DEPTH, MAX_ERRORS, Member, Node, ParseOutcome, SyntaxError, SyntaxErrorKind, Value};
use crate::span::TextRange;

const BOM: &str = "\u{feff}";

pub(super) struct Parser<'t> {
    pub(super) text: &'t str,
    pub(super) position: usize,
    pub(super) errors: Vec<SyntaxError>,
}

impl<'t> Parser<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Self { text, position: 0, errors: Vec::new() }
    }

    /// A parser that begins at `position`.
    pub(super) fn at(text: &'t str, position: usize) -> Self {
        Self { text, position, errors: Vec::new() }
    }

    pub(super) fn run(mut self) -> ParseOutcome {
        if self.text.starts_with(BOM) {
            self.position = BOM.len();
            self.error(SyntaxErrorKind::ByteOrderMark, 0);
        }
        self.skip_space();
        let root = if self.peek().is_none() {
            self.error(SyntaxErrorKind::Empty, self.position);
            Node { range: TextRange::new(self.position, self.position), value: Value::Invalid }
        } else {
            let root = self.value(0);
            self.skip_space();
            if self.peek().is_some() {
                let start = self.position;
                self.position = self.text.len();
                self.error(SyntaxErrorKind::TrailingText, start);
            }
            root
        };
        ParseOutcome { root, errors: self.errors }
    }

    pub(super) fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.position).copied()
    }

    /// Records an error from `start` to the position.
    pub(super) fn error(&mut self, kind: SyntaxErrorKind, start: usize) {
        if self.errors.len() < MAX_ERRORS {
            self.errors.push(SyntaxError { kind, range: TextRange::new(start, self.position.max(start)) });
        }
    }

    pub(super) fn skip_space(&mut self) {
        loop {
            match self.peek() {
                Some(b' ' | b'\t' | b'\n' | b'\r') => self.position += 1,
                Some(b'/') if self.at_comment() => self.comment(),
                _ => return,
            }
        }
    }

    fn rest(&self) -> &'t str {
        self.text.get(self.position..).unwrap_or("")
    }

    fn at_comment(&self) -> bool {
        self.rest().starts_with("//") || self.rest().starts_with("/*")
    }

    fn comment(&mut self) {
        let start = self.position;
        let rest = self.rest();
        let length = if rest.starts_with("//") {
            rest.find(['\n', '\r']).unwrap_or(rest.len())
        } else if rest.starts_with("/*") {
            rest.find("*/").map_or(rest.len(), |end| end + 2)
        } else {
            return;
        };
        self.position += length;
        self.error(SyntaxErrorKind::Comment, start);
    }

    pub(super) fn value(&mut self, depth: usize) -> Node {
        let start = self.position;
        let value = match self.peek() {
            Some(b'{' | b'[') if depth >= MAX_DEPTH => self.too_deep(),
            Some(b'{') => self.object(depth),
            Some(b'[') => self.array(depth),
            Some(b'"') => Value::String(self.string()),
            Some(b'-' | b'0'..=b'9' | b'+' | b'.') => self.number(),
            _ => self.word(),
        };
        Node { range: TextRange::new(start, self.position), value }
    }

    /// `true`, `false`, `null`, or something wrong, which is skipped up to the next comma, bracket or line end.
    fn word(&mut self) -> Value {
        let start = self.position;
        let word: &str = self.rest().split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or("");
        let value = match word {
            "true" => Value::Bool(true),
            "false" => Value::Bool(false),
            "null" => Value::Null,
            _ => {
                let quotes = self.rest().starts_with(['\'', '“', '”', '‘', '’', '`']);
                self.skip_invalid();
                self.error(
                    if quotes { SyntaxErrorKind::WrongQuotes } else { SyntaxErrorKind::ExpectedValue },
                    start,
                );
                return Value::Invalid;
            }
        };
        self.position += word.len();
        value
    }

    pub(super) fn skip_character(&mut self) {
        self.position += self.rest().chars().next().map_or(0, char::len_utf8);
    }

    fn skip_invalid(&mut self) {
        let rest = self.rest();
        let length = rest.find([',', '}', ']', '{', '[', '"', ':', '\n', '\r']).unwrap_or(rest.len());
        self.position += rest.get(..length).unwrap_or("").trim_end().len();
    }

    fn number(&mut self) -> Value {
        let start = self.position;
        while let Some(b'-' | b'+' | b'.' | b'0'..=b'9' | b'e' | b'E') = self.peek() {
            self.position += 1;
        }
        let text = self.text.get(start..self.position).unwrap_or("");
        if !is_json_number(text) {
            self.error(SyntaxErrorKind::BadNumber, start);
            return Value::Invalid;
        }
        Value::Number(text.to_owned())
    }

    fn array(&mut self, depth: usize) -> Value {
        let open = self.position;
        self.position += 1;
        let mut items = Vec::new();
        let mut comma: Option<usize> = None;
        loop {
            self.skip_space();
            match self.peek() {
                None => {
                    self.unterminated(open);
                    break;
                }
                Some(b']') => {
                    self.trailing_comma(comma);
                    self.position += 1;
                    break;
                }
                Some(b'}') => {
                    // A closing brace where a bracket should be: leave it to the object around.
                    self.error(SyntaxErrorKind::ExpectedCommaOrEnd, self.position);
                    break;
                }
                Some(_) => {
                    let before = self.position;
                    items.push(self.value(depth + 1));
                    comma = self.separator(before, b']');
                }
            }
        }
        Value::Array(items)
    }

    fn object(&mut self, depth: usize) -> Value {
        let open = self.position;
        self.position += 1;
        let mut members = Vec::new();
        let mut comma: Option<usize> = None;
        loop {
            self.skip_space();
            match self.peek() {
                None => {
                    self.unterminated(open);
                    break;
                }
                Some(b'}') => {
                    self.trailing_comma(comma);
                    self.position += 1;
                    break;
                }
                Some(b']') if depth > 0 => {
                    self.error(SyntaxErrorKind::ExpectedCommaOrEnd, self.position);
                    break;
                }
                Some(_) => {
                    let before = self.position;
                    if let Some(member) = self.member(depth) {
                        members.push(member);
                    }
                    comma = self.separator(before, b'}');
                }
            }
        }
        Value::Object(members)
    }

    fn member(&mut self, depth: usize) -> Option<Member> {
        let start = self.position;
        if self.peek() != Some(b'"') {
            let quotes = self.rest().starts_with(['\'', '“', '”', '‘', '’', '`']);
            self.skip_invalid();
            self.error(
                if quotes { SyntaxErrorKind::WrongQuotes } else { SyntaxErrorKind::ExpectedKey },
                start,
            );
            // Read on past the colon so that the value is not taken for a key.
            self.skip_space();
            if self.peek() == Some(b':') {
                self.position += 1;
                self.skip_space();
                self.value(depth + 1);
            }
            return None;
        }
        let key = self.string();
        let key_range = TextRange::new(start, self.position);
        self.skip_space();
        if self.peek() == Some(b':') {
            self.position += 1;
            self.skip_space();
        } else {
            self.error(SyntaxErrorKind::ExpectedColon, self.position);
            if matches!(self.peek(), None | Some(b',' | b'}' | b']')) {
                let range = TextRange::new(self.position, self.position);
                return Some(Member { key, key_range, value: Node { range, value: Value::Invalid } });
            }
        }
        let value = self.value(depth + 1);
        Some(Member { key, key_range, value })
    }

    /// Reads the comma after an item. `before` is where the item started: without progress a byte is skipped, so that
    /// every text ends.
    fn separator(&mut self, before: usize, close: u8) -> Option<usize> {
        self.skip_space();
        match self.peek() {
            Some(b',') => {
                self.position += 1;
                Some(self.position - 1)
            }
            Some(byte) if byte == close => None,
            None => None,
            Some(byte) => {
                let at = self.position;
                if at == before {
                    self.skip_character();
                }
                // An item that follows at once lacks only its comma; anything else has been reported or is next.
                if byte != b'}' && byte != b']' {
                    self.error(SyntaxErrorKind::ExpectedCommaOrEnd, at);
                }
                None
            }
        }
    }

    fn trailing_comma(&mut self, comma: Option<usize>) {
        if let Some(at) = comma
            && self.errors.len() < MAX_ERRORS
        {
            self.errors.push(SyntaxError {
                kind: SyntaxErrorKind::TrailingComma,
                range: TextRange::new(at, at + 1),
            });
        }
    }

    fn unterminated(&mut self, open: usize) {
        if self.errors.len() < MAX_ERRORS {
            let range = TextRange::new(open, open + 1);
            self.errors.push(SyntaxError { kind: SyntaxErrorKind::UnterminatedBracket, range });
        }
    }

    /// Skips a bracket with all it holds, without recursion.
    fn too_deep(&mut self) -> Value {
        let start = self.position;
        let mut open: usize = 0;
        let mut in_string = false;
        let bytes = self.text.as_bytes();
        while let Some(byte) = bytes.get(self.position).copied() {
            self.position += 1;
            match byte {
                b'\\' if in_string => self.position += 1,
                b'"' => in_string = !in_string,
                b'[' | b'{' if !in_string => open += 1,
                b']' | b'}' if !in_string => {
                    open = open.saturating_sub(1);
                    if open == 0 {
                        break;
                    }
                }
                _ => {}
            }
        }
        self.position = self.position.min(self.text.len());
        while !self.text.is_char_boundary(self.position) {
            self.position += 1;
        }
        if self.errors.len() < MAX_ERRORS {
            let range = TextRange::new(start, start + 1);
            self.errors.push(SyntaxError { kind: SyntaxErrorKind::TooDeep, range });
        }
        Value::Invalid
    }
}

/// RFC 8259, section 6.
fn is_json_number(text: &str) -> bool {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let (mantissa, exponent) = match digits.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, Some(exponent)),
        None => (digits, None),
    };
    let (whole, fraction) = match mantissa.split_once('.') {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (mantissa, None),
    };
    let all_digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    all_digits(whole)
        && (whole == "0" || !whole.starts_with('0'))
        && fraction.is_none_or(all_digits)
        && exponent.is_none_or(|part| all_digits(part.strip_prefix(['+', '-']).unwrap_or(part)))
}
