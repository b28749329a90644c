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
