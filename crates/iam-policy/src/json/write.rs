//! Writing JSON strings.

use std::fmt::Write as _;

/// Appends `text` to `out` as a JSON string.
pub fn write_string(out: &mut String, text: &str) {
    out.push('"');
    // Runs without escapes are copied whole: policies of a real account are megabytes.
    let mut plain = 0;
    for (at, byte) in text.bytes().enumerate() {
        if !matches!(byte, 0..=0x1f | b'"' | b'\\' | 0x7f | 0xe2) {
            continue;
        }
        let Some(character) = text.get(at..).and_then(|rest| rest.chars().next()) else { continue };
        // U+2028 and U+2029 end a line for some parsers of JSON Lines; others begin with the same byte.
        if byte == 0xe2 && !matches!(character, '\u{2028}' | '\u{2029}') {
            continue;
        }
        out.push_str(text.get(plain..at).unwrap_or_default());
        plain = at + character.len_utf8();
        match character {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            other => {
                // Writing to a String cannot fail.
                let _ = write!(out, "\\u{:04x}", u32::from(other));
            }
        }
    }
    out.push_str(text.get(plain..).unwrap_or_default());
    out.push('"');
}

#[cfg(test)]
mod tests {
    use super::write_string;
    use crate::json;

    #[test]
    fn written_strings_parse_to_the_same_text() {
        for text in ["", "a\"b\\c/", "\0\u{1}\n\r\t\u{7f}", "é😀\u{2028}\u{2029}", "–\u{2028}–\"–"] {
            let mut out = String::new();
            write_string(&mut out, text);
            let read = json::parse(&out);
            assert_eq!((read.errors.as_slice(), read.root.as_str()), (&[][..], Some(text)), "{out}");
            assert!(out.lines().count() == 1 && !out.contains('\u{2028}'), "{out}");
        }
    }
}
