//! Requests through S3 access points: `AccessPointBucket`, the bucket behind, whose policy is `ResourcePolicy` then, and the
//! access point's own `AccessPointPolicy` and `AccessPointVpcId`.

use super::InputError;
use super::parameters::{Parameters, Simulation};
use super::policies::PolicyText;
use crate::access_point::{AccessPoint, is_about_access_point};
use crate::action_name::ActionName;
use crate::arn::Arn;
use crate::policy_set::{AccessPointBucket, AttachedPolicy};
use crate::request::derived_keys::DerivedKey;
use crate::text::simulate as text;

const BUCKET: &str = "AccessPointBucket";

/// The properties of an access point that its ARN does not tell.
#[derive(Debug)]
pub(super) struct ThroughAccessPoint {
    pub(super) policy: Option<PolicyText>,
    bucket: String,
    vpc: Option<String>,
}

impl ThroughAccessPoint {
    pub(super) fn read(
        parameters: &Parameters<'_>,
        resources: &[String],
    ) -> Result<Option<Self>, InputError> {
        let policy = parameters.policy_text("AccessPointPolicy")?;
        let vpc = parameters.filled("AccessPointVpcId")?;
        let Some((node, bucket)) = parameters.filled(BUCKET)? else {
            let alone = ["AccessPointPolicy", "AccessPointVpcId"].into_iter().find_map(|name| {
                let node = parameters.get(name).filter(|node| node.as_str() != Some(""))?;
                Some(InputError::new(parameters.at(node), text::needs(name, BUCKET)))
            });
            return alone.map_or(Ok(None), Err);
        };
        let name = bucket.strip_prefix("arn:aws:s3:::").unwrap_or(bucket);
        if name.contains([':', '/', '*', '?', ' ']) {
            let message = text::not_a_bucket(bucket);
            return Err(InputError::new(parameters.at(node), message));
        }
        if let Some(other) = resources.iter().find(|resource| AccessPoint::parse(resource).is_none()) {
            let message = match is_multi_region(other) {
                true => text::multi_region(other),
                false => text::not_of_access_point(other, BUCKET),
            };
            return Err(InputError::new(parameters.at(node), message));
        }
        let vpc = vpc.map(|(_, vpc)| vpc.to_owned());
        Ok(Some(Self { policy, bucket: name.to_owned(), vpc }))
    }

    /// The bucket with its policy, and its owner where the input tells one.
    pub(super) fn bucket(
        &self,
        policy: Option<AttachedPolicy>,
        account: Option<&String>,
    ) -> AccessPointBucket {
        let vpc = self.vpc.clone();
        AccessPointBucket { name: self.bucket.clone(), account: account.cloned(), policy, vpc }
    }

    /// An access point that is not restricted to a VPC is of the Internet (Amazon S3 User Guide, *Creating access points
    /// restricted to a virtual private cloud*).
    pub(super) fn network_origin(&self) -> DerivedKey {
        let origin = if self.vpc.is_some() { "VPC" } else { "Internet" };
        ("s3:AccessPointNetworkOrigin", origin.to_owned())
    }
}

fn is_multi_region(resource: &str) -> bool {
    Arn::parse(resource).is_some_and(|arn| {
        arn.service == "s3" && arn.region.is_empty() && arn.resource.starts_with("accesspoint/")
    })
}

/// The assumption about a bucket that the input does not name.
pub(super) fn assumption(simulation: &Simulation) -> Option<String> {
    let through = |action: &String| {
        let action = ActionName::new(action);
        action.is_of_service("s3") && !is_about_access_point(action)
    };
    let point = |resource: &&String| AccessPoint::parse(resource).is_some() || is_multi_region(resource);
    let resource = simulation.resources.iter().find(point)?;
    (simulation.access_point.is_none() && simulation.actions.iter().any(through))
        .then(|| text::bucket_assumed(resource, BUCKET))
}
