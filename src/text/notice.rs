//! The newest message.

/// Closes a message, for screen readers.
pub const DISMISS: &str = "Dismiss message";
/// Goes back to the person who may do everything, after a refusal.
pub const ACT_AS_ADMINISTRATOR: &str = "Act as administrator";
/// In the place of a refusal that stands where it was caused.
pub const REFUSED: &str = "Refused.";
