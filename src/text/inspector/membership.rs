//! Membership of a user in a group.

/// A step to undo.
pub fn remove_step(user_name: &str, group_name: &str) -> String {
    format!("Remove {user_name} from {group_name}")
}

/// Said in `Membership`.
pub fn add_to(user_name: &str, group_name: &str) -> String {
    format!("Add {user_name} to {group_name}")
}
