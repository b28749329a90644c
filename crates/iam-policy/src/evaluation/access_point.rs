//! Requests through S3 access points: the access point and the bucket behind it both have to permit them (Amazon S3 User
//! Guide, *Configuring IAM policies for using access points*).

use super::{AttachedPolicy, PolicySet};
use crate::action_name::ActionName;
use crate::arn::Arn;
use crate::explanation::{Effect, Gate, PolicyOutcome, SpecialRule};
use crate::request::{AuthorizationRequest, ContextValue, Principal};

/// The bucket behind an S3 access point.
#[derive(Clone, Debug, Default)]
pub struct AccessPointBucket {
    /// Its name.
    pub name: String,
    /// The account that owns it; `None` for that of the access point.
    pub account: Option<String>,
    /// Its policy, where it has one.
    pub policy: Option<AttachedPolicy>,
    /// The VPC whose requests the access point takes, where it is restricted to one.
    pub vpc: Option<String>,
}

/// What an ARN says of an access point.
#[derive(Clone, Copy, Debug)]
pub(crate) struct AccessPoint<'t> {
    /// Its own ARN, without an object.
    pub(crate) arn: &'t str,
    pub(crate) account: &'t str,
    partition: &'t str,
    /// The object's key, where the ARN is that of an object.
    key: Option<&'t str>,
}

impl<'t> AccessPoint<'t> {
    /// Takes `resource` apart: `arn:aws:s3:REGION:ACCOUNT:accesspoint/NAME`, maybe with `/object/KEY`. A Multi-Region Access
    /// Point has no Region and several buckets, and is none of these.
    pub(crate) fn parse(resource: &'t str) -> Option<Self> {
        let arn = Arn::parse(resource).filter(|arn| arn.service == "s3" && !arn.region.is_empty())?;
        let name = arn.resource.strip_prefix("accesspoint/")?;
        let key = name.split_once('/').map(|(_, rest)| rest.strip_prefix("object/"));
        let own = match key {
            None => resource,
            Some(key) => resource.strip_suffix(key?)?.strip_suffix("/object/")?,
        };
        Some(Self { arn: own, account: arn.account, partition: arn.partition, key: key.flatten() })
    }
}

/// Whether the action is done to an access point itself, such as `s3:GetAccessPointPolicy`, and does not go through it.
pub(crate) fn is_about_access_point(action: ActionName<'_>) -> bool {
    action.name().to_ascii_lowercase().contains("accesspoint")
}

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

/// The same request of the bucket behind the access point, if it comes through one.
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

#[cfg(test)]
mod tests {
    use super::AccessPoint;

    #[test]
    fn access_points_and_their_objects() {
        let parts =
            |resource| AccessPoint::parse(resource).map(|point| (point.arn, point.account, point.key));
        let point = "arn:aws:s3:eu-west-1:111122223333:accesspoint/app";
        assert_eq!(parts(point), Some((point, "111122223333", None)));
        let object = "arn:aws:s3:eu-west-1:111122223333:accesspoint/app/object/a/b:c";
        assert_eq!(parts(object), Some((point, "111122223333", Some("a/b:c"))));
        let twice = "arn:aws:s3:eu-west-1:111122223333:accesspoint/app/object/x/object/y";
        assert_eq!(parts(twice), Some((point, "111122223333", Some("x/object/y"))));
        for other in [
            "arn:aws:s3:::accesspoint/app",
            "arn:aws:s3::111122223333:accesspoint/app.mrap/object/k",
            "arn:aws:s3-object-lambda:eu-west-1:111122223333:accesspoint/app",
            "arn:aws:s3:eu-west-1:111122223333:accesspoint/app/other/k",
            "arn:aws:s3:::b/k",
            "*",
        ] {
            assert_eq!(parts(other), None, "{other}");
        }
    }
}
