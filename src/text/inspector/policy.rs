//! A policy.

/// A hint in `Policy`.
pub const AWS_WRITES_IT: &str =
    "AWS writes and updates this policy. You can attach it; you cannot change it.";
/// A hint in `Policy`.
pub const NOT_IMPORTED: &str = "The import names this policy, and its document was not in the files.";
/// For screen readers in `Policy`.
pub const POLICY_DOCUMENT: &str = "Policy document";
/// Title of a tab.
pub const POLICY: &str = "Policy";
/// Title of a tab.
pub const PERMISSIONS: &str = "Permissions";
/// Title of a tab.
pub const ENTITIES_ATTACHED: &str = "Entities attached";
/// Title of a tab.
pub const VERSIONS: &str = "Versions";
/// Title of a tab.
pub const TAGS: &str = "Tags";
/// For screen readers in `AttachedTo`.
pub const ATTACHED_TO: &str = "Attached to";
/// Where there is nothing to show in `AttachedTo`.
pub const ATTACHED_TO_NOBODY: &str = "Attached to nobody: a policy by itself gives no one anything.";
/// Text in `Versions`.
pub const DEFAULT_VERSION: &str = "default: in force";
/// A button in `Versions`.
pub const SET_AS_DEFAULT: &str = "Set as default";
/// A hint in `Versions`.
pub const FIVE_VERSIONS: &str =
    "A managed policy keeps five [versions]. Delete an old one before saving a sixth.";
/// What shares the limit of length.
pub const OF_THE_USER: &str = "all inline policies of the user";
/// What shares the limit of length.
pub const OF_THE_GROUP: &str = "all inline policies of the group";
/// What shares the limit of length.
pub const OF_THE_ROLE: &str = "all inline policies of the role";

/// Beside a user or role in `AttachedTo` that the policy bounds.
pub fn as_boundary(kind: &str) -> String {
    format!("{kind}, as its permissions boundary")
}

/// A step to undo.
pub fn delete_step(name: &str) -> String {
    format!("Delete policy {name}")
}

/// A step to undo.
pub fn edit_step(name: &str) -> String {
    format!("Edit policy {name}")
}

/// A step to undo in `Versions`.
pub fn make_the_default(version_id: &str) -> String {
    format!("Make {version_id} the default")
}

/// A step to undo.
pub fn delete_version_step(version_id: &str) -> String {
    format!("Delete {version_id}")
}

/// A step to undo.
pub fn create_inline_step(name: &str) -> String {
    format!("Create inline policy {name}")
}

/// A step to undo.
pub fn edit_inline_step(name: &str) -> String {
    format!("Edit {name}")
}

/// A step to undo.
pub fn delete_inline_step(name: &str) -> String {
    format!("Delete inline policy {name}")
}

/// A button of an inline policy: opens its identity.
pub fn open(owner: &str) -> String {
    format!("Open {owner}")
}

/// Whose an inline policy is: kind and name.
pub fn part_of(kind: &str, owner: &str) -> String {
    format!("in {kind} {owner}")
}
