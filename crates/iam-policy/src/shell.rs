//! Words of a command line that somebody copies into a terminal. Names come from errors, logs and links, so each may be
//! made to run something: by the shell that reads it, by the terminal that it is pasted into, or by the program that takes
//! it for an option.

use std::fmt::Write;

/// `word` for a POSIX shell: as it is where nothing in it means anything to a shell, else in single quotes. Terminals act on
/// control characters even between quotes, so a word that has any but a line break is written by `printf`.
///
/// ```
/// use iam_policy::shell::quoted;
///
/// assert_eq!(quoted("photos"), "photos");
/// assert_eq!(quoted("$(id)"), "'$(id)'");
/// assert_eq!(quoted("a\u{15}b"), r#""$(printf 'a\025b')""#);
/// ```
pub fn quoted(word: &str) -> String {
    let is_plain = |character: char| character.is_ascii_alphanumeric() || "-_./:=+@%,".contains(character);
    if !word.is_empty() && word.chars().all(is_plain) {
        return word.to_owned();
    }
    if !word.chars().any(acts_on_terminals) {
        return in_single_quotes(word);
    }
    // A substitution loses the line breaks at its end.
    let printed = word.trim_end_matches('\n');
    let breaks = word.get(printed.len()..).unwrap_or_default();
    let breaks = if breaks.is_empty() { String::new() } else { in_single_quotes(breaks) };
    format!("\"$(printf {})\"{breaks}", in_single_quotes(&print_format(printed)))
}

/// Adds ` --name value`, the value quoted. One that begins like an option is tied to its own, or the program would take it
/// for another.
pub fn push_option(line: &mut String, name: &str, value: &str) {
    push_quoted_option(line, name, &quoted(value));
}

/// [`push_option`] for a value that is quoted already.
pub fn push_quoted_option(line: &mut String, name: &str, value: &str) {
    line.push_str(" --");
    line.push_str(name);
    let is_substituted = value.starts_with("\"$(printf ");
    let is_like_an_option = value.trim_start_matches('\'').starts_with('-');
    line.push(if is_substituted || is_like_an_option { '=' } else { ' ' });
    line.push_str(value);
}

fn in_single_quotes(word: &str) -> String {
    format!("'{}'", word.replace('\'', "'\\''"))
}

/// Control characters, and those that turn the direction of text, so that one sees another line than is pasted.
fn acts_on_terminals(character: char) -> bool {
    let turns_text =
        matches!(character, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    turns_text || (character.is_control() && character != '\n')
}

/// The format that makes `printf` write `word`. No argument of a program has a NUL.
fn print_format(word: &str) -> String {
    let mut format = String::with_capacity(word.len());
    for character in word.chars().filter(|character| *character != '\0') {
        match character {
            // The format would be an option.
            '-' if format.is_empty() => format.push_str("\\055"),
            '%' => format.push_str("%%"),
            '\\' => format.push_str("\\\\"),
            _ if acts_on_terminals(character) => {
                for byte in character.encode_utf8(&mut [0; 4]).bytes() {
                    // Writing to a text does not fail.
                    let _ = write!(format, "\\{byte:03o}");
                }
            }
            _ => format.push(character),
        }
    }
    format
}
