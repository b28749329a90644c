//! JSON text in an order of our choosing: CloudTrail events, saved worlds and CLI parameters are read by people.

pub use iam_policy::json::Json;

/// An object of texts.
pub(crate) fn object_of_texts<'t>(members: impl Iterator<Item = (&'t String, &'t String)>) -> Json {
    members.fold(Json::object(), |json, (name, value)| json.with_text(name, value))
}

/// JSON text without the white space between its tokens. What is not JSON comes back with the same tokens.
pub(crate) fn without_white_space(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut in_string = false;
    let mut escaped = false;
    for character in text.chars() {
        if in_string || !character.is_ascii_whitespace() {
            out.push(character);
        }
        if in_string && !escaped && character == '\\' {
            escaped = true;
            continue;
        }
        if character == '"' && !escaped {
            in_string = !in_string;
        }
        escaped = false;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::without_white_space;

    #[test]
    fn white_space_in_strings_stays() {
        assert_eq!(without_white_space("{ \"a b\" : [ 1 ,\n\"\\\" x\" ] }"), "{\"a b\":[1,\"\\\" x\"]}");
    }
}
