//! Strings and their escapes.

use super::SyntaxErrorKind;
use super::parser::Parser;

impl Parser<'_> {
    /// Reads a string; the reader stands at its opening quote.
    pub(super) fn string(&mut self) -> String {
        let open = self.position;
        self.position += 1;
        let mut value = String::new();
        loop {
            let start = self.position;
            let rest = self.text.as_bytes().get(start..).unwrap_or(&[]);
            let plain = rest.iter().position(|byte| matches!(byte, b'"' | b'\\' | 0..0x20));
            self.position += plain.unwrap_or(rest.len());
            value.push_str(self.text.get(start..self.position).unwrap_or(""));
            match self.peek() {
                Some(b'"') => {
                    self.position += 1;
                    return value;
                }
                Some(b'\\') => self.escape(&mut value),
                Some(b'\n' | b'\r') | None => {
                    // A missing quote: strings do not run over lines, so end it here and go on.
                    self.error(SyntaxErrorKind::UnterminatedString, open);
                    return value;
                }
                Some(byte) => {
                    self.position += 1;
                    self.error(SyntaxErrorKind::ControlCharacter, self.position - 1);
                    value.push(char::from(byte));
                }
            }
        }
    }

    fn escape(&mut self, value: &mut String) {
        let start = self.position;
        self.position += 1;
        let character = match self.peek() {
            Some(b'"') => '"',
            Some(b'\\') => '\\',
            Some(b'/') => '/',
            Some(b'b') => '\u{8}',
            Some(b'f') => '\u{c}',
            Some(b'n') => '\n',
            Some(b'r') => '\r',
            Some(b't') => '\t',
            Some(b'u') => {
                self.position += 1;
                value.push(self.unicode_escape(start));
                return;
            }
            _ => {
                self.error(SyntaxErrorKind::BadEscape, start);
                value.push('\\');
                return;
            }
        };
        self.position += 1;
        value.push(character);
    }

    /// The four digits after `\u`, and a second escape where the first is half of a pair.
    fn unicode_escape(&mut self, start: usize) -> char {
        let Some(first) = self.four_hex() else {
            self.error(SyntaxErrorKind::BadEscape, start);
            return char::REPLACEMENT_CHARACTER;
        };
        if let Some(character) = char::from_u32(first) {
            return character;
        }
        let after_first = self.position;
        if first < 0xdc00 && self.text.get(self.position..).is_some_and(|rest| rest.starts_with("\\u")) {
            self.position += 2;
            if let Some(second @ 0xdc00..=0xdfff) = self.four_hex() {
                let code = 0x1_0000 + ((first - 0xd800) << 10) + (second - 0xdc00);
                return char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER);
            }
            self.position = after_first;
        }
        self.error(SyntaxErrorKind::LoneSurrogate, start);
        char::REPLACEMENT_CHARACTER
    }

    fn four_hex(&mut self) -> Option<u32> {
        let digits = self.text.get(self.position..self.position + 4)?;
        if !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return None;
        }
        self.position += 4;
        u32::from_str_radix(digits, 16).ok()
    }
}
