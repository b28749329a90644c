//! Who owns an object, and what its access control list gives
//! [Object Ownership](https://docs.aws.amazon.com/AmazonS3/latest/userguide/about-object-ownership.html).

use std::sync::Arc;

use iam_policy::action_name::ActionName;
use iam_policy::document::{PolicyDocument, PolicyType};
use iam_policy::evaluation::AttachedPolicy;

use super::operations::malformed_xml;
use super::{Bucket, PutObjectHeaders};
use crate::call::{ApiError, Response};
use crate::iam::StoredDocument;
use crate::world::{RequiredPermission, World, attached, bucket_and_key};

/// The settings. With the first, which a new bucket has since April 2023, no list counts.
pub(crate) const BUCKET_OWNER_ENFORCED: &str = "BucketOwnerEnforced";
const BUCKET_OWNER_PREFERRED: &str = "BucketOwnerPreferred";
const OBJECT_WRITER: &str = "ObjectWriter";

const BUCKET_OWNER_FULL_CONTROL: &str = "bucket-owner-full-control";
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

/// What is done with the bucket, although it names a key: putting an object there and taking it away. All else is done with
/// the object, and its owner has a say.
const OF_BUCKETS: [&str; 7] = [
    "PutObject",
    "DeleteObject",
    "DeleteObjectVersion",
    "AbortMultipartUpload",
    "ListMultipartUploadParts",
    "ReplicateDelete",
    "ReplicateObject",
];

impl Bucket {
    fn has_lists(&self) -> bool {
        self.object_ownership != BUCKET_OWNER_ENFORCED
    }

    /// What the object's access control list gives, as a policy.
    pub(crate) fn access_control_list(
        &self,
        owner: &str,
        key: Option<&str>,
        permission: &RequiredPermission,
    ) -> Option<AttachedPolicy> {
        let key = key.filter(|_| self.has_lists() && is_of_object(permission.action_name()))?;
        let object = self.objects.get(key)?;
        let everybody = "\"*\"".to_owned();
        let owner = format!("{{\"AWS\":\"arn:aws:iam::{owner}:root\"}}");
        let (principal, actions, condition) = match object.acl.as_str() {
            BUCKET_OWNER_FULL_CONTROL => {
                (owner, "[\"s3:GetObject\",\"s3:GetObjectAcl\",\"s3:PutObjectAcl\"]", "")
            }
            "bucket-owner-read" => (owner, "\"s3:GetObject\"", ""),
            _ if self.public_access_block.ignore_public_acls => return None,
            "public-read" | "public-read-write" => (everybody, "\"s3:GetObject\"", ""),
            "authenticated-read" => {
                let signed = ",\"Condition\":{\"Null\":{\"aws:PrincipalArn\":\"false\"}}";
                (everybody, "\"s3:GetObject\"", signed)
            }
            _ => return None,
        };
        let text = format!(
            "{{\"Version\":\"2012-10-17\",\"Statement\":[{{\"Effect\":\"Allow\",\"Principal\":{principal},\"Action\":{actions},\
             \"Resource\":\"*\"{condition}}}]}}"
        );
        let document = StoredDocument(Arc::new(PolicyDocument::parse(&text, PolicyType::Grant)));
        let name = format!("access control list `{}` of `{}`", object.acl, key);
        Some(attached(&document, PolicyType::Grant, &name, None, &permission.resource))
    }
}

impl World {
    /// The account that owns what an S3 ARN names: of an object that another account put it may be that one.
    pub(crate) fn s3_owner(&self, action: ActionName<'_>, resource: &str) -> Option<&str> {
        let (bucket_name, key) = bucket_and_key(resource)?;
        let (account, bucket) = self.bucket(bucket_name)?;
        let object = key.filter(|_| is_of_object(action)).and_then(|key| bucket.objects.get(key));
        let own = object.and_then(|object| object.owner.as_deref()).filter(|_| bucket.has_lists());
        Some(own.unwrap_or(&account.id))
    }

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
            return Err(ApiError::new("InvalidArgument", 400, "Invalid canned ACL"));
        }
        if !bucket.has_lists() {
            return match acl {
                "" | BUCKET_OWNER_FULL_CONTROL => Ok(None),
                _ => {
                    Err(ApiError::new("AccessControlListNotSupported", 400, "The bucket does not allow ACLs"))
                }
            };
        }
        if known.is_some_and(|(_, public)| *public) && bucket.public_access_block.block_public_acls {
            return Err(ApiError::new("AccessDenied", 403, "Access Denied"));
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

fn is_of_object(action: ActionName<'_>) -> bool {
    !action.is_one_of("s3", &OF_BUCKETS)
}
