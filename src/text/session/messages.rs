//! Messages of the session, titles of panels, people to act as.

/// Title of a panel.
pub const ACCESS_MATRIX: &str = "Access matrix";
/// Title of a panel.
pub const RUN_CONSOLE: &str = "Run console";
/// Title of a panel.
pub const CLOUDTRAIL: &str = "CloudTrail";
/// Title of a panel.
pub const AWS_CLI: &str = "AWS CLI";
/// Somebody wants to open what a request asks for.
pub const DOES_NOT_EXIST: &str = "It does not exist, so there is nothing to open.";
/// The text is on the clipboard.
pub const COPIED: &str = "Copied.";
/// What is to be selected: an access key.
pub const KEY: &str = "key";
/// What is to be selected: an AWS CLI line.
pub const LINE: &str = "line";
/// What is to be selected: several lines.
pub const LINES: &str = "lines";
/// What is to be selected: a longer text.
pub const TEXT: &str = "text";
/// Saved work that was compressed cannot be decompressed.
pub const COMPRESSED_WORK_DAMAGED: &str = "The saved work is damaged: it could not be unpacked.";
/// Saved work is no JSON.
pub const NOT_JSON: &str = "The saved work could not be read: it is not JSON.";
/// The root user, to act as.
pub const ROOT_USER: &str = "root user";
/// The administrator, to act as.
pub const ADMINISTRATOR: &str = "Administrator";

/// The clipboard was refused; what is to be selected instead.
pub fn not_copied(what: &str) -> String {
    format!("The browser did not allow copying: select the {what} instead.")
}

/// A user to act as.
pub fn user(name: &str) -> String {
    format!("user {name}")
}

/// A role to act as.
pub fn role(name: &str) -> String {
    format!("role {name}")
}

/// A step was taken back.
pub fn undone(step: &str) -> String {
    format!("Undone: {step}.")
}

/// A step was done again.
pub fn redone(step: &str) -> String {
    format!("Redone: {step}.")
}

/// A part of saved work cannot be read.
pub fn damaged(part: &str) -> String {
    ["The saved work could not be read: its ", part, " is damaged."].concat()
}
