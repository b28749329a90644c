//! What users and roles may be given when they are made.

/// Opens what is folded away in `ExtraFields`.
pub const BOUNDARY_TAGS_AND_MORE: &str = "Permissions boundary, tags and more";
/// Label of a field in `ExtraFields`.
pub const PERMISSIONS_BOUNDARY: &str = "Permissions boundary";
/// A choice in `ExtraFields`.
pub const NONE: &str = "None";
/// A hint in `ExtraFields`.
pub const IT_GIVES_NOTHING: &str = "It gives nothing: it is the most that policies can give.";
/// Label in `ExtraFields`.
pub const TAG_KEY: &str = "Tag key";
/// An example in the empty field in `ExtraFields`.
pub const TAG_KEY_EXAMPLE: &str = "team";
/// Label in `ExtraFields`.
pub const TAG_VALUE: &str = "Tag value";
/// Under the field in `ExtraFields`.
pub const MORE_TAGS: &str = "More tags can be added afterwards.";
