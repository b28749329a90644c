//! The model of the visual editor: a card for each statement, and the elements that only the text shows.

use iam_policy::json::{self, Node, SyntaxError, Value};

use crate::json_nodes::{is_only, list_member, members, statements, texts};
use crate::principal::{self, VisualPrincipal};

/// A policy as a form shows it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct VisualPolicy {
    /// The statements, in their order.
    pub statements: Vec<VisualStatement>,
    /// Elements outside the statements that a form does not show.
    pub only_in_json: Vec<String>,
}

/// A statement as a form shows it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct VisualStatement {
    /// `Sid`; empty where there is none.
    pub sid: String,
    /// `Effect` as written; empty where there is none.
    pub effect: String,
    /// `Action` or `NotAction`.
    pub actions: VisualList,
    /// `Resource` or `NotResource`.
    pub resources: VisualList,
    /// `Principal` or `NotPrincipal`.
    pub principal: VisualPrincipal,
    /// The rows of `Condition`.
    pub conditions: Vec<ConditionRow>,
    /// Elements that a form does not show. They stay as they are.
    pub only_in_json: Vec<String>,
}

/// A list that is written as one text or as an array of texts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct VisualList {
    /// Whether it names what is left out: `NotAction`, `NotResource`.
    pub negated: bool,
    /// The texts.
    pub values: Vec<String>,
}

/// A line of a condition: `"StringLike": {"s3:prefix": ["home/*"]}`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ConditionRow {
    /// The operator, with `ForAnyValue:` and `IfExists` where written.
    pub operator: String,
    /// The condition key.
    pub key: String,
    /// Its values; numbers and booleans as text.
    pub values: Vec<String>,
}

/// The policy as a form shows it.
///
/// # Errors
/// The first thing that is wrong with the text as JSON: a form cannot change it without guessing.
pub fn form_model(text: &str) -> Result<VisualPolicy, SyntaxError> {
    let parsed = json::parse(text);
    if let Some(error) = parsed.errors.first() {
        return Err(*error);
    }
    let mut policy = VisualPolicy::default();
    let members = members(&parsed.root).unwrap_or_default();
    for member in members {
        let shown = match member.key.as_str() {
            "Version" => member.value.as_str().is_some(),
            "Statement" => statements(&parsed.root).is_some(),
            _ => false,
        };
        if !shown || !is_only(members, &member.key) {
            policy.only_in_json.push(member.key.clone());
        }
    }
    let nodes = statements(&parsed.root).unwrap_or_default();
    policy.statements = nodes.iter().map(|node| statement(text, node)).collect();
    Ok(policy)
}

/// The values of a condition key; `None` where there is something that is no plain value.
fn plain_values(node: &Node) -> Option<Vec<String>> {
    let items = node.as_array().unwrap_or(std::slice::from_ref(node));
    items
        .iter()
        .map(|item| match &item.value {
            Value::String(text) | Value::Number(text) => Some(text.clone()),
            Value::Bool(flag) => Some(flag.to_string()),
            _ => None,
        })
        .collect()
}

/// The rows of a `Condition`: index of the operator, index of the key, and the row. `None` where not all of it is rows.
pub(crate) fn rows(condition: &Node) -> Option<Vec<(usize, usize, ConditionRow)>> {
    let operators = members(condition)?;
    let mut out = Vec::new();
    for (at, operator) in operators.iter().enumerate() {
        let keys = members(&operator.value)?;
        if !is_only(operators, &operator.key) {
            return None;
        }
        for (place, key) in keys.iter().enumerate() {
            if !is_only(keys, &key.key) {
                return None;
            }
            let values = plain_values(&key.value)?;
            out.push((
                at,
                place,
                ConditionRow { operator: operator.key.clone(), key: key.key.clone(), values },
            ));
        }
    }
    Some(out)
}

fn statement(text: &str, node: &Node) -> VisualStatement {
    let mut shown = VisualStatement::default();
    let Some(all) = members(node) else {
        shown.only_in_json.push(node.range.slice(text).to_owned());
        return shown;
    };
    let list = |names| {
        list_member(node, names).map(|member| VisualList {
            negated: member.key.starts_with("Not"),
            values: texts(&member.value)
                .unwrap_or_default()
                .into_iter()
                .map(|(text, _)| text.to_owned())
                .collect(),
        })
    };
    for member in all {
        let once = is_only(all, &member.key);
        let fits = once
            && match member.key.as_str() {
                "Sid" => set(&mut shown.sid, member.value.as_str()),
                "Effect" => set(&mut shown.effect, member.value.as_str()),
                "Action" | "NotAction" => set(&mut shown.actions, list(["Action", "NotAction"])),
                "Resource" | "NotResource" => set(&mut shown.resources, list(["Resource", "NotResource"])),
                "Principal" | "NotPrincipal" => set(&mut shown.principal, principal(node)),
                "Condition" => {
                    let rows = rows(&member.value);
                    let rows = rows.map(|rows| rows.into_iter().map(|(_, _, row)| row).collect::<Vec<_>>());
                    set(&mut shown.conditions, rows)
                }
                _ => false,
            };
        if !fits {
            shown.only_in_json.push(member.key.clone());
        }
    }
    shown
}

fn principal(statement: &Node) -> Option<VisualPrincipal> {
    let member = principal::element(statement)?;
    let named = principal::named(&member.value)?;
    Some(VisualPrincipal { is_present: true, negated: member.key.starts_with("Not"), named })
}

fn set<T, V: Into<T>>(place: &mut T, value: Option<V>) -> bool {
    let there = value.is_some();
    if let Some(value) = value {
        *place = value.into();
    }
    there
}
