//! The dialog that creates a group.

/// Label in `CreateGroup`.
pub const GROUP_NAME: &str = "Group name";
/// An example in the empty field in `CreateGroup`.
pub const NAME_EXAMPLE: &str = "Developers";
/// Under the field in `CreateGroup`.
pub const WHAT_A_GROUP_IS: &str =
    "A group collects users, so that a policy is attached once for all of them.";
/// A button in `CreateGroup`.
pub const CREATE_GROUP: &str = "Create group";

/// A step to undo.
pub fn create_step(group_name: &str) -> String {
    format!("Create group {group_name}")
}
