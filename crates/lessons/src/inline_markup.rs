//! texts with two marks: `code` and **bold**. Everything else in them is literal.

/// The style of a segment of text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InlineStyle {
    /// No markup.
    Plain,
    /// Between backticks.
    Code,
    /// Between double stars.
    Bold,
}

/// The segments of a text with their styles. Only a code segment may be empty.
pub fn parse_inline_markup(text: &str) -> Vec<(InlineStyle, &str)> {
    let mut segments = Vec::new();
    for (index, part) in text.split('`').enumerate() {
        if index % 2 == 1 {
            segments.push((InlineStyle::Code, part));
            continue;
        }
        for (index, part) in part.split("**").enumerate() {
            if !part.is_empty() {
                segments.push((if index % 2 == 1 { InlineStyle::Bold } else { InlineStyle::Plain }, part));
            }
        }
    }
    segments
}

#[cfg(test)]
mod tests {
    use super::{InlineStyle, parse_inline_markup};

    #[test]
    fn parse_inline_markup_splits_code_and_bold_and_keeps_html_as_text() {
        let plain = |text| (InlineStyle::Plain, text);
        assert_eq!(
            parse_inline_markup("Press **Run**: `aws <b> **x**` ends"),
            [
                plain("Press "),
                (InlineStyle::Bold, "Run"),
                plain(": "),
                (InlineStyle::Code, "aws <b> **x**"),
                plain(" ends")
            ]
        );
        assert_eq!(parse_inline_markup(""), []);
    }
}
