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
mod tests {
    use super::in_plain_words;

    const ERROR: &str = "An error occurred (ValidationError) when calling the CreateUser operation: 1 validation error detected: \
        Value 'a b' at 'userName' failed to satisfy constraint: Member must ";

    fn plain(constraint: &str) -> Option<String> {
        in_plain_words(&format!("{ERROR}{constraint}"))
    }

    #[test]
    fn validation_error_is_said_in_plain_words() {
        for (constraint, said) in [
            ("have length less than or equal to 64", "`userName` is too long: 64 characters at most."),
            ("have length greater than or equal to 1", "`userName` is empty."),
            ("have length greater than or equal to 3", "`userName` is too short: 3 characters at least."),
            ("satisfy enum value set: [1, 3, 5]", "`userName` has to be one of [1, 3, 5]."),
        ] {
            assert_eq!(plain(constraint).as_deref(), Some(said), "{constraint}");
        }
        let pattern = plain(r"satisfy regular expression pattern: [\w+=,.@-]+");
        assert!(pattern.is_some_and(|said| said.starts_with("`userName` has a character")));
    }

    #[test]
    fn other_errors_are_left_as_they_are() {
        for other in [
            "",
            "User with name ann already exists.",
            "at 'x' failed to satisfy constraint: Member must be odd",
        ] {
            assert_eq!(in_plain_words(other), None, "{other}");
        }
    }
}
