//! The fonts inside an exported picture, which finds none of them where it is opened.

#[rustfmt::skip]
mod file_names;

use std::fmt::Write as _;

use crate::font_metrics::Typeface;

/// The name of the font's file in the site's folder `fonts`.
pub const fn file_name(typeface: Typeface) -> &'static str {
    match typeface {
        Typeface::Sans => file_names::SANS,
        Typeface::SansBold => file_names::SANS_BOLD,
        Typeface::Mono => file_names::MONO,
    }
}

/// A `@font-face` rule with the font in it. `woff2` is the font's file: `embedded_fonts::woff2`, or what is fetched from the
/// site's folder `fonts`.
pub fn font_face_rule(typeface: Typeface, woff2: &[u8]) -> String {
    let mut rule = String::with_capacity(woff2.len() * 4 / 3 + 160);
    // Writing to a string cannot fail.
    let _ = write!(
        rule,
        "@font-face{{font-family:\"{}\";font-weight:{};src:url(data:font/woff2;base64,",
        typeface.family(),
        typeface.weight()
    );
    push_base64(&mut rule, woff2);
    rule.push_str(") format(\"woff2\")}");
    rule
}

/// Appends the bytes as base64 with padding.
fn push_base64(text: &mut String, bytes: &[u8]) {
    for chunk in bytes.chunks(3) {
        let byte = |at: usize| u32::from(chunk.get(at).copied().unwrap_or(0));
        let bits = byte(0) << 16 | byte(1) << 8 | byte(2);
        let digits = [18, 12, 6, 0].map(|shift| base64_digit(bits >> shift & 0x3F));
        let used = chunk.len() + 1;
        text.extend(digits.into_iter().take(used));
        text.extend(std::iter::repeat_n('=', 4 - used));
    }
}

/// The digit of a number below 64.
fn base64_digit(value: u32) -> char {
    const DIGITS: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let digit = usize::try_from(value).ok().and_then(|at| DIGITS.as_bytes().get(at));
    digit.copied().map_or('=', char::from)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64_is_padded_to_four_digits() {
        for (bytes, expected) in
            [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob?~", "Zm9vYj9+")]
        {
            let mut text = String::new();
            push_base64(&mut text, bytes.as_bytes());
            assert_eq!(text, expected);
        }
    }

    #[test]
    fn rule_names_family_and_weight() {
        let rule = font_face_rule(Typeface::SansBold, b"foo");
        assert_eq!(
            rule,
            "@font-face{font-family:\"Inter\";font-weight:600;src:url(data:font/woff2;base64,Zm9v) format(\"woff2\")}"
        );
    }
}
