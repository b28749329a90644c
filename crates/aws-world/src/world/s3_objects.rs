//! Objects of S3 as the evaluator sees them: their owners and tags.

use iam_policy::action_name::ActionName;

use super::{RequiredPermission, WorldState};
use crate::model::s3::{bucket_and_key, is_of_object};

/// Actions whose permission can depend on the tags an object has.
const READS_TAGS: [&str; 4] = ["GetObject", "GetObjectTagging", "PutObjectTagging", "DeleteObjectTagging"];

impl WorldState {
    /// The account that owns what an S3 ARN names: of an object that another account put it may be that one.
    pub(crate) fn s3_owner(&self, action: ActionName<'_>, resource: &str) -> Option<&str> {
        let (bucket_name, key) = bucket_and_key(resource)?;
        let (account, bucket) = self.bucket(bucket_name)?;
        let object = key.filter(|_| is_of_object(action)).and_then(|key| bucket.objects.get(key));
        let own = object.and_then(|object| object.owner.as_deref()).filter(|_| bucket.has_lists());
        Some(own.unwrap_or(&account.id))
    }

    /// Adds the tags an object has, which are there for actions that read it or its tags
    /// [S3 condition keys](https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazons3.html).
    pub(crate) fn with_existing_tags(&self, mut permission: RequiredPermission) -> RequiredPermission {
        if !permission.action_name().is_one_of("s3", &READS_TAGS) {
            return permission;
        }
        let object = bucket_and_key(&permission.resource)
            .and_then(|(bucket, key)| self.bucket(bucket)?.1.objects.get(key?));
        for (key, value) in object.into_iter().flat_map(|object| &object.tags) {
            permission = permission.with(format!("s3:ExistingObjectTag/{key}"), value.as_str());
        }
        permission
    }
}
