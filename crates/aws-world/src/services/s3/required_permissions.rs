//! The permissions that S3 calls require
//! [actions, resources and condition keys for S3](https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazons3.html).

use iam_policy::action_name::ActionName;

use crate::api::ApiError;
use crate::model::account_id::AccountId;
use crate::model::s3::{Listing, PutObjectHeaders, S3Call};
use crate::world::{RequiredPermission, WorldState};

impl WorldState {
    /// An unknown bucket is answered before anything else: nobody owns it, so nobody can be asked.
    pub(crate) fn s3_required_permissions(
        &self,
        account: &AccountId,
        action: &str,
        call: &S3Call,
    ) -> Result<Vec<RequiredPermission>, ApiError> {
        let bucket = match call {
            S3Call::ListBuckets => return Ok(vec![RequiredPermission::new(action, "*", account)]),
            S3Call::CreateBucket { bucket, region } => {
                let permission = RequiredPermission::new(action, format!("arn:aws:s3:::{bucket}"), account);
                return Ok(vec![permission.in_region(region)]);
            }
            S3Call::ListObjectsV2 { bucket, listing } => {
                self.existing_bucket(bucket)?;
                return Ok(vec![self.list_bucket_permission(bucket, listing)]);
            }
            _ => call.bucket().unwrap_or_default(),
        };
        let region = self.existing_bucket(bucket)?.region.clone();
        let resource = match call.key() {
            Some(key) => format!("arn:aws:s3:::{bucket}/{key}"),
            None => format!("arn:aws:s3:::{bucket}"),
        };
        let owner = self.s3_owner(ActionName::new(action), &resource).unwrap_or_default();
        let permission = RequiredPermission::new(action, resource.as_str(), owner).in_region(&region);
        let mut permission = self.with_object_tags(permission, call);
        let mut listed = None;
        if let S3Call::PutObject { headers, .. } = call {
            permission = with_headers(permission, headers);
            // A list with the object is a second thing to be permitted.
            listed = (!headers.acl.is_empty())
                .then(|| RequiredPermission { action: "s3:PutObjectAcl".into(), ..permission.clone() });
        }
        Ok([permission].into_iter().chain(listed).chain(self.encryption_permission(account, call)).collect())
    }

    /// `s3:prefix`, `s3:delimiter` and `s3:max-keys` are there only when the caller gave them.
    pub(crate) fn list_bucket_permission(&self, bucket: &str, listing: &Listing) -> RequiredPermission {
        let permission = RequiredPermission::new(
            "s3:ListBucket",
            format!("arn:aws:s3:::{bucket}"),
            self.bucket_owner(bucket),
        );
        let permission = match self.bucket(bucket) {
            Some((_, bucket)) => permission.in_region(&bucket.region),
            None => permission,
        };
        let max_keys = listing.max_keys.map(|number| number.to_string()).unwrap_or_default();
        [("s3:prefix", &listing.prefix), ("s3:delimiter", &listing.delimiter), ("s3:max-keys", &max_keys)]
            .into_iter()
            .filter(|(_, value)| !value.is_empty())
            .fold(permission, |permission, (key, value)| permission.with(key, value.as_str()))
    }
}

/// The context keys of what a request says about encryption: absent where it says nothing.
fn with_headers(permission: RequiredPermission, headers: &PutObjectHeaders) -> RequiredPermission {
    [
        ("s3:x-amz-server-side-encryption", &headers.server_side_encryption),
        ("s3:x-amz-server-side-encryption-aws-kms-key-id", &headers.ssekms_key_id),
        ("s3:x-amz-acl", &headers.acl),
    ]
    .into_iter()
    .filter(|(_, value)| !value.is_empty())
    .fold(permission, |permission, (key, value)| permission.with(key, value.as_str()))
}
