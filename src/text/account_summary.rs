//! The summary of an imported account: what came in, and what is asked first.

/// Above the account's name.
pub const IMPORTED: &str = "Imported account";
/// What came in, from the account itself.
pub fn came_in(users: usize, groups: usize, roles: usize, policies: usize) -> String {
    let some =
        |count: usize, one: &str, many: &str| format!("{count} {}", if count == 1 { one } else { many });
    format!(
        "{}, {}, {}, {}.",
        some(users, "user", "users"),
        some(groups, "group", "groups"),
        some(roles, "role", "roles"),
        some(policies, "customer managed policy", "customer managed policies"),
    )
}

/// Above the questions.
pub const ASKED_FIRST: &str = "What people ask first";

/// The first question.
pub const WHO_ADMINISTERS: &str = "Who is an administrator?";
/// How that was found.
pub const WHAT_AN_ADMINISTRATOR_IS: &str = "A user or role that is allowed iam:CreateUser, iam:AttachUserPolicy and ec2:RunInstances. The root user, who always is one, is not counted.";
/// The second question.
pub const WHO_COMES_FROM_OUTSIDE: &str = "Which roles can be assumed from outside?";
/// The third question.
pub const WHAT_IS_PUBLIC: &str = "Which buckets are public?";
/// The fourth question.
pub const WHOSE_KEYS_LAST: &str = "Who has long-term keys?";
/// The fifth question.
pub const WHAT_IS_MISSING: &str = "What is missing?";

/// The answer of an empty list.
pub const NOBODY: &str = "Nobody.";
/// The answer of an empty list.
pub const NONE: &str = "None.";
/// Where no bucket policy was imported.
pub const NO_BUCKETS: &str =
    "No bucket policy was imported, so this is not known. Bring them with get-bucket-policy.";
/// Where users were imported.
pub const KEYS_NOT_IN_FILES: &str = "get-account-authorization-details does not list access keys. The credential report does (aws iam get-credential-report).";
/// Where the files leave something open.
pub const FILES_LEAVE_OPEN: &str = "The files do not hold every policy. An answer that depends on one that is missing says so. In the access matrix verdicts depend on this now:";
/// The same, where the matrix hangs on nothing.
pub const NOTHING_HANGS: &str = "The files do not hold every policy. An answer that depends on one that is missing says so. None in the access matrix does now.";
/// Where the account is known whole.
pub const NOTHING_MISSING: &str = "Nothing.";
/// Before what the first answer hangs on.
pub const IF: &str = "As far as this is so:";

/// How many of a list are not shown.
pub fn more(count: usize) -> String {
    format!("and {count} more")
}

/// Everybody, as who assumes a role.
pub const EVERYBODY: &str = "everybody";

/// An account, user or role, as who assumes a role.
pub fn other(name: &str) -> String {
    format!("`{name}`")
}

/// An identity provider, as who assumes a role.
pub fn provider(name: &str) -> String {
    format!("whom `{name}` signs in")
}

/// A role that somebody outside can assume.
pub fn open_role(role: &str, trusted: &str, has_condition: bool) -> String {
    let condition = if has_condition { ", with a condition" } else { ", without any condition" };
    format!("`{role}`: {trusted}{condition}")
}
