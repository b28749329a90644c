//! JSON text in an order of our choosing: CloudTrail events, saved worlds and CLI parameters are read by people.

pub use iam_policy::json::Json;
use iam_policy::json::{Node, Value, parse};

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

/// Whether two texts are the same JSON, whatever the order of the members of their objects.
pub(crate) fn is_same_json(one: &str, other: &str) -> bool {
    if one == other {
        return true;
    }
    let (one, other) = (parse(one), parse(other));
    one.errors.is_empty() && other.errors.is_empty() && is_same(&one.root, &other.root)
}

fn is_same(one: &Node, other: &Node) -> bool {
    match (&one.value, &other.value) {
        (Value::Object(members), Value::Object(others)) => {
            let has =
                |name: &str, value: &Node| other.member(name).is_some_and(|other| is_same(value, other));
            members.len() == others.len() && members.iter().all(|member| has(&member.key, &member.value))
        }
        (Value::Array(items), Value::Array(others)) => {
            items.len() == others.len() && items.iter().zip(others).all(|(one, other)| is_same(one, other))
        }
        (one, other) => one == other,
    }
}

#[cfg(test)]
mod tests {
    use super::{is_same_json, without_white_space};

    #[test]
    fn order_of_members_makes_no_difference_and_that_of_items_does() {
        let written = r#"{"Version": "1", "Statement": [{"Sid": "a", "Action": ["b", "c"]}]}"#;
        let turned = r#"{"Statement":[{"Action":["b","c"],"Sid":"a"}],"Version":"1"}"#;
        assert!(is_same_json(written, turned));
        for other in [
            turned.replace(r#"["b","c"]"#, r#"["c","b"]"#),
            turned.replace(r#""1""#, "1"),
            turned.replace(r#","Version":"1""#, ""),
            turned.replace(r#""Sid":"a""#, r#""Sid":"a","Sid":"a""#),
            turned.replace('}', ""),
        ] {
            assert!(!is_same_json(written, &other), "{other}");
        }
    }

    #[test]
    fn white_space_in_strings_stays() {
        assert_eq!(without_white_space("{ \"a b\" : [ 1 ,\n\"\\\" x\" ] }"), "{\"a b\":[1,\"\\\" x\"]}");
    }
}
