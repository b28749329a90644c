//! Names of accounts, of managers of roles, and of policies without a name of their own.

pub(crate) const MANAGEMENT_ACCOUNT: &str = "Management account";
/// The manager of roles made of permission sets.
pub(crate) const IDENTITY_CENTER: &str = "IAM Identity Center";
pub(crate) const SESSION_POLICY: &str = "session policy";
/// The resources that a resource policy of CloudWatch Logs is attached to.
pub(crate) const LOG_GROUPS: &str = "log groups";

pub(crate) fn access_control_list(acl: &str, key: &str) -> String {
    format!("access control list `{acl}` of `{key}`")
}

/// A finding's message with its position in the policy.
pub(crate) fn at_position(message: &str, line: usize, column: usize) -> String {
    format!("{message} (line {line}, column {column})")
}
