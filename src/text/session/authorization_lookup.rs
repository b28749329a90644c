//! Why there is nothing to explain.

/// Said in the place of an explanation.
pub const NOBODY_CALLS: &str = "Nobody calls: the app has no credentials that AWS accepts, so no policy is read. First answer who, then what.";
/// Said in the place of an explanation.
pub const CALLER_IS_GONE: &str = "That caller is gone.";
/// Said in the place of an explanation.
pub const TRACE_IS_GONE: &str = "The trace of that call is gone. Run it again to see it.";
/// Said in the place of an explanation.
pub const RUN_IS_GONE: &str = "That run is gone. Run the app again to see it.";
/// Said in the place of an explanation.
pub const CREDENTIALS_REFUSED: &str = "The credentials were refused before any policy was read.";
