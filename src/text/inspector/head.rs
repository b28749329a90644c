//! The head of every page of the inspector, and the page where nothing is selected.

/// Where there is nothing to show in `Inspector`.
pub const SELECT_SOMETHING: &str =
    "Select something on the map, the app for example, to see its settings here and change them.";
/// A button in `connecting`.
pub const CONNECT: &str = "Connect…";
/// A button in `connecting`.
pub const DETACH: &str = "Detach…";
/// A button in `Rename`.
pub const RENAME: &str = "Rename";
/// For screen readers in `Rename`.
pub const NEW_NAME: &str = "New name";
/// A button in `Rename`.
pub const SAVE_NAME: &str = "Save name";
