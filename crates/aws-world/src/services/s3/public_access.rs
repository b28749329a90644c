//! S3 Block Public Access of a bucket
//! [blocking public access](https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html).

use iam_policy::document::PolicyDocument;
use iam_policy::evaluation::public_statement;

use crate::api::{ApiError, ErrorCode, Response};
use crate::model::s3::PublicAccessBlock;
use crate::world::{CallerIdentity, WorldState};

impl WorldState {
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
        Err(ApiError::new(ErrorCode::ACCESS_DENIED, 403, message))
    }
}
