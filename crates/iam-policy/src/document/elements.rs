//! The elements of a policy (IAM User Guide, *IAM JSON policy elements reference*), each with its place.

use std::sync::Arc;

use crate::document::operator::Operator;
use crate::pattern::matches_action;
use crate::span::TextRange;
use crate::variable::Template;

/// Allow or Deny.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Effect {
    /// Allow.
    Allow,
    /// Deny.
    Deny,
}

/// A text of a policy with its place, quotes included.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Text {
    /// The text without quotes and escapes; a number or `true` as written.
    pub value: String,
    /// Its position.
    pub range: TextRange,
}

/// A statement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Statement {
    /// From brace to brace.
    pub range: TextRange,
    /// Position in the policy, from 0.
    pub index: usize,
    /// `Sid`.
    pub sid: Option<Text>,
    /// `Effect`.
    pub effect: Effect,
    /// `Principal` or `NotPrincipal`.
    pub principal: Option<PrincipalElement>,
    /// `Action` or `NotAction`.
    pub action: ActionElement,
    /// `Resource` or `NotResource`; trust policies have none.
    pub resource: Option<ResourceElement>,
    /// One clause for each key of each operator of `Condition`; all must hold.
    pub conditions: Vec<ConditionClause>,
}

/// `Principal` or `NotPrincipal`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PrincipalElement {
    /// `NotPrincipal`.
    pub negated: bool,
    /// Key and value.
    pub range: TextRange,
    /// The principals it lists.
    pub values: Vec<PrincipalValue>,
}

/// A listed principal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PrincipalValue {
    /// As written.
    pub text: Text,
    /// The principal it names.
    pub name: PrincipalName,
}

/// A principal that a policy names (IAM User Guide, *IAM JSON policy elements: Principal*).
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum PrincipalName {
    /// `*`.
    Everyone,
    /// An account, by its id or its root ARN. Holds the id.
    Account(String),
    /// An IAM user's ARN.
    User(String),
    /// A role's ARN.
    Role(String),
    /// The ARN of a role session.
    RoleSession(String),
    /// The ARN of a federated user.
    FederatedUser(String),
    /// The unique id of a user or role that has been deleted since.
    Deleted(String),
    /// An AWS service.
    Service(String),
    /// An identity provider.
    Federated(String),
    /// An account or an origin access identity by its canonical user id.
    CanonicalUser(String),
}

/// `Action` or `NotAction`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ActionElement {
    /// `NotAction`.
    pub negated: bool,
    /// Key and value.
    pub range: TextRange,
    /// The listed actions.
    pub values: Arc<[ActionValue]>,
}

/// A listed action.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ActionValue {
    /// As written.
    pub text: Text,
    /// Count of bytes before the first wildcard.
    pub(super) prefix: usize,
    /// Blanks stand at its ends or behind the colon.
    pub(super) blanks: bool,
}

impl ActionValue {
    pub(super) fn new(text: Text) -> Self {
        let prefix = text.value.bytes().take_while(|byte| !matches!(byte, b'*' | b'?')).count();
        Self { text, prefix, blanks: false }
    }

    /// Whether it covers `action`, `service:Name`.
    pub fn covers(&self, action: &str) -> bool {
        self.is_everything() || matches_action(&self.text.value, self.prefix, action)
    }

    /// The value without the blanks that AWS stores, where it has any.
    pub fn without_blanks(&self) -> Option<String> {
        self.blanks.then(|| without_blanks(&self.text.value))
    }

    /// Whether it has blanks, which AWS stores, and would cover `action` without them.
    pub(crate) fn covers_without_blanks(&self, action: &str) -> bool {
        self.blanks
            && Self::new(Text { value: without_blanks(&self.text.value), range: self.text.range })
                .covers(action)
    }

    /// Whether it has blanks, with which it covers no action.
    pub(super) fn has_blanks(&self) -> bool {
        self.blanks
    }

    /// Whether it covers every action: `*`, and `*:*`, which is written now and then and can only mean the same.
    pub fn is_everything(&self) -> bool {
        self.prefix == 0 && matches!(self.text.value.as_str(), "*" | "*:*")
    }

    /// Whether it has a wildcard.
    pub fn has_wildcard(&self) -> bool {
        self.prefix < self.text.value.len()
    }
}

/// The name of an action without the blanks at its ends and behind its colon.
pub(super) fn without_blanks(action: &str) -> String {
    match action.trim().split_once(':') {
        Some((service, name)) => [service, ":", name.trim_start()].concat(),
        None => action.trim().to_owned(),
    }
}

/// `Resource` or `NotResource`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ResourceElement {
    /// `NotResource`.
    pub negated: bool,
    /// Key and value.
    pub range: TextRange,
    /// The listed resources.
    pub values: Vec<ResourceValue>,
}

/// A listed resource.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ResourceValue {
    /// As written.
    pub text: Text,
    /// Compiled; of an API's method without `execute-api:`.
    pub template: Template,
    /// Whether it is `execute-api:/stage/METHOD/path`, which stands for methods of the API that the policy is attached to.
    pub is_api_path: bool,
}

/// One key under one operator of `Condition`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConditionClause {
    /// Key and values.
    pub range: TextRange,
    /// The operator.
    pub operator: Operator,
    /// The operator as written.
    pub operator_text: Text,
    /// The key as written.
    pub key: Text,
    pub(crate) lower_key: String,
    /// The values: alternatives, or exceptions under a negated operator.
    pub values: Vec<ConditionValue>,
}

impl ConditionClause {
    /// The key in lower case: keys are compared without regard to case.
    pub fn lower_key(&self) -> &str {
        &self.lower_key
    }
}

/// A value of a condition key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConditionValue {
    /// As written.
    pub text: Text,
    /// Compiled.
    pub template: Template,
}
