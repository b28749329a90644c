//! The lists of what a thing can be connected with and taken off.

/// Said in `list`.
pub const NOTHING_FITS: &str = "Nothing in the account can be connected with it.";
/// Said in `list`.
pub const INLINE_POLICY_STAYS: &str =
    "An inline policy is part of its identity: it can be deleted, not detached.";
/// Said in `list`.
pub const ATTACHED_TO_NOTHING: &str = "It is attached to nothing.";
/// Label in `list`.
pub const WHAT_FITS: &str = "What fits";
/// An example in the empty field in `list`.
pub const TYPE_A_PART: &str = "Type a part of the name";

/// Title: what the thing of that name can be connected with, or taken off.
pub fn title(connects: bool, name: &str) -> String {
    format!("{} {name}", if connects { "Connect" } else { "Detach" })
}
