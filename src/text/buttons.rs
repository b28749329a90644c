//! Words of buttons that stand in many places.

/// Leaves without a change.
pub const CANCEL: &str = "Cancel";
/// Closes what is open.
pub const CLOSE: &str = "Close";
/// Deletes the thing it stands at.
pub const DELETE: &str = "Delete";
/// Takes a policy off what it is attached to.
pub const DETACH: &str = "Detach";
/// Throws away what was not saved.
pub const DISCARD: &str = "Discard";
/// Ends a dialog.
pub const DONE: &str = "Done";
/// Takes something out of a list.
pub const REMOVE: &str = "Remove";
/// Fetches again what could not be fetched.
pub const TRY_AGAIN: &str = "Try again";
/// Explains a verdict.
pub const WHY: &str = "Why?";
