//! S3 Block Public Access of a bucket
//! [blocking public access](https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html).

use iam_policy::document::PolicyDocument;
use iam_policy::evaluation::public_statement;

use super::Bucket;
use crate::call::{ApiError, Response};
use crate::world::{CallerIdentity, World};

/// The four settings. The two about access control lists are kept and do nothing: no list is evaluated here.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PublicAccessBlock {
    /// Refuse access control lists that give public access.
    pub block_public_acls: bool,
    /// Ignore those that are there.
    pub ignore_public_acls: bool,
    /// Refuse bucket policies that give public access.
    pub block_public_policy: bool,
    /// Close a bucket that has one to everybody but its owner's account and services of AWS.
    pub restrict_public_buckets: bool,
}

impl PublicAccessBlock {
    /// What a new bucket has.
    pub const ON: Self = Self {
        block_public_acls: true,
        ignore_public_acls: true,
        block_public_policy: true,
        restrict_public_buckets: true,
    };

    /// The settings by their names in the API, in its order.
    pub(crate) fn settings(self) -> [(&'static str, bool); 4] {
        [
            ("BlockPublicAcls", self.block_public_acls),
            ("IgnorePublicAcls", self.ignore_public_acls),
            ("BlockPublicPolicy", self.block_public_policy),
            ("RestrictPublicBuckets", self.restrict_public_buckets),
        ]
    }
}

impl Bucket {
    /// Whether its policy gives public access, blocked or not.
    pub fn has_public_policy(&self) -> bool {
        self.policy.as_ref().is_some_and(|policy| public_statement(&policy.0).is_some())
    }
}

impl World {
    pub(super) fn set_public_access_block(
        &mut self,
        bucket: &str,
        settings: PublicAccessBlock,
    ) -> Result<Response, ApiError> {
        self.bucket_mut(bucket)?.public_access_block = settings;
        Ok(Response::Done)
    }

    /// A policy that is there already may stay: only a new one is refused.
    pub(super) fn check_not_public(
        &self,
        identity: &CallerIdentity,
        bucket: &str,
        policy: &PolicyDocument,
    ) -> Result<(), ApiError> {
        let blocks = self.existing_bucket(bucket)?.public_access_block.block_public_policy;
        if !blocks || public_statement(policy).is_none() {
            return Ok(());
        }
        let caller = identity.arn.as_deref().unwrap_or("anonymous");
        let message = format!(
            "User: {caller} is not authorized to perform: s3:PutBucketPolicy on resource: \"arn:aws:s3:::{bucket}\" \
             because public policies are blocked by the BlockPublicPolicy block public access setting."
        );
        Err(ApiError::new("AccessDenied", 403, message))
    }
}
