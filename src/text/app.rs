//! Around the regions: the foot of the page, what is said of the app as a whole.

/// In the foot, when a newer version of the site is ready.
pub const UPDATE_READY: &str = "A newer version is ready.";
/// Loads it.
pub const TAKE_UPDATE: &str = "Reload";
