//! Edits of JSON text: each changes the bytes of one value, member or item, and leaves all else as written.

use iam_policy::json::{self, Member, Node};
use iam_policy::span::TextRange;

use crate::json_nodes::members;

/// Adds a text to a value that is one text or an array.
pub(crate) fn add_value(text: &str, node: &Node, value: &str) -> Option<String> {
    match node.as_array() {
        Some(_) => add_item(text, node, &quoted(value)),
        None => Some(replace(
            text,
            node.range,
            &["[", node.range.slice(text), ", ", &quoted(value), "]"].concat(),
        )),
    }
}

/// Adds a member to an object; `value` is JSON.
pub(crate) fn add_member(text: &str, object: &Node, key: &str, value: &str) -> Option<String> {
    let places = member_ranges(members(object)?);
    add(text, object, &places, &[&quoted(key), ": ", value].concat())
}

fn add_item(text: &str, list: &Node, value: &str) -> Option<String> {
    add(text, list, &ranges(list.as_array()?), value)
}

/// Adds at the end, set off as the others are.
fn add(text: &str, container: &Node, places: &[TextRange], new: &str) -> Option<String> {
    match places.last() {
        Some(last) => Some(insert(text, last.end, &[&separator(text, container, places), new].concat())),
        None => {
            let inner =
                TextRange::new(container.range.start.checked_add(1)?, container.range.end.checked_sub(1)?);
            Some(replace(text, inner, new))
        }
    }
}

/// The comma and white space between two entries of a container.
pub(crate) fn separator(text: &str, container: &Node, places: &[TextRange]) -> String {
    if let [.., before, last] = places {
        return TextRange::new(before.end, last.start).slice(text).to_owned();
    }
    let lead =
        places.first().map_or("", |first| TextRange::new(container.range.start + 1, first.start).slice(text));
    [",", if lead.is_empty() { " " } else { lead }].concat()
}

/// Removes the first member of this name; an object without one stays as it is.
pub(crate) fn remove_member(text: &str, object: &Node, key: &str) -> Option<String> {
    let all = members(object)?;
    match all.iter().position(|member| member.key == key) {
        Some(index) => remove(text, object, &member_ranges(all), index),
        None => Some(text.to_owned()),
    }
}

/// Removes an entry with the comma that set it off.
pub(crate) fn remove(text: &str, container: &Node, places: &[TextRange], index: usize) -> Option<String> {
    let gone = *places.get(index)?;
    let before = index.checked_sub(1).and_then(|before| places.get(before));
    let range = match (before, places.get(index + 1)) {
        (_, Some(next)) => TextRange::new(gone.start, next.start),
        (Some(before), None) => TextRange::new(before.end, gone.end),
        (None, None) => {
            TextRange::new(container.range.start.checked_add(1)?, container.range.end.checked_sub(1)?)
        }
    };
    Some(replace(text, range, ""))
}

pub(crate) fn ranges(items: &[Node]) -> Vec<TextRange> {
    items.iter().map(|item| item.range).collect()
}

pub(crate) fn member_ranges(members: &[Member]) -> Vec<TextRange> {
    members.iter().map(Member::range).collect()
}

pub(crate) fn replace(text: &str, range: TextRange, new: &str) -> String {
    let before = TextRange::new(0, range.start).slice(text);
    let after = TextRange::new(range.end, text.len()).slice(text);
    [before, new, after].concat()
}

pub(crate) fn insert(text: &str, at: usize, new: &str) -> String {
    replace(text, TextRange::new(at, at), new)
}

/// One value alone, several in an array.
pub(crate) fn list_of(values: &[String]) -> String {
    let quoted: Vec<String> = values.iter().map(|value| self::quoted(value)).collect();
    match quoted.as_slice() {
        [one] => one.clone(),
        _ => ["[", &quoted.join(", "), "]"].concat(),
    }
}

/// A JSON string.
pub(crate) fn quoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    json::write_string(&mut out, text);
    out
}
