//! Removing an item of a list by its place: a statement, or a value of an element.

use iam_policy::json::{self, Node, Value};
use iam_policy::span::TextRange;

use crate::text_edit::{ranges, remove};

/// The text without the item of a list that stands at exactly this place, and without the comma that set it off; everything else
/// stays as written. `None` where the text is not JSON, where no item stands there, and for the only item of a list.
pub fn remove_item(text: &str, range: TextRange) -> Option<String> {
    let parsed = json::parse(text);
    if !parsed.errors.is_empty() {
        return None;
    }
    let (list, index) = item_at(&parsed.root, range)?;
    let items = list.as_array()?;
    if items.len() > 1 { remove(text, list, &ranges(items), index) } else { None }
}

/// The list with the item at this place, and the item's position in it.
fn item_at(node: &Node, range: TextRange) -> Option<(&Node, usize)> {
    match &node.value {
        Value::Array(items) => match items.iter().position(|item| item.range == range) {
            Some(index) => Some((node, index)),
            None => items.iter().find_map(|item| item_at(item, range)),
        },
        Value::Object(members) => members.iter().find_map(|member| item_at(&member.value, range)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `<<` and `>>` stand around the item.
    #[track_caller]
    fn check(marked: &str, expected: Option<&str>) {
        let (start, end) = (marked.find("<<").expect("a start"), marked.find(">>").expect("an end"));
        let text = marked.replacen("<<", "", 1).replacen(">>", "", 1);
        assert_eq!(remove_item(&text, TextRange::new(start, end - 2)).as_deref(), expected, "{marked}");
    }

    #[test]
    fn item_goes_with_its_comma_and_all_else_stays() {
        check(r#"{"a": [1,  <<"b">> , 2]}"#, Some(r#"{"a": [1,  2]}"#));
        check("{\"a\": [\n  1,\n  <<2>>\n]}", Some("{\"a\": [\n  1\n]}"));
        check("{\"a\": [\n  <<1>>,\n  2\n]}", Some("{\"a\": [\n  2\n]}"));
        check(r#"{"Statement": [<<{"x": [1, 2]}>>, {"y": 1}]}"#, Some(r#"{"Statement": [{"y": 1}]}"#));
        check(
            r#"{"Statement": [{"x": [1, <<2>>]}, {"y": 1}]}"#,
            Some(r#"{"Statement": [{"x": [1]}, {"y": 1}]}"#),
        );
    }

    #[test]
    fn nothing_else_is_removed() {
        check(r#"{"a": [<<1>>]}"#, None);
        check(r#"{"a": <<1>>}"#, None);
        check(r#"{"a": [1<<, 2>>]}"#, None);
        check(r#"{"a": [1, <<2>>]"#, None);
    }
}
