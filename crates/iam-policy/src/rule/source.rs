//! The page of each rule in AWS's documentation, and its certainty.

use super::Rule;
use crate::certainty::Certainty;

/// A page of AWS's documentation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct DocumentationPage {
    /// The guide and the page's title.
    pub title: &'static str,
    /// Its path below `https://docs.aws.amazon.com/`.
    pub path: &'static str,
}

impl DocumentationPage {
    /// The page's URL.
    pub fn url(self) -> String {
        format!("https://docs.aws.amazon.com/{}", self.path)
    }
}

pub(crate) const fn page(title: &'static str, path: &'static str) -> DocumentationPage {
    DocumentationPage { title, path }
}

const OPERATORS: DocumentationPage = page(
    "IAM User Guide, Condition operators",
    "IAM/latest/UserGuide/reference_policies_elements_condition_operators.html",
);
const MULTIVALUED: DocumentationPage = page(
    "IAM User Guide, Set operators for multivalued context keys",
    "IAM/latest/UserGuide/reference_policies_condition-single-vs-multi-valued-context-keys.html",
);
const CHECKS: DocumentationPage = page(
    "IAM User Guide, IAM policy validation check reference",
    "IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html",
);
const NOT_PRINCIPAL: DocumentationPage = page(
    "IAM User Guide, NotPrincipal",
    "IAM/latest/UserGuide/reference_policies_elements_notprincipal.html",
);
const RESOURCE: DocumentationPage =
    page("IAM User Guide, Resource", "IAM/latest/UserGuide/reference_policies_elements_resource.html");
const VARIABLES: DocumentationPage =
    page("IAM User Guide, Variables and tags", "IAM/latest/UserGuide/reference_policies_variables.html");
const LOGS: DocumentationPage = page(
    "CloudWatch Logs User Guide, Overview of managing access permissions to your CloudWatch Logs resources",
    "AmazonCloudWatch/latest/logs/iam-access-control-overview-cwl.html",
);
const EVALUATION: DocumentationPage = page(
    "IAM User Guide, Policy evaluation logic",
    "IAM/latest/UserGuide/reference_policies_evaluation-logic.html",
);
const ACCESS_POINT_POLICIES: DocumentationPage = page(
    "Amazon S3 User Guide, Configuring IAM policies for using access points",
    "AmazonS3/latest/userguide/access-points-policies.html",
);
const FEDERATION_TOKEN: DocumentationPage =
    page("STS API Reference, GetFederationToken", "STS/latest/APIReference/API_GetFederationToken.html");

impl Rule {
    /// Its certainty.
    pub fn certainty(self) -> Certainty {
        self.source().0
    }

    /// The page that states it; of a disputed rule the newer one, of an undocumented rule the page where it is missing.
    pub fn page(self) -> DocumentationPage {
        self.source().1
    }

    fn source(self) -> (Certainty, DocumentationPage) {
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
