//! Rules that depend on the action alone.

use super::PolicySet;
use super::question::Question;
use crate::arn::Arn;
use crate::document::PolicyType;
use crate::explanation::SpecialRule;
use crate::matching::action::Action;
use crate::request::Principal;

pub(super) fn supports_resource_control(action: Action<'_>) -> bool {
    crate::reference::supports_resource_control(action.service)
}

/// S3 and DynamoDB have gateway endpoints. They may be reached through interface endpoints as well, which a request does
/// not tell; a gateway is the stricter reading.
pub(super) fn has_gateway_endpoints(action: Action<'_>) -> bool {
    action.is_of("s3") || action.is_of("dynamodb")
}

/// Role trust policies and KMS key policies have to allow for themselves; elsewhere in one account either side is
/// enough (IAM User Guide, *Policy evaluation logic*; KMS Developer Guide, *Key policies*).
pub(super) fn resource_policy_must_allow(question: &Question<'_>, policies: &PolicySet) -> bool {
    let trust =
        policies.resource.as_ref().is_some_and(|policy| policy.source.policy_type == PolicyType::Trust);
    trust || (question.action.is_of("sts") && is_of_role(question)) || is_key(question)
}

/// Assuming a role. `sts:TagSession` and `sts:SetSourceIdentity` are asked of the role's trust policy as well (IAM User
/// Guide, *Pass session tags in AWS STS*, *Monitor and control actions taken with assumed roles*).
fn is_of_role(question: &Question<'_>) -> bool {
    ["sts:AssumeRole", "sts:AssumeRoleWithSAML", "sts:AssumeRoleWithWebIdentity"]
        .iter()
        .any(|known| question.action.is(known))
        || Arn::parse(question.resource)
            .is_some_and(|arn| arn.service == "iam" && arn.resource.starts_with("role/"))
}

fn is_key(question: &Question<'_>) -> bool {
    question.action.is_of("kms")
        && Arn::parse(question.resource)
            .is_some_and(|arn| arn.service == "kms" && arn.resource.starts_with("key/"))
}

/// The statement that makes the bucket's policy public, where S3 Block Public Access restricts such buckets (Amazon S3
/// User Guide, *Blocking public access to your Amazon S3 storage*).
pub(super) fn public_bucket(question: &Question<'_>, policies: &PolicySet) -> Option<usize> {
    if !policies.restrict_public_buckets || !question.action.is_of("s3") {
        return None;
    }
    super::public_statement(&policies.resource.as_ref()?.document)
}

/// `RestrictPublicBuckets` leaves a public bucket to AWS services and to the owner's account.
pub(super) fn may_use_public_bucket(question: &Question<'_>) -> bool {
    match question.account {
        Some(_) => !question.is_cross_account(),
        None => matches!(question.request.caller, Principal::Service { .. }),
    }
}

/// The rule that answers a request before any policy, or over all of them.
pub(super) fn rule(action: Action<'_>, caller: &Principal) -> Option<SpecialRule> {
    if !action.is_of("sts") {
        return None;
    }
    let (root, user) = (matches!(caller, Principal::Root { .. }), matches!(caller, Principal::User { .. }));
    if action.is("sts:GetCallerIdentity") {
        Some(SpecialRule::AlwaysAllowed)
    } else if action.is("sts:GetSessionToken") && (user || root) {
        Some(SpecialRule::OnlyAuthenticates)
    } else if action.is("sts:AssumeRole") && root {
        Some(SpecialRule::RootCannotAssumeRoles)
    } else {
        None
    }
}
