//! Reading `Action`, `Resource` and `Condition` and their Not… forms.

use super::elements::without_blanks;
use super::lower::{Lowering, describe};
use super::service_grammar::api_path;
use super::{
    ActionElement, ActionValue, ConditionClause, ConditionValue, FindingCode, ResourceElement, ResourceValue,
    Text, Version,
};
use crate::arn::split_component;
use crate::document::operator::{Operator, OperatorFamily};
use crate::json::{Member, Node, Value};
use crate::text::policy as text;
use crate::variable::{Template, Wildcards};

impl Lowering {
    pub(super) fn action(&mut self, member: Member, negated: bool) -> ActionElement {
        let range = member.range();
        let texts = self.non_empty(&member.key, member.value);
        ActionElement {
            negated,
            range,
            values: texts.into_iter().map(|text| self.action_value(text)).collect(),
        }
    }

    fn action_value(&mut self, text: Text) -> ActionValue {
        if let Some(prefix) = first_wildcard(&text.value) {
            return ActionValue { text, prefix, blanks: false };
        }
        let mut value = ActionValue::new(text);
        if let Some(message) = wrong_action(&value.text.value) {
            let name = without_blanks(&value.text.value);
            value.blanks = name != value.text.value && wrong_action(&name).is_none();
            if !value.blanks {
                self.error(FindingCode::BadAction, value.text.range, message);
            }
        }
        value
    }

    pub(super) fn resource(&mut self, member: Member, negated: bool) -> ResourceElement {
        let range = member.range();
        let texts = self.non_empty(&member.key, member.value);
        let mut values = Vec::with_capacity(texts.len());
        for text in texts {
            let path = api_path(self.policy_type, &text.value);
            if path.is_some() {
                let message = text::PATH_OF_API;
                self.error(FindingCode::ApiPath, text.range, message);
            } else if let Some(message) = wrong_resource(&text.value) {
                self.error(FindingCode::BadResource, text.range, message);
            }
            let variables = self.version == Version::V2012;
            let template = match path {
                Some(path) => Template::new(path, variables, Wildcards::Active),
                None => Template::of_arn(&text.value, variables),
            };
            values.push(ResourceValue { is_api_path: path.is_some(), template, text });
        }
        ResourceElement { negated, range, values }
    }

    pub(super) fn non_empty(&mut self, element: &str, node: Node) -> Vec<Text> {
        if matches!(&node.value, Value::Array(items) if items.is_empty()) {
            let message = text::empty_list(element);
            self.error(FindingCode::EmptyList, node.range, message);
        }
        self.strings(element, node)
    }

    pub(super) fn conditions(&mut self, member: Member) -> Vec<ConditionClause> {
        let operators = match member.value.value {
            Value::Object(operators) => operators,
            Value::Invalid => return Vec::new(),
            other => {
                let message = text::not_a_condition(describe(&other));
                self.error(FindingCode::BadCondition, member.value.range, message);
                return Vec::new();
            }
        };
        self.duplicates(&operators);
        let mut clauses = Vec::new();
        for member in operators {
            let Some(operator) = Operator::parse(&member.key) else {
                let message = text::unknown_operator(&member.key);
                self.error(FindingCode::UnknownOperator, member.key_range, message);
                continue;
            };
            self.clauses(operator, member, &mut clauses);
        }
        clauses
    }

    fn clauses(&mut self, operator: Operator, member: Member, clauses: &mut Vec<ConditionClause>) {
        let keys = match member.value.value {
            Value::Object(keys) => keys,
            Value::Invalid => return,
            other => {
                let message = text::not_condition_keys(&member.key, describe(&other));
                self.error(FindingCode::BadCondition, member.value.range, message);
                return;
            }
        };
        self.duplicates(&keys);
        for key in keys {
            if !is_condition_key(&key.key) {
                let message = text::unknown_condition_key(&key.key);
                self.error(FindingCode::BadConditionKey, key.key_range, message);
            }
            let range = key.range();
            let lower_key = key.key.to_ascii_lowercase();
            clauses.push(ConditionClause {
                range,
                operator,
                operator_text: Text { value: member.key.clone(), range: member.key_range },
                key: Text { value: key.key, range: key.key_range },
                values: self.condition_values(operator, key.value),
                lower_key,
            });
        }
    }

    fn condition_values(&mut self, operator: Operator, node: Node) -> Vec<ConditionValue> {
        let items = match node.value {
            Value::Array(items) => items,
            _ => vec![node],
        };
        let mut values = Vec::with_capacity(items.len());
        for item in items {
            if let Some(text) = self.condition_text(item) {
                let wildcards = match operator.family {
                    OperatorFamily::StringLike | OperatorFamily::Arn => Wildcards::Active,
                    _ => Wildcards::Literal,
                };
                let variables = operator.takes_variables() && self.version == Version::V2012;
                let template = Template::new(&text.value, variables, wildcards);
                values.push(ConditionValue { text, template });
            }
        }
        values
    }

    /// Texts, and `true` or `10` without quotes, which AWS takes as well.
    fn condition_text(&mut self, node: Node) -> Option<Text> {
        let value = match node.value {
            Value::String(value) => value,
            Value::Number(raw) => raw,
            Value::Bool(value) => value.to_string(),
            Value::Invalid => return None,
            other => {
                let message = text::not_a_condition_value(describe(&other));
                self.error(FindingCode::BadConditionValue, node.range, message);
                return None;
            }
        };
        Some(Text { value, range: node.range })
    }
}

/// What the bytes of actions may be: of a service's prefix, of a name as it is, of a name with wildcards.
const SERVICE: u8 = 1;
const NAME: u8 = 2;
const PATTERN: u8 = 4;

const CLASSES: [u8; 256] = {
    let mut classes = [0; 256];
    let mut byte = 0;
    while byte < 256 {
        #[expect(clippy::indexing_slicing, reason = "within bounds, or it would not compile")]
        {
            classes[byte] = match byte as u8 {
                b'0'..=b'9' | b'A'..=b'Z' | b'a'..=b'z' | b'-' => SERVICE | NAME | PATTERN,
                b'_' | b'.' => NAME | PATTERN,
                b'*' | b'?' => PATTERN,
                _ => 0,
            };
        }
        byte += 1;
    }
    classes
};

/// How many bytes stand before the first wildcard of a well-formed `service:Name`, all of them when it has none; `None`
/// of any other text. Policies hold thousands of actions, so each byte is looked at once.
fn first_wildcard(action: &str) -> Option<usize> {
    let outside = |class: u8| {
        move |byte: &u8| CLASSES.get(usize::from(*byte)).is_none_or(|classes| classes & class == 0)
    };
    let bytes = action.as_bytes();
    let colon = bytes.iter().position(outside(SERVICE)).filter(|colon| *colon > 0)?;
    let name = bytes.get(colon..)?.strip_prefix(b":").filter(|name| !name.is_empty())?;
    let literal = name.iter().position(outside(NAME)).unwrap_or(name.len());
    if name.get(literal..)?.iter().any(outside(PATTERN)) { None } else { Some(colon + 1 + literal) }
}

/// `service:Name`; wildcards in the name only.
fn wrong_action(text: &str) -> Option<&'static str> {
    if text == "*" || text == "*:*" {
        return None;
    }
    let Some((service, name)) = split_component(text) else {
        return Some(text::NOT_AN_ACTION);
    };
    if service.is_empty() || !service.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-') {
        return Some(text::WRONG_SERVICE_OF_ACTION);
    }
    let allowed = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'*' | b'?' | b'-' | b'_' | b'.');
    (name.is_empty() || !name.bytes().all(allowed)).then_some(text::WRONG_NAME_OF_ACTION)
}

/// `*`, or an ARN whose partition and service are written out. Fewer than six components are fine behind a final `*`.
fn wrong_resource(text: &str) -> Option<&'static str> {
    if text == "*" {
        return None;
    }
    let mut parts = text.split(':');
    if parts.next() != Some("arn") {
        return Some(text::NOT_A_RESOURCE);
    }
    let (_, service) = (parts.next(), parts.next());
    match service {
        None | Some("") => {
            return Some(text::ARN_WITHOUT_SERVICE);
        }
        Some(name) if name.contains(['*', '?', '$']) => {
            return Some(text::WILDCARD_IN_SERVICE_OF_ARN);
        }
        Some(_) => {}
    }
    let rest = parts.count();
    (rest < 3 && !text.ends_with('*')).then_some(text::INCOMPLETE_ARN)
}

fn is_condition_key(text: &str) -> bool {
    text.split_once(':').is_some_and(|(prefix, name)| !prefix.is_empty() && !name.is_empty())
}
