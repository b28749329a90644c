//! Rules that depend on the action alone.

use super::PolicySet;
use super::eval_context::EvalContext;
use crate::action_name::ActionName;
use crate::arn::Arn;
use crate::document::PolicyType;
use crate::explanation::SpecialRule;
use crate::request::{AuthorizationRequest, Principal};

/// Retiring a grant is the one action of a supported service that resource control policies leave alone (KMS Developer
/// Guide, *Resource control policies in AWS KMS*).
pub(super) fn is_under_resource_control(action: ActionName<'_>) -> bool {
    crate::reference::supports_resource_control(action.service()) && !action.is("kms:RetireGrant")
}

/// S3 and DynamoDB have gateway endpoints. They may be reached through interface endpoints as well, which a request does
/// not tell; a gateway is the stricter reading.
pub(super) fn has_gateway_endpoints(action: ActionName<'_>) -> bool {
    action.is_of_service("s3") || action.is_of_service("dynamodb")
}

/// Role trust policies and KMS key policies have to allow for themselves; elsewhere in one account either side is
/// enough (IAM User Guide, *Policy evaluation logic*; KMS Developer Guide, *Key policies*).
pub(super) fn resource_policy_must_allow(eval_context: &EvalContext<'_>, policies: &PolicySet) -> bool {
    let known = policies.resource.iter().map(|policy| policy.source.policy_type);
    let mut types = known.chain(policies.missing_of_resource.iter().map(|policy| policy.policy_type));
    types.any(|policy_type| policy_type == PolicyType::Trust)
        || (eval_context.action.name.is_of_service("sts") && is_of_role(eval_context))
        || is_key(eval_context)
}

/// Assuming a role. `sts:TagSession` and `sts:SetSourceIdentity` are asked of the role's trust policy as well (IAM User
/// Guide, *Pass session tags in AWS STS*, *Monitor and control actions taken with assumed roles*).
fn is_of_role(eval_context: &EvalContext<'_>) -> bool {
    eval_context.action.name.assumes_role()
        || Arn::parse(eval_context.resource)
            .is_some_and(|arn| arn.service == "iam" && arn.resource.starts_with("role/"))
}

/// A key may be named by one of its aliases; the key's policy is asked all the same (KMS Developer Guide, *Use aliases to
/// control access to KMS keys*). Only what is done to the alias itself is up to identity-based policies.
fn is_key(eval_context: &EvalContext<'_>) -> bool {
    let action = eval_context.action.name;
    let by_alias = || !action.is_one_of("kms", &["CreateAlias", "DeleteAlias", "UpdateAlias"]);
    action.is_of_service("kms")
        && Arn::parse(eval_context.resource).is_some_and(|arn| {
            arn.service == "kms"
                && (arn.resource.starts_with("key/") || (arn.resource.starts_with("alias/") && by_alias()))
        })
}

/// Actions on a key that principals of other accounts may be allowed: cryptographic operations, and these about it and its grants.
const KMS_ACROSS_ACCOUNTS: [&str; 20] = [
    "CreateGrant",
    "Decrypt",
    "DeriveSharedSecret",
    "DescribeKey",
    "Encrypt",
    "GenerateDataKey",
    "GenerateDataKeyPair",
    "GenerateDataKeyPairWithoutPlaintext",
    "GenerateDataKeyWithoutPlaintext",
    "GenerateMac",
    "GetKeyRotationStatus",
    "GetPublicKey",
    "ListGrants",
    "ReEncryptFrom",
    "ReEncryptTo",
    "RetireGrant",
    "RevokeGrant",
    "Sign",
    "Verify",
    "VerifyMac",
];

/// Actions that a queue's policy cannot allow to other accounts.
const SQS_OWN_ACCOUNT: [&str; 12] = [
    "AddPermission",
    "CancelMessageMoveTask",
    "CreateQueue",
    "DeleteQueue",
    "ListMessageMoveTasks",
    "ListQueues",
    "ListQueueTags",
    "RemovePermission",
    "SetQueueAttributes",
    "StartMessageMoveTask",
    "TagQueue",
    "UntagQueue",
];

/// Actions that a table's or a stream's policy can allow to other accounts.
const DYNAMODB_ACROSS_ACCOUNTS: [&str; 18] = [
    "BatchGetItem",
    "BatchWriteItem",
    "ConditionCheckItem",
    "DeleteItem",
    "DeleteTable",
    "DescribeStream",
    "DescribeTable",
    "GetItem",
    "GetRecords",
    "GetShardIterator",
    "ListTagsOfResource",
    "PutItem",
    "Query",
    "Scan",
    "TagResource",
    "UntagResource",
    "UpdateItem",
    "UpdateTable",
];

const ABOUT_BUCKET_POLICY: [&str; 3] = ["DeleteBucketPolicy", "GetBucketPolicy", "PutBucketPolicy"];

/// See [`SpecialRule::OwnAccountOnly`].
pub(super) fn works_in_own_account_only(action: ActionName<'_>) -> bool {
    // The only policies on IAM's resources are trust policies, which are about STS's actions.
    action.is_of_service("iam")
        || (action.is_of_service("kms") && !action.is_one_of("kms", &KMS_ACROSS_ACCOUNTS))
        || (action.is_of_service("dynamodb") && !action.is_one_of("dynamodb", &DYNAMODB_ACROSS_ACCOUNTS))
        || action.is_one_of("sqs", &SQS_OWN_ACCOUNT)
        || action.is_one_of("s3", &ABOUT_BUCKET_POLICY)
}

/// See [`SpecialRule::RootKeepsBucketPolicy`].
pub(super) fn root_keeps_bucket_policy(eval_context: &EvalContext<'_>) -> bool {
    matches!(eval_context.request.caller, Principal::Root { .. })
        && eval_context.action.name.is_one_of("s3", &ABOUT_BUCKET_POLICY)
        && !eval_context.is_cross_account()
}

/// The statement that makes the bucket's policy public, where S3 Block Public Access restricts such buckets (Amazon S3
/// User Guide, *Blocking public access to your Amazon S3 storage*).
pub(super) fn public_bucket(eval_context: &EvalContext<'_>, policies: &PolicySet) -> Option<usize> {
    if !policies.restrict_public_buckets || !eval_context.action.name.is_of_service("s3") {
        return None;
    }
    let bucket = policies.access_point_bucket.iter().filter_map(|bucket| bucket.policy.as_ref());
    policies.resource.iter().chain(bucket).find_map(|policy| super::public_statement(&policy.document))
}

/// `RestrictPublicBuckets` leaves a public bucket to AWS services and to the owner's account.
pub(super) fn may_use_public_bucket(eval_context: &EvalContext<'_>) -> bool {
    match eval_context.account {
        Some(_) => !eval_context.is_cross_account(),
        None => matches!(eval_context.request.caller, Principal::Service { .. }),
    }
}

/// The rule that answers a request before any policy, or over all of them.
pub(super) fn rule(action: ActionName<'_>, request: &AuthorizationRequest) -> Option<SpecialRule> {
    let caller = &request.caller;
    if is_refused_to_session(action, request) {
        return Some(SpecialRule::TemporaryCredentials);
    }
    if is_unsigned(action, caller) {
        return Some(SpecialRule::NeedsSignature);
    }
    if !action.is_of_service("sts") {
        return None;
    }
    let (root, user) = (matches!(caller, Principal::Root { .. }), matches!(caller, Principal::User { .. }));
    if action.is("sts:GetCallerIdentity") && caller.account().is_some() {
        Some(SpecialRule::AlwaysAllowed)
    } else if action.is("sts:GetSessionToken") && (user || root) {
        Some(SpecialRule::OnlyAuthenticates)
    } else if action.is("sts:AssumeRole") && root {
        Some(SpecialRule::RootCannotAssumeRoles)
    } else {
        None
    }
}

/// Of STS's calls two go without a signature, with what an identity provider said in its place, and what comes with
/// the session goes with them. `*` in a key's policy is every identity of every account, not everybody.
fn is_unsigned(action: ActionName<'_>, caller: &Principal) -> bool {
    const WITH_A_PROVIDER: [&str; 4] =
        ["AssumeRoleWithSAML", "AssumeRoleWithWebIdentity", "SetSourceIdentity", "TagSession"];
    match caller {
        Principal::Anonymous => action.is_of_service("sts") || action.is_of_service("kms"),
        Principal::Federated { .. } => {
            action.is_of_service("kms")
                || (action.is_of_service("sts") && !action.is_one_of("sts", &WITH_A_PROVIDER))
        }
        _ => false,
    }
}

/// Passing a role is a permission, not a call: a federated user may pass one to another service.
fn is_refused_to_session(action: ActionName<'_>, request: &AuthorizationRequest) -> bool {
    let asks_for_session = || action.is("sts:GetFederationToken") || action.is("sts:GetSessionToken");
    match request.caller {
        Principal::RoleSession { .. } => asks_for_session(),
        // The key is there with temporary credentials only. What else a session from GetSessionToken cannot call, a
        // session of the console can, and a request does not tell which of the two it comes from.
        Principal::User { .. } | Principal::Root { .. } => {
            asks_for_session() && request.context.get_lower("aws:tokenissuetime").is_some()
        }
        Principal::FederatedUser { .. } => {
            (action.is_of_service("sts") && !action.is("sts:GetCallerIdentity"))
                || (action.is_of_service("iam") && !action.is("iam:PassRole"))
        }
        _ => false,
    }
}
