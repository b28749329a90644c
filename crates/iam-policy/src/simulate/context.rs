//! `ContextEntries`: the condition keys the request carries, and whether those that follow from it are filled in.

use super::InputError;
use super::parameters::Parameters;
use crate::json::{Node, Value};
use crate::request::{ContextValue, RequestContext};
use crate::text::simulate as text;

/// AWS's types of context keys (IAM API Reference, *ContextEntry*); each has a `…List` as well.
const TYPES: [&str; 6] = ["string", "numeric", "boolean", "ip", "binary", "date"];

pub(super) fn read(parameters: &Parameters<'_>) -> Result<RequestContext, InputError> {
    let mut context = RequestContext::default();
    let Some(node) = parameters.get("ContextEntries") else {
        return Ok(context);
    };
    for item in parameters.list("ContextEntries", node)? {
        let (key, value) = entry(parameters, item)?;
        if context.get(key).is_some() {
            return Err(InputError::new(parameters.at(item), text::repeated_context_key(key)));
        }
        context.set(key, value);
    }
    Ok(context)
}

/// The value of `ContextKeysFromRequest`; `true` where it is absent.
pub(super) fn derives_keys(parameters: &Parameters<'_>) -> Result<bool, InputError> {
    let name = "ContextKeysFromRequest";
    let Some(node) = parameters.get(name) else {
        return Ok(true);
    };
    node.as_bool().ok_or_else(|| InputError::new(parameters.at(node), text::not_a_boolean(name)))
}

fn entry<'t>(parameters: &Parameters<'t>, item: &'t Node) -> Result<(&'t str, ContextValue), InputError> {
    let Value::Object(members) = &item.value else {
        return Err(InputError::new(parameters.at(item), text::NOT_A_CONTEXT_ENTRY));
    };
    parameters.check_names(members, &["ContextKeyName", "ContextKeyType", "ContextKeyValues"])?;
    let part = |name: &str| {
        let missing = || InputError::new(parameters.at(item), text::missing_member(name));
        item.member(name).ok_or_else(missing)
    };
    let name = part("ContextKeyName")?;
    let key = parameters.string("ContextKeyName", name)?;
    if key.is_empty() {
        return Err(InputError::new(parameters.at(name), text::EMPTY_CONTEXT_KEY));
    }
    let node = part("ContextKeyValues")?;
    let items = parameters.list("ContextKeyValues", node)?;
    let mut values = Vec::with_capacity(items.len());
    for item in items {
        values.push(text(parameters, item)?);
    }
    let is_list = match item.member("ContextKeyType") {
        None => values.len() != 1,
        Some(node) => is_list(parameters, node)?,
    };
    let value = match (is_list, values.as_mut_slice()) {
        (false, [value]) => ContextValue::One(std::mem::take(value)),
        (false, _) => {
            let message = text::not_one_value(key);
            return Err(InputError::new(parameters.at(node), message));
        }
        (true, _) => ContextValue::Many(values),
    };
    Ok((key, value))
}

fn is_list(parameters: &Parameters<'_>, node: &Node) -> Result<bool, InputError> {
    let raw = node.as_str().unwrap_or("");
    let (name, list) = match raw.strip_suffix("List") {
        Some(name) => (name, true),
        None => (raw, false),
    };
    if TYPES.contains(&name) {
        return Ok(list);
    }
    let message = text::unknown_context_type(&TYPES.join(", "));
    Err(InputError::new(parameters.at(node), message))
}

/// The text of a value. AWS's command line takes numbers and `true` without quotes as well.
fn text(parameters: &Parameters<'_>, node: &Node) -> Result<String, InputError> {
    match &node.value {
        Value::String(text) => Ok(text.clone()),
        Value::Number(raw) => Ok(raw.clone()),
        Value::Bool(value) => Ok(value.to_string()),
        _ => Err(InputError::new(parameters.at(node), text::NOT_A_CONTEXT_VALUE)),
    }
}
