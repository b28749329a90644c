//! The rules that answers rest on.

mod source;

pub use source::DocumentationPage;
pub(crate) use source::page;

/// A rule that an element, a gate or a whole answer rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Rule {
    /// `Action` lists what a statement is about.
    Action,
    /// The name of an action with blanks at its ends or behind its colon.
    ActionWithBlanks,
    /// `NotAction` lists what a statement is not about.
    NotAction,
    /// `Resource` lists ARNs, compared component by component.
    Resource,
    /// `NotResource` lists what a statement is not about.
    NotResource,
    /// A `*` that ends a component of an ARN runs on past colons.
    ResourceRunsOn,
    /// `s3:ListAllMyBuckets` is asked of `arn:aws:s3:::*`.
    ServiceWideArnOfS3,
    /// Step Functions' actions on no resource are asked of `arn:aws:states:*:*:*`.
    ServiceWideArnOfStepFunctions,
    /// `logs:DescribeLogGroups` is asked of `log-group::log-stream:`.
    ServiceWideArnOfLogs,
    /// `iam:ListRoles` is asked of `arn:aws:iam::*:*`.
    ServiceWideArnOfIam,
    /// DynamoDB's reserved capacity is asked of everything in an account and Region.
    ServiceWideArnOfDynamoDb,
    /// Some lists of CodeDeploy are asked of everything, or every resource of a type, in an account and Region.
    ServiceWideArnOfCodeDeploy,
    /// Glacier's data retrieval policy has an ARN of its own.
    ServiceWideArnOfGlacier,
    /// An action about no single resource, and an ARN that matches every ARN of its service.
    EveryArnOfService,
    /// Actions on a log group are asked of `log-group:NAME:log-stream:`.
    LogGroup,
    /// A pattern that covers a log group only in another form, which some errors name.
    OtherFormOfLogGroup,
    /// A variable before the fifth colon of an ARN is not replaced.
    VariableBeforeResource,
    /// A statement without `Resource` is about the resource that its policy is attached to.
    OwnResource,
    /// A statement of a key policy without `Resource` has no effect.
    KeyPolicyWithoutResource,
    /// `execute-api:/stage/METHOD/path` stands for methods of the API that the policy is attached to.
    ApiPath,
    /// `Principal` names the caller.
    Principal,
    /// `NotPrincipal` in a Deny excepts the listed principals.
    NotPrincipal,
    /// `NotPrincipal` in a Deny lists the caller, its account or its role, but not all of them.
    NotPrincipalIncomplete,
    /// `NotPrincipal` in a Deny lists the user who made a federated user's session, but not the federated user.
    NotPrincipalOfFederatedUser,
    /// `NotPrincipal` in an Allow.
    NotPrincipalInAllow,
    /// A caller whose canonical user id is not known.
    CanonicalUser,
    /// Condition operators compare values.
    ConditionOperator,
    /// An absent condition key: negated operators, `…IfExists` and `Null`.
    AbsentKey,
    /// `Null` of a key whose value is an empty string.
    NullOfEmptyString,
    /// `ForAllValues:Null` and `ForAnyValue:Null` of an absent key.
    NullWithoutKey,
    /// `ForAllValues:Null` and `ForAnyValue:Null` of a key that is there.
    NullWithSetOperator,
    /// `ForAllValues` and `ForAnyValue` over several values or none.
    SetOperator,
    /// `ForAnyValue` over nothing but empty strings.
    ForAnyValueOfEmptyStrings,
    /// An operator without a set operator on a key with several values.
    SeveralValues,
    /// A value that cannot be read as the operator's type.
    UnreadableValue,
    /// A policy variable without a value.
    UnresolvedVariable,
    /// An explicit Deny always wins.
    ExplicitDeny,
    /// A request without an Allow is denied; identity-based policies allow.
    IdentityPolicies,
    /// Resource-based policies, and whom they name.
    ResourcePolicy,
    /// Across accounts both sides have to allow.
    CrossAccount,
    /// A role's trust policy has to allow for itself.
    TrustPolicy,
    /// A KMS key's policy has to allow for itself.
    KeyPolicy,
    /// Service control policies: every level has to allow.
    ServiceControlPolicies,
    /// Resource control policies.
    ResourceControlPolicies,
    /// A permissions boundary limits.
    PermissionsBoundary,
    /// Session policies limit.
    SessionPolicies,
    /// A VPC endpoint's policy limits.
    VpcEndpointPolicy,
    /// The bucket behind an access point has to permit as well.
    AccessPointBucket,
    /// An identity-based policy that covers the bucket behind an access point permits in the bucket's place.
    AccessPointBucketByIdentity,
    /// See [`SpecialRule::OutsideAccessPointVpc`](crate::explanation::SpecialRule::OutsideAccessPointVpc).
    OutsideAccessPointVpc,
    /// See [`SpecialRule::PublicBucketRestricted`](crate::explanation::SpecialRule::PublicBucketRestricted).
    BlockPublicAccess,
    /// See [`SpecialRule::AlwaysAllowed`](crate::explanation::SpecialRule::AlwaysAllowed).
    AlwaysAllowed,
    /// See [`SpecialRule::OnlyAuthenticates`](crate::explanation::SpecialRule::OnlyAuthenticates).
    OnlyAuthenticates,
    /// See [`SpecialRule::RootCannotAssumeRoles`](crate::explanation::SpecialRule::RootCannotAssumeRoles).
    RootCannotAssumeRoles,
    /// See [`SpecialRule::NeedsSignature`](crate::explanation::SpecialRule::NeedsSignature).
    NeedsSignature,
    /// See [`SpecialRule::TemporaryCredentials`](crate::explanation::SpecialRule::TemporaryCredentials).
    TemporaryCredentials,
    /// See [`SpecialRule::OwnAccountOnly`](crate::explanation::SpecialRule::OwnAccountOnly).
    OwnAccountOnly,
    /// See [`SpecialRule::RootKeepsBucketPolicy`](crate::explanation::SpecialRule::RootKeepsBucketPolicy).
    RootKeepsBucketPolicy,
    /// See [`SpecialRule::FederatedWithoutSessionPolicy`](crate::explanation::SpecialRule::FederatedWithoutSessionPolicy).
    FederatedWithoutSessionPolicy,
    /// See [`SpecialRule::ObjectOfAnotherAccount`](crate::explanation::SpecialRule::ObjectOfAnotherAccount).
    ObjectOfAnotherAccount,
}
