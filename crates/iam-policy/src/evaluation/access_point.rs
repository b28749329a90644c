//! Requests through S3 access points: the access point and the bucket behind it both have to permit them (Amazon S3 User
//! Guide, *Configuring IAM policies for using access points*).

use super::PolicySet;
use crate::access_point::{AccessPoint, is_about_access_point};
use crate::document::Effect;
use crate::explanation::{Gate, PolicyOutcome, SpecialRule};
use crate::policy_set::AccessPointBucket;
use crate::request::{AuthorizationRequest, ContextValue, Principal};

/// The access point that the request comes through, and the bucket behind it.
fn through<'p>(
    request: &'p AuthorizationRequest,
    policies: &'p PolicySet,
) -> Option<(AccessPoint<'p>, &'p AccessPointBucket)> {
    let bucket = policies.access_point_bucket.as_ref()?;
    let access_point = AccessPoint::parse(&request.resource)?;
    (!is_about_access_point(request.action_name())).then_some((access_point, bucket))
}

/// The bucket that has to permit the request as well.
pub(super) fn bucket<'p>(
    request: &'p AuthorizationRequest,
    policies: &'p PolicySet,
) -> Option<&'p AccessPointBucket> {
    through(request, policies).map(|(_, bucket)| bucket)
}

/// The request for the bucket behind the access point, if it comes through one.
pub(super) fn bucket_request(
    request: &AuthorizationRequest,
    policies: &PolicySet,
) -> Option<AuthorizationRequest> {
    let (access_point, bucket) = through(request, policies)?;
    let mut resource = ["arn:", access_point.partition, ":s3:::", &bucket.name].concat();
    if let Some(key) = access_point.key {
        resource.push('/');
        resource.push_str(key);
    }
    let account = bucket.account.as_deref().unwrap_or(access_point.account);
    Some(AuthorizationRequest { resource, resource_account: Some(account.to_owned()), ..request.clone() })
}

/// An access point takes no unsigned requests, and one of a VPC takes those from there alone (Amazon S3 User Guide, *Access
/// points restrictions and limitations*, *Creating access points restricted to a virtual private cloud*).
pub(super) fn refusal(request: &AuthorizationRequest, policies: &PolicySet) -> Option<SpecialRule> {
    let bucket = bucket(request, policies)?;
    if matches!(request.caller, Principal::Anonymous) {
        return Some(SpecialRule::NeedsSignature);
    }
    let vpc = bucket.vpc.as_ref()?;
    let from_there =
        matches!(request.context.get_lower("aws:sourcevpc"), Some(ContextValue::One(from)) if from == vpc);
    (!from_there).then_some(SpecialRule::OutsideAccessPointVpc)
}

/// Under which gate the trace lists what a policy says of the bucket, if it has a say there. In the bucket's own account
/// identity-based policies that cover the bucket permit as well as the bucket's policy does; of other policies only a Deny
/// is told again, but for endpoint policies, which have to allow both.
pub(super) fn trace_gate(gate: Gate, outcome: &PolicyOutcome, in_own_account: bool) -> Option<Gate> {
    let mut statements = outcome.statements.iter();
    match gate {
        Gate::AccessPointBucket | Gate::VpcEndpointPolicy => Some(gate),
        Gate::ResourcePolicy => None,
        Gate::IdentityPolicies if in_own_account => Some(Gate::AccessPointBucket),
        _ => {
            statements.any(|statement| statement.applies && statement.effect == Effect::Deny).then_some(gate)
        }
    }
}
