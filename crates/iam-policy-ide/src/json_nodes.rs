//! The parts of a policy's JSON tree that a form can show and change.

use iam_policy::json::{Member, Node, Value};
use iam_policy::span::TextRange;

/// The statements of a policy, whether in an array or alone; `None` where `Statement` is missing or neither.
pub(crate) fn statements(root: &Node) -> Option<&[Node]> {
    let members = members(root)?;
    if !is_only(members, "Statement") {
        return None;
    }
    let node = root.member("Statement")?;
    match &node.value {
        Value::Array(items) => Some(items),
        Value::Object(_) => Some(std::slice::from_ref(node)),
        _ => None,
    }
}

/// The members of an object.
pub(crate) fn members(node: &Node) -> Option<&[Member]> {
    if let Value::Object(members) = &node.value { Some(members) } else { None }
}

/// Whether a key is there once.
pub(crate) fn is_only(members: &[Member], key: &str) -> bool {
    members.iter().filter(|member| member.key == key).count() == 1
}

/// The member of a statement that a form may change under either name: there once, of the form it can show.
pub(crate) fn list_member<'n>(statement: &'n Node, names: [&str; 2]) -> Option<&'n Member> {
    let mut found = members(statement)?.iter().filter(|member| names.contains(&member.key.as_str()));
    let first = found.next()?;
    (found.next().is_none() && texts(&first.value).is_some()).then_some(first)
}

/// The texts of a value that is one text or an array of nothing but texts.
pub(crate) fn texts(node: &Node) -> Option<Vec<(&str, TextRange)>> {
    node.as_array()
        .unwrap_or(std::slice::from_ref(node))
        .iter()
        .map(|item| item.as_str().map(|text| (text, item.range)))
        .collect()
}
