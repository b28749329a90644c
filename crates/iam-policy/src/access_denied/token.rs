//! The ends of what AWS names in a sentence: an action, an ARN, an encoded message end by their own characters, and go on in the
//! next line only where a known form follows.

use super::phrase::{Place, ahead, any_at, between, end_of};
use super::reason::reason;

/// A name with the place behind it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Token {
    pub(super) text: String,
    pub(super) end: Place,
}

/// What follows a name in AWS's sentences, in logs and in clients' texts.
const FOLLOWS: [&str; 10] = [
    " on resource",
    " on this resource",
    " on the resource",
    " is not authorized ",
    " (Service:",
    " status code:",
    " Status Code:",
    ". Encoded authorization",
    ", request id",
    ", status code",
];

/// At most so many lines does a name go over.
const MAX_LINES: usize = 12;

/// Whether a known form stands at `place`, which may be the white space before it.
pub(super) fn known_form_at(text: &str, place: Place) -> bool {
    any_at(text, place, &FOLLOWS).is_some() || reason(text, place).is_some()
}

/// `service:Name` at `place`. It may be broken by the end of a line.
pub(super) fn action(text: &str, place: Place) -> Option<Token> {
    let is_name = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'*');
    let mut end = end_of(text, place, is_name);
    let mut found = between(text, place, end).to_owned();
    // A line that ends within the service.
    if text.as_bytes().get(end) == Some(&b'\n') && !found.is_empty() {
        let behind = end_of(text, end + 1, is_name);
        if text.as_bytes().get(behind) == Some(&b':') && text.as_bytes().get(behind + 1) != Some(&b' ') {
            found.push_str(between(text, end + 1, behind));
            end = behind;
        }
    }
    if text.as_bytes().get(end) != Some(&b':') {
        return None;
    }
    let mut name_end = end_of(text, end + 1, is_name);
    let mut name = between(text, end + 1, name_end).to_owned();
    // A line that ends within the name: what follows goes on into a known form.
    if text.as_bytes().get(name_end) == Some(&b'\n') {
        let behind = end_of(text, name_end + 1, is_name);
        let is_broken = !known_form_at(text, name_end) && known_form_at(text, behind);
        if behind > name_end + 1 && (name.is_empty() || is_broken) {
            name.push_str(between(text, name_end + 1, behind));
            name_end = behind;
        }
    }
    let is_action = found.bytes().next().is_some_and(|byte| byte.is_ascii_alphabetic())
        && name.bytes().next().is_some_and(|byte| byte.is_ascii_alphabetic() || byte == b'*');
    is_action.then(|| Token { text: format!("{found}:{name}"), end: name_end })
}

/// The ARN at `place`, of which some may be masked.
pub(super) fn arn(text: &str, place: Place) -> Option<Token> {
    let rest = text.get(place..)?;
    if !rest.starts_with("arn:") && !rest.starts_with("arn\n:") {
        return None;
    }
    let end = end_of_arn(text, place);
    let found = joined(text, place, end, end_of_arn);
    let trimmed = trim_arn(&found.text);
    let is_whole = trimmed.split(':').count() >= 6;
    let is_cut = found.text.ends_with("...") || ahead(text, found.end, 3) == "…";
    (is_whole && !is_cut).then(|| Token { text: trimmed.to_owned(), end: found.end })
}

/// A name that is no ARN, up to white space or a quote.
pub(super) fn word(text: &str, place: Place) -> Token {
    let end = end_of_arn(text, place);
    let trimmed = trim_arn(between(text, place, end));
    Token { text: trimmed.to_owned(), end: place + trimmed.len() }
}

/// Without the marks of the sentence behind it.
fn trim_arn(found: &str) -> &str {
    found.trim_end_matches(['.', ',', ';', '!', '?'])
}

/// The encoded message at `place`. Terminals break it into lines of one length.
pub(super) fn encoded(text: &str, place: Place) -> Option<Token> {
    let is_part = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
    let mut end = end_of(text, place, is_part);
    if end == place {
        return None;
    }
    let mut found = between(text, place, end).to_owned();
    for _ in 0..64 {
        if text.as_bytes().get(end) != Some(&b'\n') {
            break;
        }
        let behind = end_of(text, end + 1, is_part);
        let line = between(text, end + 1, behind);
        let fills_line = line.len() >= 20 && matches!(text.as_bytes().get(behind), None | Some(b'\n'));
        if line.is_empty() || !(fills_line || known_form_at(text, behind)) {
            break;
        }
        found.push_str(line);
        end = behind;
    }
    Some(Token { text: found, end })
}

/// Joins the lines that an ARN goes over: each but the last holds nothing else, and a known form follows. Of an ARN that is whole
/// at the end of its line only a reason tells that it goes on: a caller, or a client's words, may be those of the next line.
fn joined(text: &str, place: Place, end: Place, end_of: impl Fn(&str, Place) -> Place) -> Token {
    let first = Token { text: between(text, place, end).to_owned(), end };
    // As many lines as make it whole, where no known form follows in a later one.
    let mut whole = None;
    let mut longer = first.clone();
    let is_whole = |found: &str| found.splitn(6, ':').nth(5).is_some_and(|resource| !resource.is_empty());
    for _ in 0..MAX_LINES {
        if text.as_bytes().get(longer.end) != Some(&b'\n') || known_form_at(text, longer.end) {
            break;
        }
        let start = longer.end + 1;
        let next = end_of(text, start);
        if next == start || between(text, start, next).starts_with("arn:") {
            break;
        }
        let was_whole = is_whole(&longer.text);
        longer.text.push_str(between(text, start, next));
        longer.end = next;
        // The colon behind a log group's name belongs to it.
        if text.as_bytes().get(next) == Some(&b':') && longer.text.contains(":log-group:") {
            longer.text.push(':');
            longer.end += 1;
        }
        let goes_on =
            if was_whole { reason(text, longer.end).is_some() } else { known_form_at(text, longer.end) };
        if goes_on {
            return longer;
        }
        // A word with a colon begins another record.
        let ends = text.as_bytes().get(longer.end) != Some(&b':');
        if ends && is_whole(&longer.text) && !is_whole(&first.text) {
            whole.get_or_insert_with(|| longer.clone());
        }
    }
    whole.unwrap_or(first)
}

/// Where an ARN ends: at white space, quotes or brackets, but for brackets that mask a part of it.
fn end_of_arn(text: &str, place: Place) -> Place {
    let bytes = text.as_bytes();
    let mut at = place;
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'<' | b'{' | b'[' | b'(' => match mask(text, at) {
                Some(end) => at = end,
                None => break,
            },
            // An apostrophe within a name ends nothing.
            b'\'' if bytes.get(at + 1).is_some_and(u8::is_ascii_alphanumeric) => at += 1,
            b'"' | b'\'' | b'`' | b'>' | b'}' | b']' | b')' | b'|' => break,
            byte if byte.is_ascii_whitespace() => break,
            // A line ends within an ARN that is not whole yet.
            b':' if bytes.get(at + 1) == Some(&b'\n')
                && between(text, place, at).bytes().filter(|byte| *byte == b':').count() < 5 =>
            {
                at += 1;
            }
            // A colon or comma that ends the name, as in `…:role/a: AccessDenied` and `…:role/a, request id`.
            b':' | b',' | b';' if matches!(bytes.get(at + 1), None | Some(b' ' | b'\n' | b'"' | b'\'')) => {
                let is_log_group = between(text, place, at).contains(":log-group:");
                if *byte == b':' && is_log_group {
                    at += 1;
                }
                break;
            }
            _ => at += 1,
        }
    }
    at
}

/// The end of a mask in brackets: `<account-id>`, `[REDACTED]`, `{region}`, `(account)`.
fn mask(text: &str, place: Place) -> Option<Place> {
    let open = text.as_bytes().get(place)?;
    let close = match open {
        b'<' => b'>',
        b'{' => b'}',
        b'[' => b']',
        _ => b')',
    };
    let inside = end_of(text, place + 1, |byte| {
        byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b' ' | b'.' | b'*' | b'#' | b'$' | b':')
    });
    let content = between(text, place + 1, inside);
    let is_mask =
        !content.trim().is_empty() && content.len() <= 48 && text.as_bytes().get(inside) == Some(&close);
    is_mask.then_some(inside + 1)
}

/// The text in quotes at `place`, which is that of the opening quote. A name may have quotes of its own, and nothing escapes
/// them: the closing one is followed by what AWS says next, or at least by the end or a mark and not by a word.
pub(super) fn quoted(text: &str, place: Place) -> Option<Token> {
    const LONGEST: usize = 4_096;
    let open = *text.as_bytes().get(place)?;
    let close = if open == b'`' { b'\'' } else { open };
    let content = ahead(text, place + 1, LONGEST);
    // No name goes over an empty line, nor into the next sentence.
    let content = content.split("\n\n").next().unwrap_or(content);
    let stop = content.find(" is not authorized to perform").unwrap_or(content.len());
    let content = content.get(..stop).unwrap_or(content);
    let quotes = || {
        content
            .bytes()
            .enumerate()
            .filter(move |(_, byte)| *byte == close || open == b'`' && *byte == b'`')
            .map(|(at, _)| at)
    };
    let behind = |at: usize| place + 1 + at + 1;
    let says_why = |at: &usize| known_form_at(text, behind(*at));
    let ends = |at: &usize| {
        matches!(
            text.as_bytes().get(behind(*at)),
            None | Some(b'\n' | b'"' | b'\'' | b'.' | b',' | b')' | b'}' | b']' | b'<' | b';' | b'`')
        )
    };
    let first_line = |at: &usize| !content.get(..*at).unwrap_or("").contains('\n');
    let closing = quotes()
        .find(says_why)
        .or_else(|| quotes().filter(first_line).find(ends))
        .or_else(|| quotes().find(first_line))
        .or_else(|| quotes().next())?;
    let found = content.get(..closing)?;
    Some(Token { text: found.replace('\n', ""), end: behind(closing) })
}

/// An ARN without quotes whose name has spaces: a known form in its line marks its end.
pub(super) fn arn_with_spaces(text: &str, place: Place) -> Option<Token> {
    let line = ahead(text, place, 1_200).split('\n').next()?;
    if !line.starts_with("arn:") {
        return None;
    }
    let ends = line.char_indices().filter(|(_, character)| *character == ' ');
    let end = ends.map(|(at, _)| at).find(|at| known_form_at(text, place + at))?;
    let found = line.get(..end)?;
    // Right before a reason the name may have any marks; before other words, none that part a sentence or a log.
    let parts: &[&str] = if reason(text, place + end).is_some() {
        &["\",\"", "\", \"", "\":", "', '", "User: ", " is not authorized "]
    } else {
        &["\"", "'", "`", "<", ">", "(", "{", ": ", ", ", ". "]
    };
    let is_name = !parts.iter().any(|part| found.contains(part));
    is_name.then(|| Token { text: found.to_owned(), end: place + end })
}
