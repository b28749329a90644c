//! A user.

/// Title of a tab.
pub const PERMISSIONS: &str = "Permissions";
/// Title of a tab.
pub const GROUPS: &str = "Groups";
/// Title of a tab.
pub const SECURITY_CREDENTIALS: &str = "Security credentials";
/// Title of a tab.
pub const TAGS: &str = "Tags";
/// A hint in `Groups`.
pub const GROUPS_COUNT: &str = "A group’s policies count for every user in it.";
/// Where there is nothing to show in `Groups`.
pub const NO_GROUPS: &str = "There are no groups yet.";
/// A button in `Groups`.
pub const CREATE_GROUP: &str = "Create group";
/// A heading in `Credentials`.
pub const ACCESS_KEYS: &str = "[Access keys|Access key]";
/// A hint in `Credentials`.
pub const LONG_TERM: &str =
    "Access keys are long-term: they work from anywhere, until somebody deactivates them.";
/// A button in `Credentials`.
pub const CREATE_ACCESS_KEY: &str = "Create access key";

/// A step to undo.
pub fn delete_step(name: &str) -> String {
    format!("Delete user {name}")
}

/// A step to undo.
pub fn rename_step(name: &str) -> String {
    format!("Rename user {name}")
}

/// A step to undo.
pub fn create_key_step(name: &str) -> String {
    format!("Create access key for {name}")
}
