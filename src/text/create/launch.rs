//! The dialog that launches an instance.

/// A step to undo.
pub const LAUNCH_STEP: &str = "Launch an instance";
/// Label of a field in `LaunchInstance`.
pub const INSTANCE_TYPE: &str = "Instance type";
/// A button in `LaunchInstance`.
pub const LAUNCH_INSTANCE: &str = "Launch instance";
/// Label of a field in `ProfileChoice`.
pub const IAM_INSTANCE_PROFILE: &str = "IAM instance profile";
/// A choice in `ProfileChoice`.
pub const NONE: &str = "None";
/// A hint in `ProfileChoice`.
pub const PASS_ROLE_NEEDED: &str = "With a role inside, whoever launches needs [iam:PassRole] on that role as well: else anybody who may launch could borrow any role.";
/// Label of a box to tick in `Metadata`.
pub const REQUIRE_IMDSV2: &str = "Require IMDSv2";
/// Label of a field in `Metadata`.
pub const METADATA_RESPONSE_HOP_LIMIT: &str = "Metadata response hop limit";
/// A hint in `Metadata`.
pub const HOP_LIMIT_MEANS: &str =
    "1 keeps the credentials from a container on the instance; 2 lets it have them.";

/// An instance profile to choose.
pub fn profile_with_role(name: &str, role: &str) -> String {
    format!("{name}, holds role {role}")
}

/// An instance profile to choose.
pub fn profile_without_role(name: &str) -> String {
    format!("{name}, holds no role")
}
