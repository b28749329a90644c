//! S3: buckets, objects, bucket policies.

mod operations;

use iam_policy::by_name::ByName;

use crate::clock::SimTime;
use crate::iam::StoredDocument;

/// The S3 part of an account.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct S3 {
    /// Buckets by name.
    pub buckets: ByName<Bucket>,
}

/// A bucket.
#[derive(Clone, Debug, PartialEq)]
pub struct Bucket {
    /// Name, unique in the world.
    pub name: String,
    /// Region code.
    pub region: String,
    /// Objects by key.
    pub objects: ByName<Object>,
    /// The bucket policy.
    pub policy: Option<StoredDocument>,
}

/// An object.
#[derive(Clone, Debug, PartialEq)]
pub struct Object {
    /// Its bytes, text in this world.
    pub body: String,
    /// When last written.
    pub last_modified: SimTime,
}

/// S3 calls.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the fields are the parameters of the AWS call of the same name")]
pub enum S3Call {
    CreateBucket { bucket: String, region: String },
    ListObjectsV2 { bucket: String, prefix: String },
    GetObject { bucket: String, key: String },
    PutObject { bucket: String, key: String, body: String },
    DeleteObject { bucket: String, key: String },
    PutBucketPolicy { bucket: String, policy: String },
    DeleteBucketPolicy { bucket: String },
}
