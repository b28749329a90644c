//! Changes that a form makes to a policy. Each changes the bytes of the element it is about; everything else, white space
//! and order included, stays as written.

use iam_policy::json::{self, Node};

use crate::append::append_statement;
use crate::form_model::{ConditionRow, rows};
use crate::json_nodes::{list_member, members, statements, texts};
use crate::principal::{self, PrincipalKind};
use crate::text_edit::{
    add_member, add_value, insert, list_of, member_ranges, quoted, ranges, remove, remove_member, replace,
    separator,
};

/// A change that a form makes. Statements, entries and condition rows count from 0, as [`form_model`](crate::form_model()) lists
/// them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PolicyEdit {
    /// Adds a statement, a JSON object, at the end, as [`append_statement`] does.
    AddStatement(String),
    /// Writes a statement once more behind itself, without its `Sid`, which has to be unique.
    DuplicateStatement(usize),
    /// Removes a statement.
    RemoveStatement(usize),
    /// Sets `Sid`; an empty one is removed.
    SetSid(usize, String),
    /// Sets `Effect`.
    SetEffect(usize, &'static str),
    /// Adds an entry at the end of a list, unless it is there.
    AddEntry(usize, ListElement, String),
    /// Replaces an entry of a list.
    ReplaceEntry(usize, ListElement, usize, String),
    /// Removes an entry of a list.
    RemoveEntry(usize, ListElement, usize),
    /// Writes the list as `NotAction` or `NotResource`, or no longer so.
    Negate(usize, ListElement, bool),
    /// Names one more principal, unless it is named.
    AddPrincipal(usize, PrincipalKind, String),
    /// Writes another name in place of a principal's.
    ReplacePrincipal(usize, usize, String),
    /// Names a principal no longer.
    RemovePrincipal(usize, usize),
    /// Writes the principals as `NotPrincipal`, or no longer so.
    NegatePrincipal(usize, bool),
    /// Adds a condition; values of an operator and key that are there join them.
    AddCondition(usize, ConditionRow),
    /// Replaces a condition.
    SetCondition(usize, usize, ConditionRow),
    /// Removes a condition.
    RemoveCondition(usize, usize),
}

/// An element that is a list of texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ListElement {
    /// `Action` or `NotAction`.
    Action,
    /// `Resource` or `NotResource`.
    Resource,
}

impl ListElement {
    fn names(self) -> [&'static str; 2] {
        match self {
            Self::Action => ["Action", "NotAction"],
            Self::Resource => ["Resource", "NotResource"],
        }
    }
}

/// The text after a change. `None` where the text is not JSON or has no such place, and where the change would touch
/// something that a form does not show.
pub fn rewrite(text: &str, edit: &PolicyEdit) -> Option<String> {
    if let PolicyEdit::AddStatement(statement) = edit {
        return append_statement(text, statement);
    }
    let parsed = json::parse(text);
    if !parsed.errors.is_empty() {
        return None;
    }
    let root = &parsed.root;
    let at = |index: usize| statements(root)?.get(index);
    if let Some((index, key)) = single(edit)
        && is_twice(at(index)?, key)
    {
        return None;
    }
    match edit {
        PolicyEdit::AddStatement(_) => None,
        PolicyEdit::DuplicateStatement(index) => duplicate(text, root, *index),
        PolicyEdit::RemoveStatement(index) => {
            at(*index)?;
            let list = root.member("Statement")?;
            match list.as_array() {
                Some(items) => remove(text, list, &ranges(items), *index),
                None => Some(replace(text, list.range, "[]")),
            }
        }
        PolicyEdit::SetSid(index, sid) if sid.is_empty() => remove_member(text, at(*index)?, "Sid"),
        PolicyEdit::SetSid(index, sid) => set_first(text, at(*index)?, "Sid", sid),
        PolicyEdit::SetEffect(index, effect) => set_text(text, at(*index)?, "Effect", effect),
        PolicyEdit::AddEntry(index, list, entry) => add_entry(text, at(*index)?, *list, entry),
        PolicyEdit::ReplaceEntry(index, list, place, entry) => {
            let member = list_member(at(*index)?, list.names())?;
            let (_, range) = texts(&member.value)?.get(*place).copied()?;
            Some(replace(text, range, &quoted(entry)))
        }
        PolicyEdit::RemoveEntry(index, list, place) => {
            let node = &list_member(at(*index)?, list.names())?.value;
            match node.as_array() {
                Some(items) => remove(text, node, &ranges(items), *place),
                None => (*place == 0).then(|| replace(text, node.range, "[]")),
            }
        }
        PolicyEdit::Negate(index, list, negated) => {
            let member = list_member(at(*index)?, list.names())?;
            let [plain, not] = list.names();
            Some(replace(text, member.key_range, &quoted(if *negated { not } else { plain })))
        }
        PolicyEdit::AddPrincipal(index, kind, name) => principal::add(text, at(*index)?, *kind, name),
        PolicyEdit::ReplacePrincipal(index, place, name) => {
            principal::replace_name(text, at(*index)?, *place, name)
        }
        PolicyEdit::RemovePrincipal(index, place) => principal::remove_name(text, at(*index)?, *place),
        PolicyEdit::NegatePrincipal(index, negated) => principal::negate(text, at(*index)?, *negated),
        PolicyEdit::AddCondition(index, row) => add_condition(text, at(*index)?, row),
        PolicyEdit::SetCondition(index, place, row) => set_condition(text, *index, at(*index)?, *place, row),
        PolicyEdit::RemoveCondition(index, place) => remove_condition(text, at(*index)?, *place),
    }
}

/// The element that a change takes to be there once at most.
fn single(edit: &PolicyEdit) -> Option<(usize, &'static str)> {
    match edit {
        PolicyEdit::DuplicateStatement(index) | PolicyEdit::SetSid(index, _) => Some((*index, "Sid")),
        PolicyEdit::SetEffect(index, _) => Some((*index, "Effect")),
        PolicyEdit::AddCondition(index, _)
        | PolicyEdit::SetCondition(index, ..)
        | PolicyEdit::RemoveCondition(index, _) => Some((*index, "Condition")),
        _ => None,
    }
}

fn is_twice(object: &Node, key: &str) -> bool {
    members(object).is_some_and(|all| all.iter().filter(|member| member.key == key).count() > 1)
}

fn duplicate(text: &str, root: &Node, index: usize) -> Option<String> {
    let original = statements(root)?.get(index)?;
    let mut copy = original.range.slice(text).to_owned();
    if original.member("Sid").is_some() {
        let parsed = json::parse(&copy);
        copy = remove_member(&copy, &parsed.root, "Sid")?;
    }
    let list = root.member("Statement")?;
    match list.as_array() {
        Some(items) => {
            let separator = separator(text, list, &ranges(items));
            Some(insert(text, original.range.end, &[separator, copy].concat()))
        }
        None => Some(replace(text, list.range, &["[", list.range.slice(text), ", ", &copy, "]"].concat())),
    }
}

fn add_entry(text: &str, statement: &Node, list: ListElement, entry: &str) -> Option<String> {
    let [plain, not] = list.names();
    let Some(member) = list_member(statement, [plain, not]) else {
        // What is there in a form that no list shows is not written over.
        let there = statement.member(plain).is_some() || statement.member(not).is_some();
        return if there { None } else { add_member(text, statement, plain, &quoted(entry)) };
    };
    if texts(&member.value)?.iter().any(|(there, _)| *there == entry) {
        return Some(text.to_owned());
    }
    add_value(text, &member.value, entry)
}

fn add_condition(text: &str, statement: &Node, row: &ConditionRow) -> Option<String> {
    let keys = ["{", &quoted(&row.key), ": ", &list_of(&row.values), "}"].concat();
    let Some(condition) = statement.member("Condition") else {
        let operators = ["{", &quoted(&row.operator), ": ", &keys, "}"].concat();
        return add_member(text, statement, "Condition", &operators);
    };
    rows(condition)?;
    let Some(operator) = condition.member(&row.operator) else {
        return add_member(text, condition, &row.operator, &keys);
    };
    // Keys are told apart without regard to case.
    let Some(key) = members(operator)?.iter().find(|member| member.key.eq_ignore_ascii_case(&row.key)) else {
        return add_member(text, operator, &row.key, &list_of(&row.values));
    };
    let mut items: Vec<String> = match key.value.as_array() {
        Some(items) => items.iter().map(|item| item.range.slice(text).to_owned()).collect(),
        None => vec![key.value.range.slice(text).to_owned()],
    };
    let new: Vec<String> =
        row.values.iter().map(|value| quoted(value)).filter(|value| !items.contains(value)).collect();
    if new.is_empty() {
        return Some(text.to_owned());
    }
    items.extend(new);
    Some(replace(text, key.value.range, &["[", &items.join(", "), "]"].concat()))
}

fn set_condition(
    text: &str,
    index: usize,
    statement: &Node,
    place: usize,
    row: &ConditionRow,
) -> Option<String> {
    let condition = statement.member("Condition")?;
    let all = rows(condition)?;
    let (at, key, old) = all.get(place)?;
    if old == row {
        return Some(text.to_owned());
    }
    let operator = members(condition)?.get(*at)?;
    let keys = members(&operator.value)?;
    let member = keys.get(*key)?;
    let taken = all.iter().enumerate().any(|(other, (_, _, there))| {
        other != place && there.operator == row.operator && there.key.eq_ignore_ascii_case(&row.key)
    });
    let same_operator = old.operator == row.operator;
    if taken || !(same_operator || keys.len() == 1 && condition.member(&row.operator).is_none()) {
        let without = remove_condition(text, statement, place)?;
        return rewrite(&without, &PolicyEdit::AddCondition(index, row.clone()));
    }
    let mut out = text.to_owned();
    // From the back, so that the places in front stay true.
    if old.values != row.values {
        let one = row.values.len() == 1 && member.value.as_array().is_none();
        let values =
            if one { row.values.iter().map(|value| quoted(value)).collect() } else { list_of(&row.values) };
        out = replace(&out, member.value.range, &values);
    }
    if old.key != row.key {
        out = replace(&out, member.key_range, &quoted(&row.key));
    }
    if !same_operator {
        out = replace(&out, operator.key_range, &quoted(&row.operator));
    }
    Some(out)
}

/// Removes a row, and what is empty then: its operator, and `Condition` itself.
fn remove_condition(text: &str, statement: &Node, place: usize) -> Option<String> {
    let condition = statement.member("Condition")?;
    let all = rows(condition)?;
    let (at, key, _) = all.get(place)?;
    let operators = members(condition)?;
    let operator = operators.get(*at)?;
    if members(&operator.value)?.len() > 1 {
        return remove(text, &operator.value, &member_ranges(members(&operator.value)?), *key);
    }
    if operators.len() > 1 {
        return remove(text, condition, &member_ranges(operators), *at);
    }
    remove_member(text, statement, "Condition")
}

/// Sets a member that holds one text; one that holds something else is not written over.
fn set_text(text: &str, object: &Node, key: &str, value: &str) -> Option<String> {
    match object.member(key) {
        Some(node) if node.as_str() == Some(value) => Some(text.to_owned()),
        Some(node) if node.as_str().is_some() => Some(replace(text, node.range, &quoted(value))),
        Some(_) => None,
        None => add_member(text, object, key, &quoted(value)),
    }
}

/// Like [`set_text`]; a new member goes first.
fn set_first(text: &str, object: &Node, key: &str, value: &str) -> Option<String> {
    let first = members(object)?.first();
    match first {
        Some(first) if object.member(key).is_none() => {
            let separator = separator(text, object, &member_ranges(members(object)?));
            let new = [&quoted(key), ": ", &quoted(value), &separator].concat();
            Some(insert(text, first.key_range.start, &new))
        }
        _ => set_text(text, object, key, value),
    }
}
