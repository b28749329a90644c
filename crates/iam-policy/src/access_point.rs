//! ARNs of S3 access points and of objects behind them (Amazon S3 User Guide, *Configuring IAM policies for using access
//! points*).

use crate::action_name::ActionName;
use crate::arn::Arn;

/// The ARN of an access point or of an object through it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct AccessPoint<'t> {
    /// Its own ARN, without an object.
    pub(crate) arn: &'t str,
    pub(crate) account: &'t str,
    pub(crate) partition: &'t str,
    /// The object's key, where the ARN is that of an object.
    pub(crate) key: Option<&'t str>,
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
