//! A bucket’s properties.

/// A setting of Object Ownership, or what it means.
pub const BUCKET_OWNER_ENFORCED: &str = "Bucket owner enforced";
/// A setting of Object Ownership, or what it means.
pub const OWNER_ENFORCED_MEANS: &str = "This account owns every object; access control lists do not count.";
/// A setting of Object Ownership, or what it means.
pub const BUCKET_OWNER_PREFERRED: &str = "Bucket owner preferred";
/// A setting of Object Ownership, or what it means.
pub const OWNER_PREFERRED_MEANS: &str =
    "This account owns what is put with the list bucket-owner-full-control.";
/// A setting of Object Ownership, or what it means.
pub const OBJECT_WRITER: &str = "Object writer";
/// A setting of Object Ownership, or what it means.
pub const OBJECT_WRITER_MEANS: &str = "Whoever puts an object owns it, from another account too.";
/// Heading of the choices in `Ownership`.
pub const OBJECT_OWNERSHIP: &str = "Object Ownership";
/// A way to encrypt.
pub const SSE_S3: &str = "SSE-S3: keys that S3 keeps";
/// A way to encrypt.
pub const SSE_KMS_AWS_KEY: &str = "SSE-KMS, key aws/s3";
/// A step to undo in `DefaultEncryption`.
pub const EDIT_DEFAULT_ENCRYPTION: &str = "Edit default encryption";
/// Label of a field in `DefaultEncryption`.
pub const DEFAULT_ENCRYPTION: &str = "Default encryption";
/// A hint in `DefaultEncryption`.
pub const WITH_SSE_KMS: &str =
    "With [SSE-KMS], whoever puts or gets an object needs permission on the key too.";
/// Label of a box to tick in `DefaultEncryption`.
pub const BUCKET_KEY: &str = "Bucket Key: one data key for the whole bucket";

/// A step to undo.
pub fn ownership_step(title: &str) -> String {
    format!("Object Ownership: {title}")
}

/// Encrypted with a key of the account.
pub fn sse_kms(title: &str) -> String {
    format!("SSE-KMS, key {title}")
}
