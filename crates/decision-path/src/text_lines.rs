//! Text that has to fit.

use crate::scene::TextStyle;

/// The text in lines that are at most `width` wide, broken at spaces; a word that is wider is broken where it must be.
pub(crate) fn wrapped(text: &str, style: TextStyle, width: f32) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::new();
    for word in text.split_whitespace() {
        let joined = if line.is_empty() { word.to_owned() } else { format!("{line} {word}") };
        if style.width(&joined) <= width {
            line = joined;
            continue;
        }
        if !line.is_empty() {
            lines.push(std::mem::take(&mut line));
        }
        line = broken(word, style, width, &mut lines);
    }
    if !line.is_empty() {
        lines.push(line);
    }
    lines
}

/// Breaks a word that has no spaces, as an ARN; the last piece is returned.
fn broken(word: &str, style: TextStyle, width: f32, lines: &mut Vec<String>) -> String {
    let mut piece = String::new();
    for character in word.chars() {
        piece.push(character);
        if style.width(&piece) > width && piece.chars().count() > 1 {
            piece.pop();
            lines.push(std::mem::replace(&mut piece, character.to_string()));
        }
    }
    piece
}

/// The text, shortened with `…` to `width`.
pub(crate) fn shortened(text: &str, style: TextStyle, width: f32) -> String {
    if style.width(text) <= width {
        return text.to_owned();
    }
    let mut kept: String = text.to_owned();
    while kept.pop().is_some() {
        let shown = format!("{}…", kept.trim_end());
        if style.width(&shown) <= width {
            return shown;
        }
    }
    "…".to_owned()
}

/// A name, shortened to `width` with `…` in its middle: names of one family differ at their ends.
pub(crate) fn shortened_name(name: &str, style: TextStyle, width: f32) -> String {
    if style.width(name) <= width {
        return name.to_owned();
    }
    let letters: Vec<char> = name.chars().collect();
    let most = letters.len().saturating_sub(1);
    let kept = (2..=most).rev().map(|kept| {
        let (head, tail) = (kept.div_ceil(2), kept / 2);
        let head: String = letters.iter().take(head).collect();
        let tail: String = letters.iter().skip(letters.len() - tail).collect();
        format!("{}…{}", head.trim_end(), tail.trim_start())
    });
    kept.into_iter()
        .find(|shown| style.width(shown) <= width)
        .unwrap_or_else(|| shortened(name, style, width))
}

/// A name in one line of this width, or in two of about the same length that break where a word of it ends. Only what two lines
/// do not hold is shortened.
pub(crate) fn name_in_lines(name: &str, style: TextStyle, width: f32) -> Vec<String> {
    if style.width(name) <= width {
        return vec![name.to_owned()];
    }
    let fits = |line: &str| style.width(line) <= width;
    if let Some((first, second)) = most_even_halves(name, style).filter(|(one, two)| fits(one) && fits(two)) {
        return vec![first.to_owned(), second.to_owned()];
    }
    match halves_of_name(name).into_iter().rev().find(|(first, _)| fits(first)) {
        Some((first, rest)) => vec![first.to_owned(), shortened_name(rest, style, width)],
        None => vec![shortened_name(name, style, width)],
    }
}

/// The width that a name needs in two lines, or in one where no word of it ends.
pub(crate) fn width_in_two_lines(name: &str, style: TextStyle) -> f32 {
    most_even_halves(name, style)
        .map_or_else(|| style.width(name), |(first, second)| style.width(first).max(style.width(second)))
}

fn most_even_halves(name: &str, style: TextStyle) -> Option<(&str, &str)> {
    let widest = |(first, second): &(&str, &str)| style.width(first).max(style.width(second));
    halves_of_name(name).into_iter().min_by(|one, other| widest(one).total_cmp(&widest(other)))
}

/// The name parted at each end of a word: behind a sign, and before a capital letter that begins one.
fn halves_of_name(name: &str) -> Vec<(&str, &str)> {
    let mut halves = Vec::new();
    let mut last = ' ';
    let mut letters = name.char_indices().peekable();
    while let Some((at, letter)) = letters.next() {
        let next = letters.peek().map_or(' ', |(_, next)| *next);
        let is_behind_sign =
            matches!(last, '-' | '_' | '/' | '.' | ':' | '@' | ' ') && letter.is_alphanumeric();
        let begins_word = last.is_ascii_lowercase() || last.is_ascii_digit() || next.is_ascii_lowercase();
        let is_capital = letter.is_ascii_uppercase() && begins_word;
        last = letter;
        let Some((first, second)) = name.split_at_checked(at).filter(|_| at > 0) else { continue };
        if is_behind_sign || is_capital {
            halves.push((first.trim_end(), second));
        }
    }
    halves
}

/// A title in one or two lines of about the same width.
pub(crate) fn in_two_lines(title: &str, style: TextStyle) -> Vec<String> {
    let halves = title.match_indices(' ').map(|(at, _)| {
        let (first, second) = title.split_at_checked(at).unwrap_or((title, ""));
        (first.trim(), second.trim())
    });
    let widest = |halves: &(&str, &str)| style.width(halves.0).max(style.width(halves.1));
    match halves.min_by(|one, other| widest(one).total_cmp(&widest(other))) {
        Some((first, second)) => vec![first.to_owned(), second.to_owned()],
        None => vec![title.to_owned()],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_that_is_too_long_keeps_its_beginning_and_its_end() {
        let shown = |name: &str, width| shortened_name(name, TextStyle::Sheet, width);
        assert_eq!(shown("photo-app-production-read", 110.0), "photo-a…n-read");
        assert_eq!(shown("photo-app-production-write", 110.0), "photo-a…n-write");
        assert_eq!(shown("photo-app", 110.0), "photo-app");
        assert_eq!(shown("photo-app", 1.0), "…");
    }

    #[test]
    fn a_name_breaks_where_a_word_ends_before_it_is_shortened() {
        let lines = |name: &str, width| name_in_lines(name, TextStyle::Sheet, width);
        assert_eq!(lines("AmazonS3ReadOnlyAccess", 200.0), ["AmazonS3ReadOnlyAccess"]);
        assert_eq!(lines("AmazonS3ReadOnlyAccess", 110.0), ["AmazonS3Read", "OnlyAccess"]);
        assert_eq!(lines("photo-app-production-read", 110.0), ["photo-app-", "production-read"]);
        assert_eq!(
            lines("photo-app-production-of-the-second-region", 110.0),
            ["photo-app-", "product…-region"]
        );
        assert_eq!(lines("FullAWSAccess", 80.0), ["FullAWS", "Access"]);
        // No word of it ends.
        assert_eq!(lines("f9ab2816c0ffee00f9ab2816", 110.0).len(), 1);
        assert_eq!(width_in_two_lines("abcdefgh", TextStyle::Sheet), TextStyle::Sheet.width("abcdefgh"));
        assert!(width_in_two_lines("AmazonS3ReadOnlyAccess", TextStyle::Sheet) < 110.0);
    }

    #[test]
    fn a_shortened_name_is_never_wider_than_its_room() {
        for name in ["AmazonS3ReadOnlyAccess", "ÄÖÜ and ünïcödé names", "iiiiiiiiiiiiWWWWWWWWWWWW", "ab"]
        {
            for width in [16.0_f32, 20.0, 60.0, 90.0] {
                let shown = shortened_name(name, TextStyle::Title, width);
                for line in [vec![shown], name_in_lines(name, TextStyle::Title, width)].concat() {
                    assert!(TextStyle::Title.width(&line) <= width, "{name} in {width}: {line}");
                }
            }
        }
    }
}
