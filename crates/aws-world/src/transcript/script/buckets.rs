//! Buckets with their objects and settings.

use super::Script;
use crate::api::ApiCall;
use crate::model::account::Account;
use crate::model::kms::aws_s3_key_id;
use crate::model::s3::{
    BUCKET_OWNER_ENFORCED, Bucket, BucketEncryption, Object, PublicAccessBlock, PutObjectHeaders, S3Call,
};

impl<'a> Script<'a> {
    pub(super) fn buckets(&mut self, account: &'a Account) {
        for bucket in account.s3.buckets.values() {
            let create = S3Call::CreateBucket { bucket: bucket.name.clone(), region: bucket.region.clone() };
            self.s3(account, create);
            let lists = bucket.objects.values().any(|object| !object.acl.is_empty());
            let mut blocked = PublicAccessBlock::ON;
            if lists {
                // A list is taken only where lists count and public ones are not refused.
                self.ownership(account, bucket, "ObjectWriter");
                blocked = self.open(account, bucket);
            }
            self.objects(account, bucket);
            if lists || bucket.object_ownership != BUCKET_OWNER_ENFORCED {
                self.ownership(account, bucket, &bucket.object_ownership);
            }
            self.bucket_policy(account, bucket, blocked);
        }
    }

    /// Bucket keys are used while the bucket says so: objects without one come first.
    fn objects(&mut self, account: &'a Account, bucket: &Bucket) {
        let through_bucket_key =
            |object: &Object| object.encryption.as_ref().is_some_and(|encryption| encryption.bucket_key);
        for (key, object) in bucket.objects.iter().filter(|(_, object)| !through_bucket_key(object)) {
            self.object(account, bucket, key, object);
        }
        let mut encryption = BucketEncryption::default();
        let others = || bucket.objects.iter().filter(|(_, object)| through_bucket_key(object));
        if others().next().is_some() {
            encryption = BucketEncryption {
                sse_algorithm: "aws:kms".to_owned(),
                bucket_key_enabled: true,
                ..BucketEncryption::default()
            };
            self.encryption(account, bucket, &encryption);
        }
        for (key, object) in others() {
            self.object(account, bucket, key, object);
        }
        if bucket.encryption != encryption {
            self.encryption(account, bucket, &bucket.encryption);
        }
    }

    fn object(&mut self, account: &'a Account, bucket: &Bucket, key: &str, object: &Object) {
        let put = S3Call::PutObject {
            bucket: bucket.name.clone(),
            key: key.to_owned(),
            body: object.body.clone(),
            headers: headers(account, bucket, object),
        };
        self.s3(account, put);
        if !object.tags.is_empty() {
            let (bucket, key, tagging) = (bucket.name.clone(), key.to_owned(), object.tags.clone());
            self.s3(account, S3Call::PutObjectTagging { bucket, key, tagging });
        }
    }

    fn encryption(&mut self, account: &'a Account, bucket: &Bucket, encryption: &BucketEncryption) {
        let bucket = bucket.name.clone();
        let server_side_encryption_configuration = encryption.clone();
        self.s3(account, S3Call::PutBucketEncryption { bucket, server_side_encryption_configuration });
    }

    fn ownership(&mut self, account: &'a Account, bucket: &Bucket, setting: &str) {
        let (bucket, object_ownership) = (bucket.name.clone(), setting.to_owned());
        self.s3(account, S3Call::PutBucketOwnershipControls { bucket, object_ownership });
    }

    fn open(&mut self, account: &'a Account, bucket: &Bucket) -> PublicAccessBlock {
        self.s3(account, S3Call::DeletePublicAccessBlock { bucket: bucket.name.clone() });
        PublicAccessBlock::default()
    }

    /// A public policy is refused unless Block Public Access is off, but stays when it is on again.
    fn bucket_policy(&mut self, account: &'a Account, bucket: &Bucket, mut blocked: PublicAccessBlock) {
        let name = || bucket.name.clone();
        if bucket.has_public_policy() && blocked.block_public_policy {
            blocked = self.open(account, bucket);
        }
        if let Some(policy) = &bucket.policy {
            let policy = self.document(account, &policy.0);
            self.s3(account, S3Call::PutBucketPolicy { bucket: name(), policy });
        }
        let wanted = bucket.public_access_block;
        if wanted != blocked {
            let public_access_block_configuration = wanted;
            let call = S3Call::PutPublicAccessBlock { bucket: name(), public_access_block_configuration };
            self.s3(account, call);
        }
    }

    fn s3(&mut self, account: &'a Account, call: S3Call) {
        self.line(&account.id, &crate::transcript::cli_line(&ApiCall::S3(call)));
    }
}

/// The headers that put the object as it is, but for its owner: the bucket's own account puts all.
fn headers(account: &Account, bucket: &Bucket, object: &Object) -> PutObjectHeaders {
    let (server_side_encryption, ssekms_key_id) = match &object.encryption {
        Some(encryption) if encryption.key_arn.ends_with(&aws_s3_key_id(&account.id, &bucket.region)) => {
            ("aws:kms", "")
        }
        Some(encryption) => ("aws:kms", encryption.key_arn.as_str()),
        None if bucket.encryption == BucketEncryption::default() => ("", ""),
        None => ("AES256", ""),
    };
    PutObjectHeaders {
        server_side_encryption: server_side_encryption.to_owned(),
        ssekms_key_id: ssekms_key_id.to_owned(),
        acl: object.acl.clone(),
    }
}
