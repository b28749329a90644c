//! AWS's validation errors in plain words.

/// What `Value 'x' at 'userName' failed to satisfy constraint: Member must …` means, where that is what a text says.
pub fn in_plain_words(error: &str) -> Option<String> {
    let (before, constraint) = error.split_once("' failed to satisfy constraint: Member must ")?;
    let (_, member) = before.rsplit_once('\'')?;
    let number = |words: &str| {
        let digits = constraint.split_once(words)?.1;
        let end = digits.find(|character: char| !character.is_ascii_digit()).unwrap_or(digits.len());
        digits.get(..end).filter(|digits| !digits.is_empty())
    };
    let plain = if let Some(most) = number("length less than or equal to ") {
        format!("`{member}` is too long: {most} characters at most.")
    } else if let Some(least) = number("length greater than or equal to ") {
        match least {
            "1" => format!("`{member}` is empty."),
            _ => format!("`{member}` is too short: {least} characters at least."),
        }
    } else if let Some((_, values)) = constraint.split_once("satisfy enum value set: ") {
        format!("`{member}` has to be one of {values}.")
    } else if constraint.starts_with("satisfy regular expression pattern: ") {
        format!("`{member}` has a character that is not allowed there: the pattern lists those that are.")
    } else {
        return None;
    };
    Some(plain)
}

#[cfg(test)]
mod tests;
