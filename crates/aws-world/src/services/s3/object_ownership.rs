//! Owners of objects, and their access control lists
//! [Object Ownership](https://docs.aws.amazon.com/AmazonS3/latest/userguide/about-object-ownership.html).

use super::errors::malformed_xml;
use crate::api::{ApiError, ErrorCode, Response};
use crate::model::s3::{
    BUCKET_OWNER_ENFORCED, BUCKET_OWNER_FULL_CONTROL, BUCKET_OWNER_PREFERRED, OBJECT_WRITER, PutObjectHeaders,
};
use crate::world::WorldState;

/// [Canned lists](https://docs.aws.amazon.com/AmazonS3/latest/userguide/acl-overview.html#canned-acl), and whether everybody
/// is on them.
const CANNED: [(&str, bool); 6] = [
    ("private", false),
    (BUCKET_OWNER_FULL_CONTROL, false),
    ("bucket-owner-read", false),
    ("public-read", true),
    ("public-read-write", true),
    ("authenticated-read", true),
];

impl WorldState {
    /// The new object's owner, where it is not the bucket's.
    pub(super) fn new_owner(
        &self,
        writer: &str,
        bucket_name: &str,
        headers: &PutObjectHeaders,
    ) -> Result<Option<String>, ApiError> {
        let Some((account, bucket)) = self.bucket(bucket_name) else { return Ok(None) };
        let acl = headers.acl.as_str();
        let known = CANNED.iter().find(|(name, _)| *name == acl);
        if !acl.is_empty() && known.is_none() {
            return Err(ApiError::new(ErrorCode::INVALID_ARGUMENT, 400, "Invalid canned ACL"));
        }
        if !bucket.has_lists() {
            return match acl {
                "" | BUCKET_OWNER_FULL_CONTROL => Ok(None),
                _ => Err(ApiError::new(
                    ErrorCode::ACCESS_CONTROL_LIST_NOT_SUPPORTED,
                    400,
                    "The bucket does not allow ACLs",
                )),
            };
        }
        if known.is_some_and(|(_, public)| *public) && bucket.public_access_block.block_public_acls {
            return Err(ApiError::new(ErrorCode::ACCESS_DENIED, 403, "Access Denied"));
        }
        let goes_to_bucket =
            bucket.object_ownership == BUCKET_OWNER_PREFERRED && acl == BUCKET_OWNER_FULL_CONTROL;
        let foreign = writer != account.id && !goes_to_bucket && !writer.is_empty();
        Ok(foreign.then(|| writer.to_owned()))
    }

    pub(super) fn put_ownership_controls(
        &mut self,
        bucket: &str,
        setting: &str,
    ) -> Result<Response, ApiError> {
        if ![BUCKET_OWNER_ENFORCED, BUCKET_OWNER_PREFERRED, OBJECT_WRITER].contains(&setting) {
            return Err(malformed_xml());
        }
        setting.clone_into(&mut self.bucket_mut(bucket)?.object_ownership);
        Ok(Response::Done)
    }
}
