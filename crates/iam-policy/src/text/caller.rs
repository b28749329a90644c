//! Errors of a name of a caller.

pub(crate) fn no_name(caller: &str) -> String {
    format!("`{caller}` is no caller; use an ARN, a service such as `ec2.amazonaws.com`, or `anonymous`")
}

pub(crate) fn arn_without_account(caller: &str) -> String {
    format!("`{caller}` is no caller: its ARN has a twelve-digit account id and no region")
}

pub(crate) fn other_arn(caller: &str) -> String {
    format!("`{caller}` is no caller; use the ARN of a user, a role, a session or a root user")
}

pub(crate) const GROUP: &str = "a group makes no requests; name one of its users";

pub(crate) fn not_a_session(caller: &str) -> String {
    format!("`{caller}` is no session: its ARN ends in `assumed-role/ROLE/SESSION`")
}

pub(crate) fn other_role(caller: &str) -> String {
    format!("`CallerRoleArn` is not the role of the session `{caller}`")
}
