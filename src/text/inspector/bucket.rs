//! A bucket: objects, policy, Block Public Access.

/// Title of a tab.
pub const BUCKET: &str = "Bucket";
/// Title of a tab.
pub const OBJECTS: &str = "Objects";
/// Title of a tab.
pub const BUCKET_POLICY: &str = "Bucket policy";
/// Title of a tab.
pub const PROPERTIES: &str = "Properties";
/// Where there is nothing to show in `Objects`.
pub const EMPTY: &str = "The bucket is empty. A successful run of the app puts a photo here.";
/// A step to undo.
pub const EDIT_BUCKET_POLICY: &str = "Edit bucket policy";
/// Where there is nothing to show in `BucketPolicy`.
pub const NO_BUCKET_POLICY: &str =
    "No [bucket policy]: [identity-based policies] alone decide within this account.";
/// A button in `BucketPolicy`.
pub const EXAMPLE_DENY_OTHERS: &str = "Example: deny other accounts";
/// A button in `BucketPolicy`, where there is another account.
pub const EXAMPLE_LET_READ: &str = "Example: let another account read";
/// A button and its step.
pub const DELETE_BUCKET_POLICY: &str = "Delete bucket policy";
/// A step to undo.
pub const TURN_OFF: &str = "Turn off Block Public Access";
/// A step to undo.
pub const TURN_ON: &str = "Turn on Block Public Access";
/// What the switch means now.
pub const PUBLIC_POLICY_HELD: &str =
    "The policy gives public access. Only this account and AWS services get in while this is on.";
/// What the switch means now.
pub const PUBLIC_POLICY_COUNTS: &str = "Anybody on the internet gets what the policy gives to everybody.";
/// What the switch means now.
pub const PUBLIC_POLICY_REFUSED: &str =
    "A policy that gives public access is refused. AWS turns this on for every new bucket.";
/// What the switch means now.
pub const PUBLIC_POLICY_POSSIBLE: &str = "A policy may give public access.";
/// What the switch means now.
pub const BLOCK_ALL_PUBLIC_ACCESS: &str = "Block all public access";

/// A step to undo.
pub fn delete_step(bucket: &str) -> String {
    format!("Delete bucket {bucket}")
}

/// An object: its size, when it was put, how it is encrypted.
pub fn object(bytes: usize, put: &str, encryption: &str) -> String {
    format!("{bytes} bytes, {put}, {encryption}")
}
