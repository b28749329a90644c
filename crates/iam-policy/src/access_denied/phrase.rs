//! Compares a text with AWS's words where terminals may have broken it: a space is any white space, and a line may end within a
//! word.

/// A place in the cleaned text.
pub(super) type Place = usize;

/// Whether `phrase` stands at `place`, and where it ends.
pub(super) fn phrase_at(text: &str, place: Place, phrase: &str) -> Option<Place> {
    let bytes = text.as_bytes();
    let mut at = place;
    let mut begun = false;
    for wanted in phrase.bytes() {
        if wanted == b' ' {
            let behind = skip_space(text, at);
            if behind == at {
                return None;
            }
            at = behind;
            continue;
        }
        if begun && bytes.get(at) == Some(&b'\n') {
            at += 1;
        }
        if bytes.get(at) != Some(&wanted) {
            return None;
        }
        at += 1;
        begun = true;
    }
    Some(at)
}

/// Of several phrases the first that stands at `place`, and where it ends.
pub(super) fn any_at<'p>(text: &str, place: Place, phrases: &[&'p str]) -> Option<(&'p str, Place)> {
    phrases.iter().find_map(|phrase| Some((*phrase, phrase_at(text, place, phrase)?)))
}

/// Behind white space.
pub(super) fn skip_space(text: &str, place: Place) -> Place {
    let rest = text.as_bytes().get(place..).unwrap_or(&[]);
    place + rest.iter().take_while(|byte| byte.is_ascii_whitespace()).count()
}

/// Where the word at `place` ends: the bytes of which `is_part` says so.
pub(super) fn end_of(text: &str, place: Place, is_part: impl Fn(u8) -> bool) -> Place {
    let rest = text.as_bytes().get(place..).unwrap_or(&[]);
    place + rest.iter().take_while(|byte| is_part(**byte)).count()
}

/// The text between two places; empty where they are none.
pub(super) fn between(text: &str, start: Place, end: Place) -> &str {
    text.get(start..end).unwrap_or("")
}

/// At most `length` bytes of the text before `place`.
pub(super) fn before(text: &str, place: Place, length: usize) -> &str {
    let mut start = place.saturating_sub(length);
    while start < place && !text.is_char_boundary(start) {
        start += 1;
    }
    between(text, start, place)
}

/// At most `length` bytes of the text from `place`.
pub(super) fn ahead(text: &str, place: Place, length: usize) -> &str {
    let mut end = place.saturating_add(length).min(text.len());
    while end > place && !text.is_char_boundary(end) {
        end -= 1;
    }
    between(text, place, end)
}

/// Whether a word begins at `place`.
pub(super) fn begins_word(text: &str, place: Place) -> bool {
    let before = place.checked_sub(1).and_then(|before| text.as_bytes().get(before));
    before.is_none_or(|byte| !byte.is_ascii_alphanumeric())
}
