//! Texts of others on a terminal.

use std::borrow::Cow;

/// A text that a terminal shows as it is: characters that move the cursor, change colors or the direction of writing are
/// escaped.
pub(crate) fn printable(text: &str) -> Cow<'_, str> {
    if !text.chars().any(is_hostile) {
        return Cow::Borrowed(text);
    }
    let escaped = |character: char| {
        if is_hostile(character) { character.escape_default().to_string() } else { character.to_string() }
    };
    Cow::Owned(text.chars().map(escaped).collect())
}

/// Control characters, and those of bidirectional writing, line separation and tags (Unicode Technical Report 36, *Unicode
/// security considerations*).
fn is_hostile(character: char) -> bool {
    character.is_control()
        || matches!(
            character,
            '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
                | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}'
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_that_act_on_a_terminal_are_escaped() {
        assert_eq!(printable("arn:aws:iam::111122223333:user/ann"), "arn:aws:iam::111122223333:user/ann");
        assert_eq!(printable("Jörg “ok” 名"), "Jörg “ok” 名");
        assert_eq!(printable("a\x1b[31m\r\nb\u{9b}"), r"a\u{1b}[31m\r\nb\u{9b}");
        assert_eq!(printable("a\u{202e}cba"), r"a\u{202e}cba");
    }
}
