//! The outline: the world as a tree.

/// The tree, for screen readers.
pub const THE_ACCOUNT: &str = "The account";
/// The group of the buttons that create something.
pub const CREATE: &str = "Create";
