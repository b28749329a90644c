//! Parts of sentences: names and lists.

/// The text with a capital first letter, where it begins with a letter.
pub(super) fn capital(text: String) -> String {
    let mut characters = text.chars();
    match characters.next() {
        Some(first) => first.to_ascii_uppercase().to_string() + characters.as_str(),
        None => text,
    }
}

/// At most a handful of values: a sentence is no table.
pub(super) fn list(values: &[impl AsRef<str>]) -> String {
    const SHOWN: usize = 4;
    let mut text = String::new();
    for (index, value) in values.iter().take(SHOWN).enumerate() {
        if index > 0 {
            text.push_str(", ");
        }
        text.push('`');
        text.push_str(value.as_ref());
        text.push('`');
    }
    if values.len() > SHOWN {
        text.push_str(&format!(" and {} more", values.len() - SHOWN));
    }
    if text.is_empty() {
        text.push_str("nothing");
    }
    text
}

/// Clauses joined in one sentence; the first of many.
pub(super) fn joined(clauses: &[String]) -> String {
    const SHOWN: usize = 4;
    let (shown, more) = clauses.split_at_checked(SHOWN).unwrap_or((clauses, &[]));
    match (shown, more.len()) {
        ([], _) => String::new(),
        ([one], _) => one.clone(),
        ([several @ .., last], 0) => format!("{}; and {last}", several.join("; ")),
        (several, more) => format!("{}; and {more} more", several.join("; ")),
    }
}
