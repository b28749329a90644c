//! An instance.

/// Title of a tab.
pub const APP: &str = "App";
/// Title of a tab.
pub const DETAILS: &str = "Details";
/// In the place of a name.
pub const WITHOUT_A_NAME: &str = "Instance without a name";
/// A button in `Instance`.
pub const TERMINATE: &str = "Terminate";
/// Label in `Instance`.
pub const INSTANCE: &str = "Instance";
/// Label of a value in `Details`.
pub const INSTANCE_ID: &str = "Instance ID";
/// Label of a value in `Details`.
pub const REGION: &str = "Region";
/// Label of a value in `Details`.
pub const PUBLIC_IPV4_ADDRESS: &str = "Public IPv4 address";
/// Label of a value in `Details`.
pub const USES: &str = "Uses";
/// Between bucket and log group.
pub const AND: &str = " and ";
/// A step to undo in `IamRole`.
pub const DETACH_STEP: &str = "Detach the role";
/// Before the profile’s name.
pub const INSTANCE_PROFILE: &str = "[Instance profile] ";
/// Between profile and role.
pub const HOLDS: &str = " holds ";
/// In the place of the role.
pub const NO_ROLE: &str = "no role";
/// Behind the role’s name.
pub const FROM_THE_METADATA_SERVICE: &str =
    ". The instance gets its credentials from the [metadata service].";
/// A button in `IamRole`.
pub const DETACH_IAM_ROLE: &str = "Detach IAM role";
/// Where there is nothing to show in `IamRole`.
pub const NO_ROLE_ATTACHED: &str = "No role is attached: the [metadata service] has no credentials to give.";
/// A button in `IamRole`.
pub const CREATE_ROLE: &str = "Create role";
/// Title of a tab, and a label.
pub const IAM_ROLE: &str = "IAM role";
/// A button in `IamRole`.
pub const UPDATE_IAM_ROLE: &str = "Update IAM role";
/// A hint in `IamRole`.
pub const NEVER_HOLDS_A_ROLE: &str = "An instance never holds a role itself. It holds an instance profile, and that holds one role. The console makes the profile for you.";
/// Text in `AttachRole`.
pub const IS_ATTACHED: &str = "attached to the instance";
/// A button in `AttachRole`.
pub const ATTACH_TO_THE_INSTANCE: &str = "Attach to the instance";

/// A step to undo.
pub fn terminate_step(name: &str) -> String {
    format!("Terminate {name}")
}

/// A step to undo.
pub fn attach_step(role: &str) -> String {
    format!("Attach {role} to the instance")
}
