//! Strings and their escapes.

use super::SyntaxErrorKind;
use super::parser::Parser;

impl<'t> Parser<'t> {
    /// Parses a string, at its opening quote.
    pub(super) fn string(&mut self) -> String {
        let open = self.position;
        self.position += 1;
        // Nearly every string is without escapes: an allocation of its own length holds it.
        let mut value = self.unescaped_run().to_owned();
        loop {
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
            value.push_str(self.unescaped_run());
        }
    }

    /// Moves to the next character that means something in a string, and returns the text before it.
    fn unescaped_run(&mut self) -> &'t str {
        let start = self.position;
        let rest = self.text.as_bytes().get(start..).unwrap_or(&[]);
        self.position += first_special(rest);
        self.text.get(start..self.position).unwrap_or("")
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

/// How many bytes precede the first `"`, `\` or control character. Eight bytes are compared at once.
fn first_special(bytes: &[u8]) -> usize {
    const ONES: u64 = 0x0101_0101_0101_0101;
    const HIGH: u64 = 0x8080_8080_8080_8080;
    // The high bit of the first byte below `bound`, and perhaps of some behind it.
    let below = |word: u64, bound: u64| word.wrapping_sub(ONES * bound) & !word & HIGH;
    let (words, rest) = bytes.as_chunks::<8>();
    for (place, word) in words.iter().enumerate() {
        let word = u64::from_le_bytes(*word);
        let quote = below(word ^ (ONES * u64::from(b'"')), 1);
        let backslash = below(word ^ (ONES * u64::from(b'\\')), 1);
        let special = below(word, 0x20) | quote | backslash;
        if special != 0 {
            return place * 8 + (special.trailing_zeros() / 8) as usize;
        }
    }
    let special = |byte: &u8| matches!(byte, b'"' | b'\\' | 0..0x20);
    words.len() * 8 + rest.iter().position(special).unwrap_or(rest.len())
}

#[cfg(test)]
mod tests {
    use super::first_special;

    #[test]
    fn first_special_finds_every_position() {
        for special in [b'"', b'\\', 0, 0x1f, b'\n'] {
            for place in 0..40 {
                for other in [b'a', b' ', b'!', b'#', b'[', b']', 0x7f, 0x80, 0xa2, 0xdc, 0xff] {
                    let mut bytes = vec![other; 40];
                    bytes[place] = special;
                    assert_eq!(first_special(&bytes), place, "{special:#x} among {other:#x}");
                    bytes.truncate(place);
                    assert_eq!(first_special(&bytes), place);
                }
            }
        }
    }
}
