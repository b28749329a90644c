//! The rules that answers rest on, each with the page it stands on and how sure it is.

use super::{Certainty, Gate, SpecialRule};

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
    /// What is not allowed is denied; identity-based policies allow.
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
    /// See [`SpecialRule::OutsideAccessPointVpc`].
    OutsideAccessPointVpc,
    /// See [`SpecialRule::PublicBucketRestricted`].
    BlockPublicAccess,
    /// See [`SpecialRule::AlwaysAllowed`].
    AlwaysAllowed,
    /// See [`SpecialRule::OnlyAuthenticates`].
    OnlyAuthenticates,
    /// See [`SpecialRule::RootCannotAssumeRoles`].
    RootCannotAssumeRoles,
    /// See [`SpecialRule::NeedsSignature`].
    NeedsSignature,
    /// See [`SpecialRule::TemporaryCredentials`].
    TemporaryCredentials,
    /// See [`SpecialRule::OwnAccountOnly`].
    OwnAccountOnly,
    /// See [`SpecialRule::RootKeepsBucketPolicy`].
    RootKeepsBucketPolicy,
    /// See [`SpecialRule::FederatedWithoutSessionPolicy`].
    FederatedWithoutSessionPolicy,
    /// See [`SpecialRule::ObjectOfAnotherAccount`].
    ObjectOfAnotherAccount,
}

/// A page of AWS's documentation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Page {
    /// The guide and the page's title.
    pub title: &'static str,
    /// Where it stands below `https://docs.aws.amazon.com/`.
    pub path: &'static str,
}

impl Page {
    /// The page's address.
    pub fn address(self) -> String {
        format!("https://docs.aws.amazon.com/{}", self.path)
    }
}

pub(super) const fn page(title: &'static str, path: &'static str) -> Page {
    Page { title, path }
}

const OPERATORS: Page = page(
    "IAM User Guide, Condition operators",
    "IAM/latest/UserGuide/reference_policies_elements_condition_operators.html",
);
const MULTIVALUED: Page = page(
    "IAM User Guide, Set operators for multivalued context keys",
    "IAM/latest/UserGuide/reference_policies_condition-single-vs-multi-valued-context-keys.html",
);
const CHECKS: Page = page(
    "IAM User Guide, IAM policy validation check reference",
    "IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html",
);
const NOT_PRINCIPAL: Page = page(
    "IAM User Guide, NotPrincipal",
    "IAM/latest/UserGuide/reference_policies_elements_notprincipal.html",
);
const RESOURCE: Page =
    page("IAM User Guide, Resource", "IAM/latest/UserGuide/reference_policies_elements_resource.html");
const VARIABLES: Page =
    page("IAM User Guide, Variables and tags", "IAM/latest/UserGuide/reference_policies_variables.html");
const LOGS: Page = page(
    "CloudWatch Logs User Guide, Overview of managing access permissions to your CloudWatch Logs resources",
    "AmazonCloudWatch/latest/logs/iam-access-control-overview-cwl.html",
);
const EVALUATION: Page = page(
    "IAM User Guide, Policy evaluation logic",
    "IAM/latest/UserGuide/reference_policies_evaluation-logic.html",
);
const ACCESS_POINT_POLICIES: Page = page(
    "Amazon S3 User Guide, Configuring IAM policies for using access points",
    "AmazonS3/latest/userguide/access-points-policies.html",
);
const FEDERATION_TOKEN: Page =
    page("STS API Reference, GetFederationToken", "STS/latest/APIReference/API_GetFederationToken.html");

impl Rule {
    /// How sure it is.
    pub fn certainty(self) -> Certainty {
        self.source().0
    }

    /// The page that states it; of a disputed rule the newer one, of an undocumented rule the page where it is missing.
    pub fn page(self) -> Page {
        self.source().1
    }

    fn source(self) -> (Certainty, Page) {
        use Certainty::{Disputed, Documented, Undocumented};
        match self {
            Self::ActionWithBlanks => (
                Undocumented,
                page(
                    "IAM User Guide, Action",
                    "IAM/latest/UserGuide/reference_policies_elements_action.html",
                ),
            ),
            Self::Action => (
                Documented,
                page(
                    "IAM User Guide, Action",
                    "IAM/latest/UserGuide/reference_policies_elements_action.html",
                ),
            ),
            Self::NotAction => (
                Documented,
                page(
                    "IAM User Guide, NotAction",
                    "IAM/latest/UserGuide/reference_policies_elements_notaction.html",
                ),
            ),
            Self::Resource => (Documented, RESOURCE),
            Self::NotResource => (
                Documented,
                page(
                    "IAM User Guide, NotResource",
                    "IAM/latest/UserGuide/reference_policies_elements_notresource.html",
                ),
            ),
            Self::ResourceRunsOn => (Disputed, RESOURCE),
            Self::ServiceWideArnOfS3 => (
                Documented,
                page(
                    "Amazon S3 User Guide, Controlling access to a bucket with user policies",
                    "AmazonS3/latest/userguide/walkthrough1.html",
                ),
            ),
            Self::ServiceWideArnOfStepFunctions => (
                Documented,
                page(
                    "Step Functions Developer Guide, Creating granular permissions for non-admin users in Step Functions",
                    "step-functions/latest/dg/concept-create-iam-advanced.html",
                ),
            ),
            Self::ServiceWideArnOfLogs => (
                Documented,
                page(
                    "AWS Managed Policy Reference Guide, AmazonCloudWatchRUMFullAccess",
                    "aws-managed-policy/latest/reference/AmazonCloudWatchRUMFullAccess.html",
                ),
            ),
            Self::ServiceWideArnOfIam => (
                Documented,
                page(
                    "AWS Managed Policy Reference Guide, CloudFrontFullAccess",
                    "aws-managed-policy/latest/reference/CloudFrontFullAccess.html",
                ),
            ),
            Self::ServiceWideArnOfDynamoDb => (
                Documented,
                page(
                    "DynamoDB Developer Guide, IAM policy to prevent the purchase of DynamoDB reserved capacity",
                    "amazondynamodb/latest/developerguide/iam-policy-prevent-purchase-reserved-capacity.html",
                ),
            ),
            Self::ServiceWideArnOfCodeDeploy => (
                Documented,
                page(
                    "CodeDeploy User Guide, CodeDeploy permissions reference",
                    "codedeploy/latest/userguide/auth-and-access-control-permissions-reference.html",
                ),
            ),
            Self::ServiceWideArnOfGlacier => (
                Documented,
                page(
                    "Amazon S3 Glacier Developer Guide, API Permissions Reference",
                    "amazonglacier/latest/dev/glacier-api-permissions-ref.html",
                ),
            ),
            Self::EveryArnOfService => (Disputed, RESOURCE),
            Self::LogGroup => (Documented, LOGS),
            Self::OtherFormOfLogGroup => (Disputed, LOGS),
            Self::VariableBeforeResource => (Documented, VARIABLES),
            Self::OwnResource => (
                Documented,
                page("IAM User Guide, Policies and permissions", "IAM/latest/UserGuide/access_policies.html"),
            ),
            Self::KeyPolicyWithoutResource => (
                Documented,
                page("KMS API Reference, PutKeyPolicy", "kms/latest/APIReference/API_PutKeyPolicy.html"),
            ),
            Self::ApiPath => (
                Documented,
                page(
                    "API Gateway Developer Guide, API Gateway resource policy examples",
                    "apigateway/latest/developerguide/apigateway-resource-policies-examples.html",
                ),
            ),
            Self::Principal => (
                Documented,
                page(
                    "IAM User Guide, Principal",
                    "IAM/latest/UserGuide/reference_policies_elements_principal.html",
                ),
            ),
            Self::NotPrincipal => (Documented, NOT_PRINCIPAL),
            Self::NotPrincipalOfFederatedUser => (Undocumented, NOT_PRINCIPAL),
            Self::NotPrincipalIncomplete | Self::NotPrincipalInAllow => (Disputed, NOT_PRINCIPAL),
            Self::CanonicalUser => (
                Undocumented,
                page(
                    "IAM User Guide, Principal",
                    "IAM/latest/UserGuide/reference_policies_elements_principal.html",
                ),
            ),
            Self::ConditionOperator | Self::AbsentKey => (Documented, OPERATORS),
            Self::NullOfEmptyString => (Undocumented, OPERATORS),
            Self::NullWithoutKey => (Documented, CHECKS),
            Self::NullWithSetOperator => (Disputed, CHECKS),
            Self::UnreadableValue => (Undocumented, OPERATORS),
            Self::SetOperator => (Documented, MULTIVALUED),
            Self::ForAnyValueOfEmptyStrings => (Disputed, MULTIVALUED),
            Self::SeveralValues => (Undocumented, MULTIVALUED),
            Self::UnresolvedVariable => (Documented, VARIABLES),
            Self::ExplicitDeny => (
                Documented,
                page(
                    "IAM User Guide, How AWS enforcement code logic evaluates requests",
                    "IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-denyallow.html",
                ),
            ),
            Self::IdentityPolicies | Self::ResourcePolicy | Self::SessionPolicies => (Documented, EVALUATION),
            Self::CrossAccount => (
                Documented,
                page(
                    "IAM User Guide, Cross-account policy evaluation logic",
                    "IAM/latest/UserGuide/reference_policies_evaluation-logic-cross-account.html",
                ),
            ),
            Self::TrustPolicy => (
                Documented,
                page("STS API Reference, AssumeRole", "STS/latest/APIReference/API_AssumeRole.html"),
            ),
            Self::KeyPolicy => (
                Documented,
                page("KMS Developer Guide, Key policies", "kms/latest/developerguide/key-policies.html"),
            ),
            Self::ServiceControlPolicies => (
                Documented,
                page(
                    "Organizations User Guide, SCP evaluation",
                    "organizations/latest/userguide/orgs_manage_policies_scps_evaluation.html",
                ),
            ),
            Self::ResourceControlPolicies => (
                Documented,
                page(
                    "Organizations User Guide, RCP evaluation",
                    "organizations/latest/userguide/orgs_manage_policies_rcps_evaluation.html",
                ),
            ),
            Self::PermissionsBoundary => (
                Documented,
                page(
                    "IAM User Guide, Permissions boundaries for IAM entities",
                    "IAM/latest/UserGuide/access_policies_boundaries.html",
                ),
            ),
            Self::VpcEndpointPolicy => (
                Documented,
                page(
                    "AWS PrivateLink Guide, Control access to VPC endpoints using endpoint policies",
                    "vpc/latest/privatelink/vpc-endpoints-access.html",
                ),
            ),
            Self::AccessPointBucket => (Documented, ACCESS_POINT_POLICIES),
            Self::AccessPointBucketByIdentity => (Undocumented, ACCESS_POINT_POLICIES),
            Self::OutsideAccessPointVpc => (
                Documented,
                page(
                    "Amazon S3 User Guide, Creating access points restricted to a virtual private cloud",
                    "AmazonS3/latest/userguide/access-points-vpc.html",
                ),
            ),
            Self::BlockPublicAccess => (
                Documented,
                page(
                    "Amazon S3 User Guide, Blocking public access to your Amazon S3 storage",
                    "AmazonS3/latest/userguide/access-control-block-public-access.html",
                ),
            ),
            Self::AlwaysAllowed => (
                Documented,
                page(
                    "STS API Reference, GetCallerIdentity",
                    "STS/latest/APIReference/API_GetCallerIdentity.html",
                ),
            ),
            Self::OnlyAuthenticates => (
                Documented,
                page(
                    "IAM User Guide, Permissions for GetSessionToken",
                    "IAM/latest/UserGuide/id_credentials_temp_control-access_getsessiontoken.html",
                ),
            ),
            Self::RootCannotAssumeRoles => (
                Documented,
                page("STS API Reference, AssumeRole", "STS/latest/APIReference/API_AssumeRole.html"),
            ),
            Self::NeedsSignature => (
                Documented,
                page("IAM User Guide, How IAM works", "IAM/latest/UserGuide/intro-structure.html"),
            ),
            Self::TemporaryCredentials => (
                Documented,
                page(
                    "IAM User Guide, Compare AWS STS credentials",
                    "IAM/latest/UserGuide/id_credentials_sts-comparison.html",
                ),
            ),
            Self::OwnAccountOnly => (
                Documented,
                page(
                    "IAM User Guide, AWS services that work with IAM",
                    "IAM/latest/UserGuide/reference_aws-services-that-work-with-iam.html",
                ),
            ),
            Self::RootKeepsBucketPolicy => (
                Documented,
                page("S3 API Reference, PutBucketPolicy", "AmazonS3/latest/API/API_PutBucketPolicy.html"),
            ),
            Self::FederatedWithoutSessionPolicy => (Documented, FEDERATION_TOKEN),
            Self::ObjectOfAnotherAccount => (
                Documented,
                page(
                    "Amazon S3 User Guide, How Amazon S3 authorizes a request for an object operation",
                    "AmazonS3/latest/userguide/access-control-auth-workflow-object-operation.html",
                ),
            ),
        }
    }
}

impl From<SpecialRule> for Rule {
    fn from(rule: SpecialRule) -> Self {
        match rule {
            SpecialRule::AlwaysAllowed => Self::AlwaysAllowed,
            SpecialRule::OnlyAuthenticates => Self::OnlyAuthenticates,
            SpecialRule::RootCannotAssumeRoles => Self::RootCannotAssumeRoles,
            SpecialRule::NeedsSignature => Self::NeedsSignature,
            SpecialRule::TemporaryCredentials => Self::TemporaryCredentials,
            SpecialRule::OwnAccountOnly => Self::OwnAccountOnly,
            SpecialRule::OutsideAccessPointVpc => Self::OutsideAccessPointVpc,
            SpecialRule::RootKeepsBucketPolicy => Self::RootKeepsBucketPolicy,
            SpecialRule::FederatedWithoutSessionPolicy => Self::FederatedWithoutSessionPolicy,
            SpecialRule::ObjectOfAnotherAccount => Self::ObjectOfAnotherAccount,
            SpecialRule::PublicBucketRestricted { .. } => Self::BlockPublicAccess,
        }
    }
}

impl From<Gate> for Rule {
    fn from(gate: Gate) -> Self {
        match gate {
            Gate::ExplicitDeny => Self::ExplicitDeny,
            Gate::ResourceControlPolicies => Self::ResourceControlPolicies,
            Gate::ServiceControlPolicies => Self::ServiceControlPolicies,
            Gate::ResourcePolicy => Self::ResourcePolicy,
            Gate::AccessPointBucket => Self::AccessPointBucket,
            Gate::BlockPublicAccess => Self::BlockPublicAccess,
            Gate::IdentityPolicies => Self::IdentityPolicies,
            Gate::PermissionsBoundary => Self::PermissionsBoundary,
            Gate::SessionPolicies => Self::SessionPolicies,
            Gate::VpcEndpointPolicy => Self::VpcEndpointPolicy,
        }
    }
}
