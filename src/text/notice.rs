//! The newest message.

/// Closes a message, for screen readers.
pub const DISMISS: &str = "Dismiss message";
