//! Tags.

/// Where there is nothing to show in `TagList`.
pub const NO_TAGS: &str = "No [tags].";
/// Label of a field in `TagList`.
pub const KEY: &str = "Key";
/// Label of a field in `TagList`.
pub const VALUE: &str = "Value";
/// A button in `TagList`.
pub const ADD_TAG: &str = "Add tag";

/// A step to undo in `Tags`.
pub fn tag(key: &str) -> String {
    format!("Tag {key}")
}

/// A step to undo, and its button for screen readers.
pub fn remove_tag(key: &str) -> String {
    format!("Remove tag {key}")
}
