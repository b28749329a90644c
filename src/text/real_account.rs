//! The ways in from a real account and out to one.

/// Heading over them, among saved work.
pub const HEADING: &str = "A real account";
/// Opens the reader of refusals.
pub const EXPLAIN_DENIED: &str = "Explain an AccessDenied";
