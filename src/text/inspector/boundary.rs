//! A permissions boundary.

/// A heading in `Boundary`.
pub const PERMISSIONS_BOUNDARY: &str = "Permissions boundary";
/// A button in `Boundary`.
pub const REMOVE_BOUNDARY: &str = "Remove boundary";
/// A hint in `Boundary`.
pub const IT_GIVES_NOTHING: &str = "It gives nothing. It is the most that the policies above can give.";
/// Label of a field in `Boundary`.
pub const SET_ONE: &str = "No permissions boundary. Set one:";
/// A choice in `Boundary`.
pub const CHOOSE_A_POLICY: &str = "Choose a policy";

/// A step to undo in `Boundary`.
pub fn set_boundary(policy: &str) -> String {
    format!("Set boundary {policy}")
}
