//! The head of every page of the inspector.

/// A button in `connect_buttons`.
pub const CONNECT: &str = "Connect…";
/// A button in `connect_buttons`.
pub const DETACH: &str = "Detach…";
/// A button in `Rename`.
pub const RENAME: &str = "Rename";
/// For screen readers in `Rename`.
pub const NEW_NAME: &str = "New name";
/// A button in `Rename`.
pub const SAVE_NAME: &str = "Save name";
