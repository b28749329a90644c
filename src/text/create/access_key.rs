//! The dialog that shows a new access key.

/// Title in `NewAccessKey`.
pub const ACCESS_KEY_CREATED: &str = "Access key created";
/// Text in `NewAccessKey`.
pub const SHOWN_ONCE: &str = "This is the only time the secret is shown. If it is lost, make a new key.";
/// Label of a value in `NewAccessKey`.
pub const ACCESS_KEY_ID: &str = "Access key ID";
/// Label of a value in `NewAccessKey`.
pub const SECRET_ACCESS_KEY: &str = "Secret access key";
/// A hint in `NewAccessKey`.
pub const OPENS_NOTHING: &str = "Simulated: this key opens nothing outside this page.";
/// A button in `NewAccessKey`.
pub const COPY_BOTH: &str = "Copy both";
/// A button in `NewAccessKey`.
pub const PASTE_INTO_THE_FILE: &str = "Paste into ~/.aws/credentials";
/// A button in `NewAccessKey`.
pub const PASTE_INTO_THE_CODE: &str = "Paste into the app’s code";
