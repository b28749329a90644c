//! Rules that depend on the action alone.

use super::PolicySet;
use crate::arn::Arn;
use crate::document::PolicyType;
use crate::explanation::SpecialRule;
use crate::request::{AuthorizationRequest, Principal};

/// The service prefix of an action.
fn service(action: &str) -> &str {
    action.split(':').next().unwrap_or("")
}

pub(super) fn supports_resource_control(action: &str) -> bool {
    crate::reference::supports_resource_control(service(action))
}

/// S3 and DynamoDB have gateway endpoints. They may be reached through interface endpoints as well, which a request does
/// not tell; a gateway is the stricter reading.
pub(super) fn has_gateway_endpoints(action: &str) -> bool {
    ["s3", "dynamodb"].iter().any(|known| service(action).eq_ignore_ascii_case(known))
}

/// Role trust policies and KMS key policies have to allow for themselves; elsewhere in one account either side is
/// enough (IAM User Guide, *Policy evaluation logic*; KMS Developer Guide, *Key policies*).
pub(super) fn resource_policy_must_allow(request: &AuthorizationRequest, policies: &PolicySet) -> bool {
    let trust =
        policies.resource.as_ref().is_some_and(|policy| policy.source.policy_type == PolicyType::Trust);
    trust || assumes_role(&request.action) || is_of_role(request) || is_key(request)
}

fn assumes_role(action: &str) -> bool {
    ["sts:AssumeRole", "sts:AssumeRoleWithSAML", "sts:AssumeRoleWithWebIdentity"]
        .iter()
        .any(|known| known.eq_ignore_ascii_case(action))
}

/// `sts:TagSession` and `sts:SetSourceIdentity` are asked of the role's trust policy as well (IAM User Guide, *Pass
/// session tags in AWS STS*, *Monitor and control actions taken with assumed roles*).
fn is_of_role(request: &AuthorizationRequest) -> bool {
    service(&request.action).eq_ignore_ascii_case("sts")
        && Arn::parse(&request.resource)
            .is_some_and(|arn| arn.service == "iam" && arn.resource.starts_with("role/"))
}

fn is_key(request: &AuthorizationRequest) -> bool {
    service(&request.action).eq_ignore_ascii_case("kms")
        && Arn::parse(&request.resource)
            .is_some_and(|arn| arn.service == "kms" && arn.resource.starts_with("key/"))
}

/// The statement that makes the bucket's policy public, where S3 Block Public Access restricts such buckets (Amazon S3
/// User Guide, *Blocking public access to your Amazon S3 storage*).
pub(super) fn public_bucket(request: &AuthorizationRequest, policies: &PolicySet) -> Option<usize> {
    if !policies.restrict_public_buckets || !service(&request.action).eq_ignore_ascii_case("s3") {
        return None;
    }
    super::public_statement(&policies.resource.as_ref()?.document)
}

/// `RestrictPublicBuckets` leaves a public bucket to AWS services and to the owner's account.
pub(super) fn may_use_public_bucket(request: &AuthorizationRequest) -> bool {
    match request.caller.account() {
        Some(account) => request.owner() == Some(account),
        None => matches!(request.caller, Principal::Service { .. }),
    }
}

/// The rule that answers `request` before any policy, or over all of them.
pub(super) fn rule(request: &AuthorizationRequest) -> Option<SpecialRule> {
    if request.action.eq_ignore_ascii_case("sts:GetCallerIdentity") {
        return Some(SpecialRule::AlwaysAllowed);
    }
    if request.action.eq_ignore_ascii_case("sts:GetSessionToken")
        && matches!(request.caller, Principal::User { .. } | Principal::Root { .. })
    {
        return Some(SpecialRule::OnlyAuthenticates);
    }
    if matches!(request.caller, Principal::Root { .. })
        && request.action.eq_ignore_ascii_case("sts:AssumeRole")
    {
        return Some(SpecialRule::RootCannotAssumeRoles);
    }
    None
}
