//! Rows and verdicts of the access matrix, and what an edit changes in them.

/// Beside the app: its key is not accepted.
pub const KEY_REFUSED_NOTE: &str = "its key is refused";
/// Beside the app: it has none.
pub const NO_CREDENTIALS: &str = "no credentials";
/// There are no credentials to call with.
pub const NOBODY_CALLS: &str = "Nobody calls";
/// AWS does not accept the key.
pub const KEY_REFUSED: &str = "Key refused";
/// Policies allowed it, it failed for another reason.
pub const ALLOWED_BUT_FAILED: &str = "Allowed, but failed";

/// Of the requests for one resource, where only some are.
pub fn allowed_of(allowed: usize, of: usize) -> String {
    format!("{allowed} of {of} allowed")
}

/// Beside the app: the role it is.
pub fn as_role(name: &str) -> String {
    format!("as role {name}")
}

/// Beside the app: the user it is.
pub fn as_user(name: &str) -> String {
    format!("as user {name}")
}

/// What one cell says after an edit.
pub fn is_now(name: &str, action: &str, verdict: &str) -> String {
    format!("{name}: {action} is now {verdict}")
}

/// Beside a user; with the account where that is not the one shown.
pub fn user(account: Option<&str>) -> String {
    account.map_or("IAM user".to_owned(), |account| format!("IAM user in {account}"))
}

/// Beside a role; with the account where that is not the one shown, and with who manages it where the account does not.
pub fn role(account: Option<&str>, managed_by: Option<&str>) -> String {
    let mut role = "role".to_owned();
    if let Some(account) = account {
        role.extend([" in ", account]);
    }
    if let Some(manager) = managed_by {
        role.extend([", managed by ", manager]);
    }
    role
}

/// The cells that an edit changed, in one sentence; of many the first two.
pub fn changes(changed: &[String]) -> String {
    match changed {
        [] => String::new(),
        [first, second, _, _, ..] => format!("{first}; {second}; and {} more changes.", changed.len() - 2),
        few => format!("{}.", few.join("; ")),
    }
}
