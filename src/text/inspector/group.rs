//! A group.

/// Title of a tab.
pub const USERS: &str = "Users";
/// Title of a tab.
pub const PERMISSIONS: &str = "Permissions";
/// A hint in `Members`.
pub const WHAT_A_GROUP_IS: &str =
    "A group collects users. It cannot call anything itself and cannot be a Principal.";
/// Where there is nothing to show in `Members`.
pub const NO_USERS: &str = "There are no users to add yet.";

/// A step to undo.
pub fn delete_step(name: &str) -> String {
    format!("Delete group {name}")
}

/// A step to undo.
pub fn rename_step(name: &str) -> String {
    format!("Rename group {name}")
}
