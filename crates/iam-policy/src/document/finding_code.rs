//! Stable names of kinds of findings.

/// A kind of finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum FindingCode {
    /// The text is not JSON.
    JsonSyntax,
    /// The policy is not a JSON object.
    NotAnObject,
    /// The policy has no `Statement`.
    MissingStatement,
    /// `Statement` is an empty list.
    EmptyStatement,
    /// A statement is not an object.
    BadStatement,
    /// `Version` is not one of the policy language.
    BadVersion,
    /// An element has a name that policies do not have.
    UnknownElement,
    /// An object has two members of one name.
    DuplicateKey,
    /// A value has to be a string, or a list of strings.
    NotAText,
    /// An element has to have a value and has none.
    EmptyList,
    /// `Sid` has a character that is not allowed.
    BadSid,
    /// Two statements have one `Sid`.
    DuplicateSid,
    /// A statement has no `Effect`.
    MissingEffect,
    /// `Effect` is neither `Allow` nor `Deny`.
    BadEffect,
    /// A statement has an element and its `Not` form.
    BothForms,
    /// A statement has neither `Action` nor `NotAction`.
    MissingAction,
    /// An action is not written as `service:Name`.
    BadAction,
    /// A statement has neither `Resource` nor `NotResource`.
    MissingResource,
    /// A resource is neither an ARN nor `*`.
    BadResource,
    /// A method of API Gateway is named without its ARN.
    ApiPath,
    /// A trust policy has `Resource`.
    ResourceInTrustPolicy,
    /// A statement does not say whom it is about.
    MissingPrincipal,
    /// `Principal` names nobody.
    EmptyPrincipal,
    /// A principal has a name that AWS does not take.
    BadPrincipal,
    /// `Principal` has a type that does not exist.
    UnknownPrincipalType,
    /// A policy of this type has no `Principal`.
    PrincipalNotAllowed,
    /// `NotPrincipal` stands in a trust policy, or with `Allow`.
    NotPrincipal,
    /// `Condition` is not an object of operators with objects of keys.
    BadCondition,
    /// A condition operator does not exist.
    UnknownOperator,
    /// A condition key is not written as one.
    BadConditionKey,
    /// A condition value is neither text, number nor boolean.
    BadConditionValue,
    /// IAM does not take a character of the text.
    Characters,
    /// The policy is longer than AWS takes.
    Size,
    /// No resource can have the ARN.
    ImpossibleArn,
    /// A resource control policy is not in the form that AWS takes.
    ResourceControl,
    /// `Condition` is empty.
    EmptyCondition,
    /// A statement allows every action on every resource.
    FullAccess,
    /// A key that may have several values is compared without a set operator.
    MultivaluedKey,
    /// IAM refuses a trust policy when it is created or changed.
    NewTrustPolicy,
    /// Everyone may assume the role.
    OpenTrustPolicy,
    /// A statement allows passing every role.
    PassRole,
    /// Resource control policies do not limit the service.
    ResourceControlService,
    /// The action is never checked against such a resource.
    ResourceType,
    /// No action has this name.
    UnknownAction,
    /// The value is not of the operator's type.
    UnreadableValue,
    /// A policy variable stands where an ARN cannot have one.
    VariableBeforeResource,
    /// A policy variable is ordinary text in this version.
    VariableWithoutVersion,
}

impl FindingCode {
    /// Its stable name, such as `unknown-action`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::JsonSyntax => "json-syntax",
            Self::NotAnObject => "not-an-object",
            Self::MissingStatement => "missing-statement",
            Self::EmptyStatement => "empty-statement",
            Self::BadStatement => "bad-statement",
            Self::BadVersion => "bad-version",
            Self::UnknownElement => "unknown-element",
            Self::DuplicateKey => "duplicate-key",
            Self::NotAText => "not-a-text",
            Self::EmptyList => "empty-list",
            Self::BadSid => "bad-sid",
            Self::DuplicateSid => "duplicate-sid",
            Self::MissingEffect => "missing-effect",
            Self::BadEffect => "bad-effect",
            Self::BothForms => "both-forms",
            Self::MissingAction => "missing-action",
            Self::BadAction => "bad-action",
            Self::MissingResource => "missing-resource",
            Self::BadResource => "bad-resource",
            Self::ApiPath => "api-path",
            Self::ResourceInTrustPolicy => "resource-in-trust-policy",
            Self::MissingPrincipal => "missing-principal",
            Self::EmptyPrincipal => "empty-principal",
            Self::BadPrincipal => "bad-principal",
            Self::UnknownPrincipalType => "unknown-principal-type",
            Self::PrincipalNotAllowed => "principal-not-allowed",
            Self::NotPrincipal => "not-principal",
            Self::BadCondition => "bad-condition",
            Self::UnknownOperator => "unknown-operator",
            Self::BadConditionKey => "bad-condition-key",
            Self::BadConditionValue => "bad-condition-value",
            Self::Characters => "characters",
            Self::Size => "size",
            Self::ImpossibleArn => "impossible-arn",
            Self::ResourceControl => "resource-control",
            Self::EmptyCondition => "empty-condition",
            Self::FullAccess => "full-access",
            Self::MultivaluedKey => "multivalued-key",
            Self::NewTrustPolicy => "new-trust-policy",
            Self::OpenTrustPolicy => "open-trust-policy",
            Self::PassRole => "pass-role",
            Self::ResourceControlService => "resource-control-service",
            Self::ResourceType => "resource-type",
            Self::UnknownAction => "unknown-action",
            Self::UnreadableValue => "unreadable-value",
            Self::VariableBeforeResource => "variable-before-resource",
            Self::VariableWithoutVersion => "variable-without-version",
        }
    }
}

impl std::fmt::Display for FindingCode {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.as_str())
    }
}
