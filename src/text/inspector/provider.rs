//! An identity provider.

/// Behind tokens or assertions.
pub const CAN_BECOME_A_ROLE: &str = " can become a role, if the role trusts the provider.";
/// A heading in `Provider`.
pub const ROLES_THAT_TRUST_IT: &str = "Roles that trust it";
/// Where there is nothing to show in `Provider`.
pub const NO_ROLE_TRUSTS_IT: &str = "No role of this account trusts it yet.";
/// A button in `Provider`.
pub const CREATE_A_ROLE: &str = "Create a role that trusts it";

/// What an OpenID Connect provider vouches with.
pub fn tokens(join: &str) -> String {
    format!("Tokens that it signs for {join}")
}

/// What a SAML provider vouches with.
pub fn assertions(issuer: &str) -> String {
    format!("Assertions of {issuer}")
}

/// A step to undo.
pub fn delete_step(name: &str) -> String {
    format!("Delete provider {name}")
}
