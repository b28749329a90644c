//! A policy document: typed, every node with its range in the text as the user wrote it.

mod action_index;
mod elements;
mod finding;
mod finding_code;
mod lower;
pub(crate) mod operator;
mod policy_type_word;
pub(crate) mod principal;
mod principal_name_error;
pub(crate) mod service_grammar;
mod size;
mod syntax;
mod values;

pub(crate) use action_index::{ActionIndex, ActionKey, ActionLocation, service_of};
pub use elements::{
    ActionElement, ActionValue, ConditionClause, ConditionValue, Effect, PrincipalElement, PrincipalName,
    PrincipalValue, ResourceElement, ResourceValue, Statement, Text,
};
pub use finding::{Finding, Severity};
pub use finding_code::FindingCode;
pub use lower::STATEMENT_ELEMENTS;
pub use principal_name_error::PrincipalNameError;
pub(crate) use size::is_too_long;
pub use size::{PolicySize, size_of};
pub(crate) use syntax::finding as syntax_finding;

use crate::json::{self, Node, ParseOutcome, reformat_node};
use crate::sorting::stable_sort;

/// The type of a policy, which decides its grammar (elements required and forbidden) and its size limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum PolicyType {
    /// Attached to a user, group or role.
    Identity,
    /// Attached to a resource such as a bucket.
    Resource,
    /// A role's trust policy: the resource policy of `sts:AssumeRole`.
    Trust,
    /// A permissions boundary.
    PermissionsBoundary,
    /// Passed when a session is made.
    Session,
    /// Service control policy of an organization.
    ServiceControl,
    /// Resource control policy of an organization.
    ResourceControl,
    /// VPC endpoint policy.
    VpcEndpoint,
    /// A grant, written as a policy: of a KMS key, of an object's access control list.
    Grant,
}

/// The policy language a document is written in (IAM User Guide, *IAM JSON policy elements: Version*).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Version {
    /// `2012-10-17`: policy variables are read.
    V2012,
    /// `2008-10-17`, which is also what a document without `Version` has: `${…}` is ordinary text.
    #[default]
    V2008,
}

/// A parsed policy document together with its text and what could not be understood.
#[derive(Clone, Debug)]
pub struct PolicyDocument {
    text: String,
    policy_type: PolicyType,
    version: Version,
    id: Option<Text>,
    statements: Vec<Statement>,
    actions: ActionIndex,
    errors: Vec<Finding>,
    valid: bool,
}

/// Documents are equal where text and type are: the elements follow from these.
impl PartialEq for PolicyDocument {
    fn eq(&self, other: &Self) -> bool {
        (self.policy_type, &self.text) == (other.policy_type, &other.text)
    }
}

impl PolicyDocument {
    /// Parses `text` as a policy of the given type. Never fails: what is wrong is in [`Self::errors`].
    ///
    /// ```
    /// use iam_policy::document::{FindingCode, PolicyDocument, PolicyType};
    /// use iam_policy::span::LineColumn;
    ///
    /// let text = "{\n  \"Statement\": {\"Effect\": \"allow\", \"Action\": \"s3:*\", \"Resource\": \"*\"}\n}";
    /// let document = PolicyDocument::parse(text, PolicyType::Identity);
    /// assert!(!document.is_valid());
    /// let [error] = document.errors() else { panic!("one error") };
    /// assert_eq!(error.code, FindingCode::BadEffect);
    /// assert_eq!(error.range.slice(text), "\"allow\"");
    /// assert_eq!(LineColumn::at(text, error.range.start).line, 2);
    /// ```
    pub fn parse(text: &str, policy_type: PolicyType) -> Self {
        Self::of(text.to_owned(), json::parse(text), policy_type)
    }

    /// Builds a policy from a value that was parsed as part of a larger JSON text, such as a response of AWS: the same as
    /// [`Self::parse`] of its [reformatted](json::reformat) text, without parsing it twice. A value with a syntax error keeps
    /// its part of the text and gets errors, so that an unreadable part never makes the policy look smaller than it is.
    pub fn from_json_node(text: &str, value: Node, policy_type: PolicyType) -> Self {
        let range = value.range;
        match reformat_node(text, value) {
            Some((text, root)) => Self::of(text, ParseOutcome { root, errors: Vec::new() }, policy_type),
            None => Self::parse(range.slice(text), policy_type),
        }
    }

    fn of(text: String, parsed: ParseOutcome, policy_type: PolicyType) -> Self {
        let parsed_policy = lower::lower(parsed, policy_type);
        let mut document = Self {
            text,
            policy_type,
            version: parsed_policy.version,
            id: parsed_policy.id,
            statements: parsed_policy.statements,
            actions: ActionIndex::default(),
            errors: Vec::new(),
            valid: false,
        };
        let mut errors = parsed_policy.errors;
        stable_sort(&mut errors, |one, other| one.range.start.cmp(&other.range.start));
        document.valid = errors.is_empty();
        document.errors = errors;
        document.index_actions();
        document
    }

    /// A document that is valid for no service is never asked.
    fn index_actions(&mut self) {
        if self.valid || self.first_error(service_grammar::is_of_some_service).is_none() {
            self.actions = ActionIndex::new(&self.statements);
        }
    }

    /// The first error; of a resource-based policy, but those of a code that is accepted.
    fn first_error(&self, accepted: impl Fn(FindingCode) -> bool) -> Option<&Finding> {
        let of_resource = self.policy_type == PolicyType::Resource;
        self.errors.iter().find(|error| !(of_resource && accepted(error.code)))
    }

    /// The document as though it had no statement at this position. Text and positions of the others stay.
    pub fn without_statement(&self, index: usize) -> Self {
        let mut document = self.clone();
        document.statements.retain(|statement| statement.index != index);
        document.index_actions();
        document
    }

    /// The text exactly as given.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The type it was parsed as.
    pub fn policy_type(&self) -> PolicyType {
        self.policy_type
    }

    /// The policy language version.
    pub fn version(&self) -> Version {
        self.version
    }

    /// The `Id` element.
    pub fn id(&self) -> Option<&Text> {
        self.id.as_ref()
    }

    /// The statements that could be read, in order. Complete when the document [is valid](Self::is_valid).
    pub fn statements(&self) -> &[Statement] {
        &self.statements
    }

    pub(crate) fn actions(&self) -> &ActionIndex {
        &self.actions
    }

    /// Errors of JSON and of the grammar, in the order of the text.
    pub fn errors(&self) -> &[Finding] {
        &self.errors
    }

    /// Whether the document is understood: it has no [error](Self::errors). AWS may [refuse](crate::validation) it on creation
    /// all the same.
    pub fn is_valid(&self) -> bool {
        self.valid
    }

    /// Whether it is well-formed as a policy on a resource of `service`, the prefix of its actions. Some leave out what
    /// others need: statements of an ECR repository's policy have no `Resource`.
    pub fn is_valid_for(&self, service: &str) -> bool {
        self.valid || self.first_error(|code| service_grammar::accepts(service, code)).is_none()
    }
}

#[cfg(test)]
mod tests;
