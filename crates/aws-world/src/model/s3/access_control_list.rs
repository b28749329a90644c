//! Object ownership, and what an access control list gives
//! [Object Ownership](https://docs.aws.amazon.com/AmazonS3/latest/userguide/about-object-ownership.html).

use std::sync::Arc;

use iam_policy::action_name::ActionName;
use iam_policy::document::{PolicyDocument, PolicyType};
use iam_policy::evaluation::AttachedPolicy;

use super::Bucket;
use crate::model::iam::{StoredDocument, attached};
use crate::text::account as text;

/// The settings. With the first, which a new bucket has since April 2023, no list counts.
pub(crate) const BUCKET_OWNER_ENFORCED: &str = "BucketOwnerEnforced";
pub(crate) const BUCKET_OWNER_PREFERRED: &str = "BucketOwnerPreferred";
pub(crate) const OBJECT_WRITER: &str = "ObjectWriter";

pub(crate) const BUCKET_OWNER_FULL_CONTROL: &str = "bucket-owner-full-control";

/// Actions on the bucket, although they name a key: putting an object there and taking it away. All others are actions on
/// the object, on which its owner decides too.
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
    pub(crate) fn has_lists(&self) -> bool {
        self.object_ownership != BUCKET_OWNER_ENFORCED
    }

    /// The object's access control list as a policy.
    pub(crate) fn access_control_list(
        &self,
        owner: &str,
        key: Option<&str>,
        action: ActionName<'_>,
        resource: &str,
    ) -> Option<AttachedPolicy> {
        let key = key.filter(|_| self.has_lists() && is_of_object(action))?;
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
        let name = text::access_control_list(&object.acl, key);
        Some(attached(&document, PolicyType::Grant, &name, None, resource))
    }
}

pub(crate) fn is_of_object(action: ActionName<'_>) -> bool {
    !action.is_one_of("s3", &OF_BUCKETS)
}
