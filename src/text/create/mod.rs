//! Making new things: the buttons above the lanes of the map and above the outline; the dialogs have a file each.

/// A virtual computer.
pub const INSTANCE: &str = "Instance";
/// A user.
pub const USER: &str = "User";
/// A group.
pub const GROUP: &str = "Group";
/// A role.
pub const ROLE: &str = "Role";
/// A customer managed policy.
pub const POLICY: &str = "Policy";
/// A bucket, a key, a log group or a provider.
pub const RESOURCE: &str = "Resource";

/// What is on the button.
pub fn add(word: &str) -> String {
    format!("+ {word}")
}

/// What the button is called.
pub fn create(word: &str) -> String {
    format!("Create {}", word.to_ascii_lowercase())
}
pub mod access_key;
pub mod account;
pub mod connect;
pub mod examples;
pub mod extras;
pub mod group;
pub mod launch;
pub mod palette;
pub mod policy;
pub mod resource;
pub mod review;
pub mod role;
pub mod saved_work;
pub mod simple;
pub mod trusted_entity;
pub mod user;
