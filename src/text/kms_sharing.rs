//! Aliases and grants of a KMS key.

/// Above the aliases.
pub const ALIASES: &str = "Aliases";
/// There are none.
pub const NO_ALIASES: &str = "No aliases.";
/// Field of a new one.
pub const NEW_ALIAS: &str = "New alias";
/// The button beside it.
pub const CREATE_ALIAS: &str = "Create alias";
/// Above the grants.
pub const GRANTS: &str = "Grants";
/// What a grant is.
pub const GRANTS_HINT: &str =
    "A grant gives one user or role operations on the key, beside the key policy, until it is revoked.";
/// There are none.
pub const NO_GRANTS: &str = "No grants.";
/// Choice of who gets one.
pub const GRANTEE: &str = "Grantee principal";
/// Nothing chosen yet.
pub const CHOOSE_GRANTEE: &str = "Choose a user or role";
/// Above the operations.
pub const OPERATIONS: &str = "Operations";
/// Opens the form, and its button.
pub const CREATE_GRANT: &str = "Create grant";
/// Ends a grant.
pub const REVOKE: &str = "Revoke";
/// Takes an alias away.
pub const DELETE: &str = "Delete";

/// Name of the button that deletes an alias, and of the step.
pub fn delete_alias(alias: &str) -> String {
    format!("Delete alias {alias}")
}

/// Name of the step that creates an alias.
pub fn create_alias(alias: &str) -> String {
    format!("Create alias {alias}")
}

/// Name of the button that ends a grant, and of the step.
pub fn revoke_grant_of(grantee: &str) -> String {
    format!("Revoke grant of {grantee}")
}
