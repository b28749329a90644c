//! AWS's validation errors in plain words.

/// A validation error in plain words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlainError {
    /// The parameter of the call, as AWS writes it: `userName`.
    pub member: String,
    /// What is wrong with it.
    pub text: String,
}

/// What `Value 'x' at 'userName' failed to satisfy constraint: Member must …` means, where that is what a text says.
pub fn in_plain_words(error: &str) -> Option<PlainError> {
    let (before, constraint) = error.split_once("' failed to satisfy constraint: Member must ")?;
    let (_, member) = before.rsplit_once('\'')?;
    let number = |words: &str| {
        let digits = constraint.split_once(words)?.1;
        let end = digits.find(|character: char| !character.is_ascii_digit()).unwrap_or(digits.len());
        digits.get(..end).filter(|digits| !digits.is_empty())
    };
    let name = member_words(member, ' ');
    let text = if let Some(most) = number("length less than or equal to ") {
        format!("The {name} is too long: {most} characters at most.")
    } else if let Some(least) = number("length greater than or equal to ") {
        match least {
            "1" => {
                format!("Enter {} {name}.", if name.starts_with(['a', 'e', 'i', 'o']) { "an" } else { "a" })
            }
            _ => format!("The {name} is too short: {least} characters at least."),
        }
    } else if let Some((_, values)) = constraint.split_once("satisfy enum value set: ") {
        format!("The {name} has to be one of {values}.")
    } else if constraint.starts_with("satisfy regular expression pattern: ") {
        format!("The {name} has a character that is not allowed there: the pattern lists those that are.")
    } else {
        return None;
    };
    Some(PlainError { member: member.to_owned(), text })
}

/// `userName` as `user name`, with what stands between the words.
pub fn member_words(member: &str, between: char) -> String {
    let mut words = String::new();
    for letter in member.chars() {
        if letter.is_uppercase() && !words.is_empty() {
            words.push(between);
        }
        words.extend(letter.to_lowercase());
    }
    words
}

#[cfg(test)]
mod tests;
