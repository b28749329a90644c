//! The dialog that creates a policy.

/// Label in `CreatePolicy`.
pub const POLICY_NAME: &str = "Policy name";
/// A hint in `CreatePolicy`.
pub const LEAST_THE_APP_NEEDS: &str = "This is the least the photo app needs. Change it as you like.";
/// A button in `CreatePolicy`.
pub const CREATE_POLICY: &str = "Create policy";

/// A step to undo.
pub fn create_step(policy_name: &str) -> String {
    format!("Create policy {policy_name}")
}
