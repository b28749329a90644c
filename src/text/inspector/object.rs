//! An object of a bucket.

/// How an object is encrypted.
pub const SSE_S3: &str = "SSE-S3";
/// How an object is encrypted.
pub const SSE_KMS: &str = "SSE-KMS";
/// A button in `Object`.
pub const OPEN_THE_BUCKET: &str = "Open the bucket";
/// A heading in `Object`.
pub const TAGS: &str = "Tags";
/// A hint in `Object`.
pub const WHAT_TAGS_ARE_FOR: &str = "A policy can ask for them with s3:ExistingObjectTag/ and the key.";
/// Said in `facts`.
pub const THE_BUCKETS_ACCOUNT: &str = "the bucket’s account";
/// Label of a value in `facts`.
pub const SIZE: &str = "Size";
/// Label of a value in `facts`.
pub const LAST_MODIFIED: &str = "Last modified";
/// Label of a value in `facts`.
pub const ENCRYPTION: &str = "[Encryption|Default encryption]";
/// Label of a value in `facts`.
pub const KMS_KEY: &str = "KMS key";
/// Label of a value in `facts`.
pub const OWNER: &str = "[Owner|Object Ownership]";
/// For screen readers in `facts`.
pub const CONTENT_OF_THE_OBJECT: &str = "Content of the object";
/// A message in `PutObject`.
pub const GIVE_A_KEY: &str = "Give the object a key, for example reports/june.txt.";
/// Opens what is folded away in `PutObject`.
pub const PUT_AN_OBJECT: &str = "Put an object";
/// Label in `PutObject`.
pub const KEY: &str = "Key";
/// Label in `PutObject`.
pub const CONTENT: &str = "Content";
/// Under the field in `PutObject`.
pub const ENCRYPTED_AS_THE_BUCKET_SAYS: &str = "Encrypted as the bucket says.";
/// A button in `PutObject`.
pub const PUT_OBJECT: &str = "Put object";

/// A step to undo.
pub fn tag_step(key: &str) -> String {
    format!("Tag {key}")
}

/// A step to undo.
pub fn remove_tag_step(key: &str) -> String {
    format!("Remove tag {key}")
}

/// A step to undo.
pub fn delete_step(key: &str) -> String {
    format!("Delete object {key}")
}

/// Size of the object.
pub fn bytes(count: usize) -> String {
    format!("{count} bytes")
}

/// A step to undo.
pub fn put_step(name: &str) -> String {
    format!("Put object {name}")
}
