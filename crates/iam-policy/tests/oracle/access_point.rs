//! S3 access points: the access point's policy and the bucket behind it both decide (Amazon S3 User Guide, *Configuring IAM
//! policies for using access points*, *Access points restrictions and limitations*, *Creating access points restricted to a
//! virtual private cloud*).

use super::caller::{account, has_identity};
use super::{Query, combined_effects, decide_with_gate};
use iam_policy::evaluation::{AccessPointBucket, AttachedPolicy, PolicySet};
use iam_policy::explanation::EvaluationDecision;
use iam_policy::request::{AuthorizationRequest, ContextValue, Principal};

/// What stops the request at the access point, or else at the bucket behind it.
pub(super) fn decide_through_access_point(query: &Query) -> (EvaluationDecision, &'static str) {
    let of_access_point = decide_with_gate(query);
    let Some(bucket) = &query.policies.access_point_bucket else {
        return of_access_point;
    };
    let Some(request) = request_of_bucket(query.request, bucket) else {
        return of_access_point;
    };
    query.record_rule("access point");
    let policies = PolicySet {
        resource: bucket.policy.iter().cloned().collect(),
        grants: Vec::new(),
        access_point_bucket: None,
        ..query.policies.clone()
    };
    let of_bucket = Query { request: &request, policies: &policies, rules: query.rules.clone() };
    let (decision, stop) = decide_with_gate(&of_bucket);
    if of_access_point.0 != EvaluationDecision::ExplicitDeny && decision == EvaluationDecision::ExplicitDeny {
        return (decision, stop);
    }
    if of_access_point.0 != EvaluationDecision::Allowed {
        return of_access_point;
    }
    let endpoint_allows = policies
        .vpc_endpoint
        .as_ref()
        .is_none_or(|endpoint| combined_effects(endpoint, &of_bucket).allows.is_some());
    for (allows, gate) in [
        (takes(query.request, bucket), "access point takes"),
        (permits(&of_bucket), "bucket of access point"),
        (endpoint_allows, "endpoint policy"),
    ] {
        if !allows {
            return (EvaluationDecision::ImplicitDeny, gate);
        }
    }
    (EvaluationDecision::Allowed, "")
}

/// `accesspoint/NAME` stands for the bucket, `accesspoint/NAME/object/KEY` for an object in it.
fn request_of_bucket(
    request: &AuthorizationRequest,
    bucket: &AccessPointBucket,
) -> Option<AuthorizationRequest> {
    let parts: Vec<&str> = request.resource.splitn(6, ':').collect();
    if parts.len() < 6 || parts[2] != "s3" {
        return None;
    }
    let key = match parts[5].splitn(4, '/').collect::<Vec<_>>()[..] {
        ["accesspoint", _] => String::new(),
        ["accesspoint", _, "object", key] => format!("/{key}"),
        _ => return None,
    };
    let mut of_bucket = request.clone();
    of_bucket.resource = format!("arn:aws:s3:::{}{key}", bucket.name);
    of_bucket.resource_account = bucket.account.clone().or_else(|| Some(parts[4].to_owned()));
    Some(of_bucket)
}

/// It takes signed requests only, and where it is restricted to a VPC those that come from there.
fn takes(request: &AuthorizationRequest, bucket: &AccessPointBucket) -> bool {
    let from = request.context.get("aws:SourceVpc");
    let from_there = bucket.vpc.as_ref().is_none_or(|vpc| from == Some(&ContextValue::One(vpc.clone())));
    from_there && !matches!(request.caller, Principal::Anonymous)
}

/// By the bucket's policy. In the bucket's own account identity-based policies do as well, which is documented nowhere;
/// within what boundary and session policies allow of the bucket.
fn permits(of_bucket: &Query) -> bool {
    let (request, policies) = (of_bucket.request, of_bucket.policies);
    let effects = |these: &[AttachedPolicy]| combined_effects(these, of_bucket).allows.is_some();
    let own = has_identity(&request.caller) && account(&request.caller) == request.resource_account;
    let root = matches!(request.caller, Principal::Root { .. });
    let boundary = policies.permissions_boundary.as_ref();
    let within_limits = boundary.is_none_or(|boundary| effects(std::slice::from_ref(boundary)))
        && policies.session.as_ref().is_none_or(|session| effects(session));
    let by_identity = own && (root || (effects(&policies.identity) && within_limits));
    by_identity || effects(&policies.resource)
}
