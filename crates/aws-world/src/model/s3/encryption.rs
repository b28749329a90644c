//! Default encryption of buckets, and encryption of objects.

use super::{BucketEncryption, Object};

/// Every object is encrypted; this is with keys that S3 keeps for itself, and needs no permission.
pub(crate) const S3_MANAGED: &str = "AES256";
pub(crate) const KMS: &str = "aws:kms";

impl Default for BucketEncryption {
    /// The default encryption of new buckets since January 2023
    /// [default encryption](https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucket-encryption.html).
    fn default() -> Self {
        Self {
            sse_algorithm: S3_MANAGED.to_owned(),
            kms_master_key_id: String::new(),
            bucket_key_enabled: false,
        }
    }
}

impl Object {
    /// Its encryption in the API's words.
    pub(crate) fn encryption_text(&self) -> String {
        match &self.encryption {
            Some(encryption) => format!("{KMS} {}", encryption.key_arn),
            None => S3_MANAGED.to_owned(),
        }
    }
}
