//! A policy as its editor shows it: in lines, with its size.

use iam_policy::json::reformat;

/// A policy that stands in one line, formatted; any other as its author wrote it.
pub fn in_several_lines(text: &str) -> String {
    let formatted = if text.trim().contains('\n') { None } else { reformat(text) };
    formatted.unwrap_or_else(|| text.to_owned())
}

/// `6144` → `6,144`.
pub fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut out = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{grouped, in_several_lines};

    #[test]
    fn one_line_becomes_several_and_several_stay() {
        assert_eq!(in_several_lines(r#"{"a":[1]}"#), "{\n  \"a\": [1]\n}");
        for kept in ["{ \"a\":\n1 }", "{\"a\":", ""] {
            assert_eq!(in_several_lines(kept), kept);
        }
    }

    #[test]
    fn thousands_are_grouped() {
        assert_eq!([0, 999, 1_000, 20_480].map(grouped), ["0", "999", "1,000", "20,480"]);
    }
}
