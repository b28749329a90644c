//! Tags on objects
//! [object tags and access control](https://docs.aws.amazon.com/AmazonS3/latest/userguide/tagging-and-policies.html).

use crate::api::{ApiError, ErrorCode, Response};
use crate::model::iam::Tags;
use crate::model::s3::{Object, S3Call};
use crate::world::{RequiredPermission, WorldState};

/// [Object tags](https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-tagging.html).
const TAGS_PER_OBJECT: usize = 10;

impl WorldState {
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
        bucket: &str,
        key: &str,
        tagging: &Tags,
    ) -> Result<Response, ApiError> {
        if tagging.len() > TAGS_PER_OBJECT {
            return Err(ApiError::new(ErrorCode::BAD_REQUEST, 400, "Object tags cannot be greater than 10"));
        }
        if tagging.keys().any(|key| key.is_empty() || key.chars().count() > 128) {
            return Err(ApiError::new(
                ErrorCode::INVALID_TAG,
                400,
                "The TagKey you have provided is invalid",
            ));
        }
        if tagging.values().any(|value| value.chars().count() > 256) {
            return Err(ApiError::new(
                ErrorCode::INVALID_TAG,
                400,
                "The TagValue you have provided is invalid",
            ));
        }
        self.existing_object(bucket, key)?;
        if let Some(object) = self.bucket_mut(bucket)?.objects.get_mut(key) {
            object.tags.clone_from(tagging);
        }
        Ok(Response::Done)
    }

    pub(super) fn existing_object(&self, bucket: &str, key: &str) -> Result<&Object, ApiError> {
        let object = self.existing_bucket(bucket)?.objects.get(key);
        object.ok_or_else(|| ApiError::new(ErrorCode::NO_SUCH_KEY, 404, "The specified key does not exist."))
    }
}
