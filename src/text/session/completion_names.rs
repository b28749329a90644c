//! What a name is that the policy editor proposes.

/// What a proposed name is.
pub const BUCKET: &str = "bucket";
/// What a proposed name is.
pub const ITS_OBJECTS: &str = "its objects";
/// What a proposed name is.
pub const KMS_KEY: &str = "KMS key";
/// What a proposed name is.
pub const LOG_GROUP: &str = "log group";
/// What a proposed name is.
pub const ITS_LOG_STREAMS: &str = "its log streams";
/// What a proposed name is.
pub const ROLE: &str = "role";
/// What a proposed name is.
pub const USER: &str = "user";
/// What a proposed name is.
pub const THIS_ACCOUNT: &str = "this account";
/// What a proposed name is.
pub const OIDC_PROVIDER: &str = "OIDC provider";
/// What a proposed name is.
pub const SAML_PROVIDER: &str = "SAML provider";

/// Another account, by its name.
pub fn account(name: &str) -> String {
    format!("account {name}")
}

/// What belongs to another account.
pub fn of_account(what: &str, name: &str) -> String {
    format!("{what} of account {name}")
}
