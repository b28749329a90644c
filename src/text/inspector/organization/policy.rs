//! A policy of the organization.

/// In the name of a button and a step.
pub const SERVICE_CONTROL_POLICY: &str = "service control policy";
/// In the name of a button and a step.
pub const RESOURCE_CONTROL_POLICY: &str = "resource control policy";
/// Said in `OrganizationPolicy`.
pub const ATTACHED_NOWHERE: &str = "Attached nowhere yet: open the root, a unit or an account to attach it.";

/// A step to undo.
pub fn create_step(word: &str, name: &str) -> String {
    format!("Create {word} {name}")
}

/// The button that makes one.
pub fn create(word: &str) -> String {
    format!("Create {word}")
}

/// A step to undo.
pub fn edit_step(name: &str) -> String {
    format!("Edit {name}")
}

/// A step to undo.
pub fn delete_step(name: &str) -> String {
    format!("Delete {name}")
}

/// What it is attached to.
pub fn attached_to(join: &str) -> String {
    format!("Attached to {join}.")
}
