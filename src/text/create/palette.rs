//! The command palette, and the list of things of a kind.

/// Title in `Palette`.
pub const FIND: &str = "Find";
/// Label in `Palette`.
pub const A_THING_OR_SOMETHING_TO_DO: &str = "A thing, or something to do";
/// An example in the empty field in `Palette`.
pub const EXAMPLES: &str = "photo-app-bucket, create role, +7 hours …";
/// Label in `Things`.
pub const NAME: &str = "Name";
/// An example in the empty field in `Things`.
pub const TYPE_A_PART: &str = "Type a part of the name";
