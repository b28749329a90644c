//! S3: buckets, objects, bucket policies, Block Public Access.

mod access_control_list;
mod encryption;
mod public_access;

use iam_policy::sorted_map::SortedMap;

use crate::clock::SimTime;
use crate::model::iam::{StoredDocument, Tags};
pub(crate) use access_control_list::{
    BUCKET_OWNER_ENFORCED, BUCKET_OWNER_FULL_CONTROL, BUCKET_OWNER_PREFERRED, OBJECT_WRITER, is_of_object,
};
pub(crate) use encryption::{KMS, S3_MANAGED};
pub use public_access::PublicAccessBlock;

/// The S3 part of an account.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct S3 {
    /// Buckets by name.
    pub buckets: SortedMap<Bucket>,
}

/// A bucket.
#[derive(Clone, Debug, PartialEq)]
pub struct Bucket {
    /// Name, unique in the world.
    pub name: String,
    /// Region code.
    pub region: String,
    /// Nobody told its Region: it is taken to be that of its account.
    pub region_is_assumed: bool,
    /// Objects by key.
    pub objects: SortedMap<Object>,
    /// The bucket policy.
    pub policy: Option<StoredDocument>,
    /// Block Public Access.
    pub public_access_block: PublicAccessBlock,
    /// Encryption of objects whose writer names none.
    pub encryption: BucketEncryption,
    /// Rule for the owner of new objects: `BucketOwnerEnforced`, `BucketOwnerPreferred` or `ObjectWriter`.
    pub object_ownership: String,
}

/// The default encryption of a bucket.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BucketEncryption {
    /// `AES256` or `aws:kms`.
    pub sse_algorithm: String,
    /// With `aws:kms`: the key as it was named; empty for `aws/s3`.
    pub kms_master_key_id: String,
    /// Whether one data key serves for the whole bucket: the encryption context is the bucket then.
    pub bucket_key_enabled: bool,
}

/// The KMS key an object is encrypted with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Encryption {
    /// The key's ARN.
    pub key_arn: String,
    /// Whether through a bucket key.
    pub bucket_key: bool,
}

/// Optional headers of a request to put an object; empty where they are not given.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PutObjectHeaders {
    /// `AES256` or `aws:kms`.
    pub server_side_encryption: String,
    /// The KMS key.
    pub ssekms_key_id: String,
    /// A canned access control list.
    pub acl: String,
}

/// An object.
#[derive(Clone, Debug, PartialEq)]
pub struct Object {
    /// Its bytes, text in this world.
    pub body: String,
    /// When last written.
    pub last_modified: SimTime,
    /// Tags.
    pub tags: Tags,
    /// The KMS key it is encrypted with; `None` where S3 uses keys of its own.
    pub encryption: Option<Encryption>,
    /// The account that put it, where that is not the bucket's and the bucket's owner does not own all.
    pub owner: Option<String>,
    /// The canned access control list it was put with, if any.
    pub(crate) acl: String,
}

/// Filter and grouping of the keys in a listing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Listing {
    /// Beginning of the keys that are listed.
    pub prefix: String,
    /// Keys that are alike up to this, after the prefix, are shown as one; empty for no grouping.
    pub delimiter: String,
    /// Largest number of lines; 1,000 when not given.
    pub max_keys: Option<u32>,
}

impl Listing {
    /// Everything that begins with `prefix`.
    pub fn with_prefix(prefix: impl Into<String>) -> Self {
        Self { prefix: prefix.into(), ..Self::default() }
    }

    /// The lines of the answer: keys, and what is common to several.
    pub(crate) fn lines<'k>(&self, keys: impl Iterator<Item = &'k String>) -> Vec<&'k str> {
        let mut lines: Vec<&str> = Vec::new();
        for key in keys.filter(|key| key.starts_with(&self.prefix)) {
            let after = key.get(self.prefix.len()..).unwrap_or_default();
            let cut = after.find(&self.delimiter).filter(|_| !self.delimiter.is_empty());
            let end = cut.map(|cut| self.prefix.len() + cut + self.delimiter.len());
            let line = end.and_then(|end| key.get(..end)).unwrap_or(key);
            if lines.last() != Some(&line) {
                lines.push(line);
            }
        }
        lines.truncate(usize::try_from(self.max_keys.unwrap_or(1000)).unwrap_or(1000).min(1000));
        lines
    }
}

/// S3 calls.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the fields are the parameters of the AWS call of the same name")]
pub enum S3Call {
    CreateBucket { bucket: String, region: String },
    DeleteBucket { bucket: String },
    ListBuckets,
    HeadBucket { bucket: String },
    ListObjectsV2 { bucket: String, listing: Listing },
    HeadObject { bucket: String, key: String },
    GetObject { bucket: String, key: String },
    PutObject { bucket: String, key: String, body: String, headers: PutObjectHeaders },
    DeleteObject { bucket: String, key: String },
    PutObjectTagging { bucket: String, key: String, tagging: Tags },
    GetObjectTagging { bucket: String, key: String },
    DeleteObjectTagging { bucket: String, key: String },
    PutBucketPolicy { bucket: String, policy: String },
    GetBucketPolicy { bucket: String },
    DeleteBucketPolicy { bucket: String },
    PutPublicAccessBlock { bucket: String, public_access_block_configuration: PublicAccessBlock },
    DeletePublicAccessBlock { bucket: String },
    PutBucketEncryption { bucket: String, server_side_encryption_configuration: BucketEncryption },
    GetBucketEncryption { bucket: String },
    DeleteBucketEncryption { bucket: String },
    PutBucketOwnershipControls { bucket: String, object_ownership: String },
    GetBucketOwnershipControls { bucket: String },
}

impl S3Call {
    /// The bucket it is about.
    pub(crate) fn bucket(&self) -> Option<&str> {
        match self {
            Self::ListBuckets => None,
            Self::CreateBucket { bucket, .. }
            | Self::DeleteBucket { bucket }
            | Self::HeadBucket { bucket }
            | Self::ListObjectsV2 { bucket, .. }
            | Self::HeadObject { bucket, .. }
            | Self::GetObject { bucket, .. }
            | Self::PutObject { bucket, .. }
            | Self::DeleteObject { bucket, .. }
            | Self::PutObjectTagging { bucket, .. }
            | Self::GetObjectTagging { bucket, .. }
            | Self::DeleteObjectTagging { bucket, .. }
            | Self::PutBucketPolicy { bucket, .. }
            | Self::GetBucketPolicy { bucket }
            | Self::DeleteBucketPolicy { bucket }
            | Self::PutPublicAccessBlock { bucket, .. }
            | Self::DeletePublicAccessBlock { bucket }
            | Self::PutBucketEncryption { bucket, .. }
            | Self::GetBucketEncryption { bucket }
            | Self::DeleteBucketEncryption { bucket }
            | Self::PutBucketOwnershipControls { bucket, .. }
            | Self::GetBucketOwnershipControls { bucket } => Some(bucket),
        }
    }

    /// The key of the object it is about.
    pub(crate) fn key(&self) -> Option<&str> {
        match self {
            Self::HeadObject { key, .. }
            | Self::GetObject { key, .. }
            | Self::PutObject { key, .. }
            | Self::DeleteObject { key, .. }
            | Self::PutObjectTagging { key, .. }
            | Self::GetObjectTagging { key, .. }
            | Self::DeleteObjectTagging { key, .. } => Some(key),
            _ => None,
        }
    }

    /// An answer to HEAD has no body: of an error there is only its status.
    pub(crate) fn is_head(&self) -> bool {
        matches!(self, Self::HeadBucket { .. } | Self::HeadObject { .. })
    }
}

/// The bucket that an S3 ARN names, and the key of the object if it names one.
pub(crate) fn bucket_and_key(resource: &str) -> Option<(&str, Option<&str>)> {
    let rest = resource.strip_prefix("arn:aws:s3:::")?;
    Some(rest.split_once('/').map_or((rest, None), |(bucket, key)| (bucket, Some(key))))
}
