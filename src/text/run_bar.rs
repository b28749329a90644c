//! The row of things that can be made to happen.

/// The group of the buttons.
pub const RUN: &str = "Run";
/// Runs the photo app.
pub const RUN_THE_APP: &str = "Run the app";
/// Publishes the app’s code.
pub const LEAK_THE_REPOSITORY: &str = "Leak the repository";
/// Reads the role’s credentials from the metadata service.
pub const STEAL_THE_CREDENTIALS: &str = "Steal the session";
/// Uses what the stranger found.
pub const CALL_AS_THE_STRANGER: &str = "Call as the stranger";
