//! The root, a unit or an account.

/// A hint in `Account`.
pub const MANAGEMENT_ACCOUNT: &str =
    "The [management account]: policies of the organization do not limit it.";
/// Where there is nothing to show in `Account`.
pub const IN_NO_ORGANIZATION: &str =
    "In no organization: no [service control policy|Service control policies] limits it.";
/// A button in `Account`.
pub const JOIN_THE_ORGANIZATION: &str = "Join the organization";
/// Over the field of the Region.
pub const REGION: &str = "Works in Region";
/// Under it.
pub const REGION_HINT: &str = "What has no Region in its ARN is asked for there.";
/// A button.
pub const SET_REGION: &str = "Set Region";
/// No service control policy is attached.
pub const NOTHING_ALLOWED: &str = "None: at this level nothing is allowed, so nothing below it is.";
/// Label of a field in `NewUnit`.
pub const NEW_UNIT_BELOW: &str = "New unit below";
/// An example in the empty field in `NewUnit`.
pub const PRODUCTION: &str = "Production";
/// A button in `NewUnit`.
pub const CREATE_UNIT: &str = "Create unit";
/// Label of the place in the tree.
pub const IN: &str = "In";

/// A step to undo.
pub fn delete_step(name: &str) -> String {
    format!("Delete unit {name}")
}

/// A step to undo, and its button for screen readers.
pub fn detach(name: &str) -> String {
    format!("Detach {name}")
}

/// A button and its step.
pub fn attach(name: &str) -> String {
    format!("Attach {name}")
}

/// A step to undo.
pub fn create_step(unit: &str) -> String {
    format!("Create unit {unit}")
}

/// A step to undo.
pub fn move_step(name: &str) -> String {
    format!("Move account {name}")
}

/// What an account holds.
pub fn holds(users: usize, buckets: usize) -> String {
    let users = if users == 1 { "1 user".to_owned() } else { format!("{users} users") };
    let buckets = if buckets == 1 { "1 bucket".to_owned() } else { format!("{buckets} buckets") };
    format!("{users}, {buckets}")
}
