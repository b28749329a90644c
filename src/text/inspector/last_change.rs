//! The last change of the selected thing.

/// A label in `LastChange`.
pub const LAST_CHANGE: &str = "Last change";
/// For screen readers in `LastChange`.
pub const AWS_CLI_COMMAND: &str = "AWS CLI command of the last change";
/// A button in `LastChange`.
pub const COPY_COMMAND: &str = "Copy command";
