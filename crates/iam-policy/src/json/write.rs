//! Writing JSON strings.

use std::fmt::Write as _;

/// Writes `text` as a JSON string.
pub(crate) fn write_text(out: &mut String, text: &str) {
    out.push('"');
    for character in text.chars() {
        match character {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            // U+2028 and U+2029 end a line for some readers of JSON Lines.
            '\0'..='\u{1f}' | '\u{7f}' | '\u{2028}' | '\u{2029}' => {
                // Writing to a String cannot fail.
                let _ = write!(out, "\\u{:04x}", u32::from(character));
            }
            other => out.push(other),
        }
    }
    out.push('"');
}

#[cfg(test)]
mod tests {
    use super::write_text;
    use crate::json;

    #[test]
    fn what_is_written_reads_as_it_was() {
        for text in ["", "a\"b\\c/", "\0\u{1}\n\r\t\u{7f}", "é😀\u{2028}\u{2029}"] {
            let mut out = String::new();
            write_text(&mut out, text);
            let read = json::parse(&out);
            assert_eq!((read.errors.as_slice(), read.root.text()), (&[][..], Some(text)), "{out}");
            assert!(out.lines().count() == 1 && !out.contains('\u{2028}'), "{out}");
        }
    }
}
