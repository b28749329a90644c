//! A role.

/// Title of a tab.
pub const NO_RENAMING: &str = "AWS does not rename roles: create a new one instead.";
/// Title of a tab.
pub const PERMISSIONS: &str = "Permissions";
/// Title of a tab.
pub const TRUST_RELATIONSHIPS: &str = "Trust relationships";
/// Title of a tab.
pub const TAGS: &str = "Tags";
/// A hint in `Trust`.
pub const WHAT_TRUST_IS: &str =
    "The [trust policy] says who may assume the role. What the role may do is under Permissions.";
/// Text in `Trust`.
pub const UPDATE_POLICY: &str = "Update policy";

/// In the place of what can be done with a role.
pub fn is_managed_by(manager: &str) -> String {
    format!("{manager} manages this role: nobody else can change or delete it.")
}

/// A step to undo.
pub fn delete_step(name: &str) -> String {
    format!("Delete role {name}")
}

/// A step to undo.
pub fn edit_trust_step(name: &str) -> String {
    format!("Edit trust policy of {name}")
}
