//! Tags on objects
//! [object tags and access control](https://docs.aws.amazon.com/AmazonS3/latest/userguide/tagging-and-policies.html).

use super::{Object, S3Call};
use crate::call::{ApiError, Response};
use crate::iam::Tags;
use crate::world::{RequiredPermission, World, bucket_and_key};

/// [Object tags](https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-tagging.html).
const TAGS_PER_OBJECT: usize = 10;

/// Actions whose permission can depend on the tags an object has.
const READS_TAGS: [&str; 4] = ["GetObject", "GetObjectTagging", "PutObjectTagging", "DeleteObjectTagging"];

impl World {
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

    /// Adds the tags that are to be given.
    pub(super) fn with_object_tags(
        &self,
        permission: RequiredPermission,
        call: &S3Call,
    ) -> RequiredPermission {
        let mut permission = self.with_existing_tags(permission);
        if let S3Call::PutObjectTagging { tagging, .. } = call {
            for (key, value) in tagging {
                permission = permission.with(format!("s3:RequestObjectTag/{key}"), value.as_str());
            }
            permission = permission.with_many("s3:RequestObjectTagKeys", tagging.keys().cloned().collect());
        }
        permission
    }

    /// All tags at once: those that are not named again are gone.
    pub(super) fn put_object_tagging(
        &mut self,
        (bucket, key): (&str, &str),
        tagging: &Tags,
    ) -> Result<Response, ApiError> {
        if tagging.len() > TAGS_PER_OBJECT {
            return Err(ApiError::new("BadRequest", 400, "Object tags cannot be greater than 10"));
        }
        if tagging.keys().any(|key| key.is_empty() || key.chars().count() > 128) {
            return Err(ApiError::new("InvalidTag", 400, "The TagKey you have provided is invalid"));
        }
        if tagging.values().any(|value| value.chars().count() > 256) {
            return Err(ApiError::new("InvalidTag", 400, "The TagValue you have provided is invalid"));
        }
        self.existing_object(bucket, key)?;
        if let Some(object) = self.bucket_mut(bucket)?.objects.get_mut(key) {
            object.tags.clone_from(tagging);
        }
        Ok(Response::Done)
    }

    pub(super) fn existing_object(&self, bucket: &str, key: &str) -> Result<&Object, ApiError> {
        let object = self.existing_bucket(bucket)?.objects.get(key);
        object.ok_or_else(|| ApiError::new("NoSuchKey", 404, "The specified key does not exist."))
    }
}
