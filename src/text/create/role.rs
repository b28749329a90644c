//! The dialog that creates a role.

/// A step of the dialog.
pub const TRUSTED_ENTITY: &str = "Trusted entity";
/// A step of the dialog.
pub const NAME_AND_REVIEW: &str = "Name and review";
/// Label in `CreateRole`.
pub const ROLE_NAME: &str = "Role name";
/// Under the field in `CreateRole`.
pub const NO_RENAMING: &str = "Choose well: AWS does not rename roles.";
/// Label of a box to tick in `CreateRole`.
pub const ATTACH_IT: &str = "Attach it to the instance photo-app (makes the instance profile too)";
/// Label in `CreateRole`.
pub const DESCRIPTION: &str = "Description";
/// A button in `CreateRole`.
pub const PREVIOUS: &str = "Previous";
/// Said in `CreateRole`.
pub const CREATE_ROLE: &str = "Create role";
/// Said in `CreateRole`.
pub const NEXT: &str = "Next";
/// For screen readers in `TrustPreview`.
pub const TRUST_POLICY: &str = "Trust policy";
/// A label in `Review`.
pub const PERMISSIONS: &str = "Permissions";
/// Said in `Review`.
pub const NO_POLICIES: &str = "None yet: whoever assumes the role gets nothing by it.";

/// A step to undo.
pub fn create_step(role_name: &str) -> String {
    format!("Create role {role_name}")
}

/// Which of the three steps is open, and what it is called.
pub fn step(number: usize, title: &str) -> String {
    format!("Step {number} of 3: {title}")
}
