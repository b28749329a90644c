//! Names of the operations of S3, and of the actions that authorize them.

use crate::model::s3::S3Call;

impl S3Call {
    /// The operation's name.
    pub(crate) fn name(&self) -> &'static str {
        match self {
            Self::CreateBucket { .. } => "CreateBucket",
            Self::DeleteBucket { .. } => "DeleteBucket",
            Self::ListBuckets => "ListBuckets",
            Self::HeadBucket { .. } => "HeadBucket",
            Self::ListObjectsV2 { .. } => "ListObjectsV2",
            Self::HeadObject { .. } => "HeadObject",
            Self::GetObject { .. } => "GetObject",
            Self::PutObject { .. } => "PutObject",
            Self::DeleteObject { .. } => "DeleteObject",
            Self::PutObjectTagging { .. } => "PutObjectTagging",
            Self::GetObjectTagging { .. } => "GetObjectTagging",
            Self::DeleteObjectTagging { .. } => "DeleteObjectTagging",
            Self::PutBucketPolicy { .. } => "PutBucketPolicy",
            Self::GetBucketPolicy { .. } => "GetBucketPolicy",
            Self::DeleteBucketPolicy { .. } => "DeleteBucketPolicy",
            Self::PutPublicAccessBlock { .. } => "PutPublicAccessBlock",
            Self::DeletePublicAccessBlock { .. } => "DeletePublicAccessBlock",
            Self::PutBucketEncryption { .. } => "PutBucketEncryption",
            Self::GetBucketEncryption { .. } => "GetBucketEncryption",
            Self::DeleteBucketEncryption { .. } => "DeleteBucketEncryption",
            Self::PutBucketOwnershipControls { .. } => "PutBucketOwnershipControls",
            Self::GetBucketOwnershipControls { .. } => "GetBucketOwnershipControls",
        }
    }

    /// The name of the action that authorizes it: `ListBucket` for `ListObjectsV2`.
    pub(crate) fn action_name(&self) -> &'static str {
        match self {
            Self::ListObjectsV2 { .. } | Self::HeadBucket { .. } => "ListBucket",
            Self::ListBuckets => "ListAllMyBuckets",
            Self::HeadObject { .. } => "GetObject",
            Self::PutPublicAccessBlock { .. } | Self::DeletePublicAccessBlock { .. } => {
                "PutBucketPublicAccessBlock"
            }
            Self::PutBucketEncryption { .. } | Self::DeleteBucketEncryption { .. } => {
                "PutEncryptionConfiguration"
            }
            Self::GetBucketEncryption { .. } => "GetEncryptionConfiguration",
            _ => self.name(),
        }
    }
}
