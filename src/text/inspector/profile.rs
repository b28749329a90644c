//! An instance profile.

/// Text in `InstanceProfile`.
pub const WHAT_IT_IS: &str = "A container for one role. It is what an EC2 instance is given; the instance then assumes the role through it.";
/// Before the role’s name.
pub const IT_HOLDS: &str = "It holds ";
/// A button in `InstanceProfile`.
pub const REMOVE_ROLE: &str = "Remove role";
/// Where there is nothing to show in `InstanceProfile`.
pub const IT_HOLDS_NO_ROLE: &str = "It holds no role.";

/// A step to undo.
pub fn remove_step(role_name: &str) -> String {
    format!("Remove {role_name} from the instance profile")
}

/// A step to undo.
pub fn delete_step(name: &str) -> String {
    format!("Delete instance profile {name}")
}
