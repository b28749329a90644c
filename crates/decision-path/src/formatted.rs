//! JSON with standard white space, and where each byte of the written text stands in it.

use iam_policy::json::reformat;

/// A formatted text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Formatted {
    /// With standard white space; as written where it is no JSON.
    pub text: String,
    places: Vec<usize>,
}

impl Formatted {
    /// Formats JSON.
    pub fn new(written: &str) -> Self {
        let text = reformat(written).unwrap_or_else(|| written.to_owned());
        Self::of_two(written, &text)
    }

    /// A written text and what it is shown as, which differs from it in white space between tokens alone.
    pub fn of_two(written: &str, shown: &str) -> Self {
        Self { places: places(written, shown), text: shown.to_owned() }
    }

    /// The byte of the formatted text that the byte `offset` of the written one became; `None` behind its end. White
    /// space between tokens has the place of what follows it.
    pub fn place(&self, offset: usize) -> Option<usize> {
        self.places.get(offset).copied()
    }

    /// The range in the formatted text of a range of the written one.
    pub fn range(&self, start: usize, end: usize) -> Option<(usize, usize)> {
        Some((self.place(start)?, self.place(end.checked_sub(1)?)? + 1))
    }
}

/// For each byte of `written` its place in `formatted`, which differs from it in white space between tokens alone.
fn places(written: &str, formatted: &str) -> Vec<usize> {
    let mut places = Vec::with_capacity(written.len());
    let mut in_formatted = formatted.bytes().enumerate().peekable();
    for byte in written.bytes() {
        // White space of the formatted text alone is passed over; what both have is taken together.
        while let Some((_, next)) = in_formatted.peek()
            && *next != byte
            && next.is_ascii_whitespace()
        {
            in_formatted.next();
        }
        match in_formatted.peek() {
            Some((at, next)) if *next == byte => {
                places.push(*at);
                in_formatted.next();
            }
            // White space of the written text alone has the place of what follows it.
            Some((at, _)) => places.push(*at),
            None => places.push(formatted.len()),
        }
    }
    places
}
