//! Lowers the JSON tree to the elements of a policy, with an error for everything AWS would refuse
//! (IAM User Guide, *Grammar of the IAM JSON policy language*).

use super::principal::{missing_principal, refuse_not_principal};
use super::{Effect, Finding, FindingCode, PolicyType, Statement, Text, Version, syntax};
use crate::json::{Member, Node, ParseOutcome, Value};
use crate::sorted_map::duplicate_indices;
use crate::span::TextRange;
use crate::text::policy as text;

/// The result of lowering.
pub(super) struct ParsedPolicy {
    pub(super) version: Version,
    pub(super) id: Option<Text>,
    pub(super) statements: Vec<Statement>,
    pub(super) errors: Vec<Finding>,
}

pub(super) struct Lowering {
    pub(super) policy_type: PolicyType,
    pub(super) version: Version,
    pub(super) errors: Vec<Finding>,
}

pub(super) fn lower(parsed: ParseOutcome, policy_type: PolicyType) -> ParsedPolicy {
    let ParseOutcome { root, errors } = parsed;
    let errors = errors.into_iter().map(syntax::finding).collect();
    let mut lowering = Lowering { policy_type, version: Version::default(), errors };
    let (id, statements) = match root.value {
        Value::Object(members) => lowering.document(members, root.range),
        Value::Invalid => (None, Vec::new()),
        other => {
            let message = text::not_an_object(describe(&other));
            lowering.error(FindingCode::NotAnObject, root.range, message);
            (None, Vec::new())
        }
    };
    if policy_type == PolicyType::Trust {
        refuse_not_principal(&statements, &mut lowering.errors);
    }
    ParsedPolicy { version: lowering.version, id, statements, errors: lowering.errors }
}

/// The kind of a value, for a message.
pub(super) fn describe(value: &Value) -> &'static str {
    match value {
        Value::Null => "`null`",
        Value::Bool(_) => text::A_BOOLEAN,
        Value::Number(_) => text::A_NUMBER,
        Value::String(_) => text::A_TEXT,
        Value::Array(_) => text::A_LIST,
        Value::Object(_) => text::AN_OBJECT,
        Value::Invalid => "this",
    }
}

/// The elements of a statement, in the order people write them.
pub const STATEMENT_ELEMENTS: [&str; 9] = [
    "Sid",
    "Effect",
    "Principal",
    "NotPrincipal",
    "Action",
    "NotAction",
    "Resource",
    "NotResource",
    "Condition",
];

impl Lowering {
    pub(super) fn error(&mut self, code: FindingCode, range: TextRange, message: impl Into<String>) {
        self.errors.push(Finding::error(code, range, message));
    }

    fn document(&mut self, members: Vec<Member>, range: TextRange) -> (Option<Text>, Vec<Statement>) {
        self.duplicates(&members);
        // The version decides how the statements are read, wherever it stands.
        if let Some(member) = members.iter().find(|member| member.key == "Version") {
            self.version(&member.value);
        }
        let mut id = None;
        let mut statements = None;
        for member in members {
            match member.key.as_str() {
                "Version" => {}
                "Id" => id = self.string("Id", member.value),
                "Statement" => statements = Some(self.statements(member.value)),
                other => self.unknown(other, member.key_range, &["Version", "Id", "Statement"]),
            }
        }
        if statements.is_none() {
            self.error(FindingCode::MissingStatement, range, text::NO_STATEMENT);
        }
        (id, statements.unwrap_or_default())
    }

    fn version(&mut self, node: &Node) {
        match &node.value {
            Value::String(text) if text == "2012-10-17" => self.version = Version::V2012,
            Value::String(text) if text == "2008-10-17" => self.version = Version::V2008,
            Value::Invalid => {}
            _ => {
                let message = text::WRONG_VERSION;
                self.error(FindingCode::BadVersion, node.range, message);
            }
        }
    }

    fn statements(&mut self, node: Node) -> Vec<Statement> {
        let range = node.range;
        let items = match node.value {
            Value::Array(items) => items,
            Value::Object(_) => vec![node],
            Value::Invalid => return Vec::new(),
            other => {
                let message = text::not_statements(describe(&other));
                self.error(FindingCode::BadStatement, range, message);
                return Vec::new();
            }
        };
        if items.is_empty() {
            self.error(FindingCode::EmptyStatement, range, text::EMPTY_STATEMENT);
        }
        let mut statements = Vec::with_capacity(items.len());
        for (index, item) in items.into_iter().enumerate() {
            match item.value {
                Value::Object(members) => statements.extend(self.statement(index, item.range, members)),
                Value::Invalid => {}
                other => {
                    let message = text::not_a_statement(describe(&other));
                    self.error(FindingCode::BadStatement, item.range, message);
                }
            }
        }
        self.repeated_sids(&statements);
        statements
    }

    fn statement(&mut self, index: usize, range: TextRange, members: Vec<Member>) -> Option<Statement> {
        self.duplicates(&members);
        self.both_forms(&members);
        self.required(&members, range);
        let (mut sid, mut effect, mut principal, mut action, mut resource) = (None, None, None, None, None);
        let mut conditions = Vec::new();
        for member in members {
            match member.key.as_str() {
                "Sid" => sid = self.sid(member.value),
                "Effect" => effect = self.effect(&member.value),
                "Principal" => principal = Some(self.principal(member, false)),
                "NotPrincipal" => principal = Some(self.principal(member, true)),
                "Action" => action = Some(self.action(member, false)),
                "NotAction" => action = Some(self.action(member, true)),
                "Resource" => resource = Some(self.resource(member, false)),
                "NotResource" => resource = Some(self.resource(member, true)),
                "Condition" => conditions = self.conditions(member),
                other => self.unknown(other, member.key_range, &STATEMENT_ELEMENTS),
            }
        }
        Some(Statement {
            range,
            index,
            sid,
            effect: effect?,
            principal,
            action: action?,
            resource,
            conditions,
        })
    }

    fn effect(&mut self, node: &Node) -> Option<Effect> {
        match &node.value {
            Value::String(text) if text == "Allow" => Some(Effect::Allow),
            Value::String(text) if text == "Deny" => Some(Effect::Deny),
            Value::Invalid => None,
            _ => {
                let message = text::WRONG_EFFECT;
                self.error(FindingCode::BadEffect, node.range, message);
                None
            }
        }
    }

    fn sid(&mut self, node: Node) -> Option<Text> {
        let text = self.string("Sid", node)?;
        if self.has_strict_sid() && !text.value.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
            let message = text::WRONG_SID;
            self.error(FindingCode::BadSid, text.range, message);
        }
        Some(text)
    }

    fn repeated_sids(&mut self, statements: &[Statement]) {
        let sids = statements.iter().filter_map(|statement| statement.sid.as_ref());
        let sids: Vec<&Text> = sids.filter(|sid| !sid.value.is_empty()).collect();
        let names: Vec<&str> = sids.iter().map(|sid| sid.value.as_str()).collect();
        for sid in duplicate_indices(&names).into_iter().filter_map(|index| sids.get(index)) {
            let message = text::repeated_sid(&sid.value);
            self.error(FindingCode::DuplicateSid, sid.range, message);
        }
    }

    /// IAM restricts the characters; S3 and others take more (IAM User Guide, *Sid*).
    fn has_strict_sid(&self) -> bool {
        !matches!(self.policy_type, PolicyType::Resource | PolicyType::VpcEndpoint | PolicyType::Grant)
    }

    fn both_forms(&mut self, members: &[Member]) {
        for (plain, negated) in
            [("Principal", "NotPrincipal"), ("Action", "NotAction"), ("Resource", "NotResource")]
        {
            let has = |name: &str| members.iter().any(|member| member.key == name);
            if let Some(member) = members.iter().find(|member| member.key == negated)
                && has(plain)
            {
                let message = text::both_forms(plain, negated);
                self.error(FindingCode::BothForms, member.key_range, message);
            }
        }
    }

    fn required(&mut self, members: &[Member], range: TextRange) {
        let find = |names: [&str; 2]| members.iter().find(|member| names.contains(&member.key.as_str()));
        if find(["Effect", "Effect"]).is_none() {
            self.error(FindingCode::MissingEffect, range, text::NO_EFFECT);
        }
        if find(["Action", "NotAction"]).is_none() {
            self.error(FindingCode::MissingAction, range, text::NO_ACTION);
        }
        match (find(["Resource", "NotResource"]), self.policy_type) {
            (Some(member), PolicyType::Trust) => {
                let message = text::resource_in_trust_policy(&member.key);
                self.error(FindingCode::ResourceInTrustPolicy, member.key_range, message);
            }
            (None, PolicyType::Trust) | (Some(_), _) => {}
            (None, _) => {
                self.error(FindingCode::MissingResource, range, text::NO_RESOURCE);
            }
        }
        let principal = find(["Principal", "NotPrincipal"]);
        match self.policy_type {
            PolicyType::Resource
            | PolicyType::Trust
            | PolicyType::ResourceControl
            | PolicyType::VpcEndpoint
            | PolicyType::Grant => {
                if principal.is_none() {
                    self.errors.push(missing_principal(range));
                }
            }
            _ => {
                if let Some(member) = principal {
                    let message = text::principal_not_allowed(&member.key);
                    self.error(FindingCode::PrincipalNotAllowed, member.key_range, message);
                }
            }
        }
    }

    fn unknown(&mut self, name: &str, range: TextRange, known: &[&str]) {
        let singular = |text: &str| text.trim_end_matches('s').to_ascii_lowercase();
        let alike = known.iter().find(|element| singular(element) == singular(name));
        let message = match alike {
            Some(element) => text::misspelled_element(name, element),
            None => text::unknown_element(name),
        };
        self.error(FindingCode::UnknownElement, range, message);
    }

    pub(super) fn duplicates(&mut self, members: &[Member]) {
        let keys: Vec<&str> = members.iter().map(|member| member.key.as_str()).collect();
        for member in duplicate_indices(&keys).into_iter().filter_map(|index| members.get(index)) {
            let message = text::repeated_key(&member.key);
            self.error(FindingCode::DuplicateKey, member.key_range, message);
        }
    }

    /// A single text.
    pub(super) fn string(&mut self, element: &str, node: Node) -> Option<Text> {
        match node.value {
            Value::String(value) => Some(Text { value, range: node.range }),
            Value::Invalid => None,
            other => {
                let message = text::not_a_text(element, describe(&other));
                self.error(FindingCode::NotAText, node.range, message);
                None
            }
        }
    }

    /// A text or a list of texts.
    pub(super) fn strings(&mut self, element: &str, node: Node) -> Vec<Text> {
        match node.value {
            Value::Array(items) => items.into_iter().filter_map(|item| self.string(element, item)).collect(),
            Value::Invalid => Vec::new(),
            Value::String(value) => vec![Text { value, range: node.range }],
            other => {
                let message = text::not_texts(element, describe(&other));
                self.error(FindingCode::NotAText, node.range, message);
                Vec::new()
            }
        }
    }
}
