//! Texts with two marks: `code` and **bold**. Everything else in them is literal.

/// What a piece of a text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// Text.
    Plain,
    /// Between backticks.
    Code,
    /// Between double stars.
    Bold,
}

/// The pieces of a text, none of them empty but code.
pub fn marked(text: &str) -> Vec<(Mark, &str)> {
    let mut pieces = Vec::new();
    for (index, part) in text.split('`').enumerate() {
        if index % 2 == 1 {
            pieces.push((Mark::Code, part));
            continue;
        }
        for (index, part) in part.split("**").enumerate() {
            if !part.is_empty() {
                pieces.push((if index % 2 == 1 { Mark::Bold } else { Mark::Plain }, part));
            }
        }
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::{Mark, marked};

    #[test]
    fn marks_make_pieces_and_markup_stays_text() {
        let plain = |text| (Mark::Plain, text);
        assert_eq!(
            marked("Press **Run**: `aws <b> **x**` ends"),
            [
                plain("Press "),
                (Mark::Bold, "Run"),
                plain(": "),
                (Mark::Code, "aws <b> **x**"),
                plain(" ends")
            ]
        );
        assert_eq!(marked(""), []);
    }
}
