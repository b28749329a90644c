//! The page: its regions, tabs and views.

/// The region of the map, and its heading.
pub const WORLD: &str = "World";
/// Shows the map as a tree.
pub const OUTLINE: &str = "Outline";
/// The region of the matrix and the console.
pub const RESULTS: &str = "Results";
/// The region at the side.
pub const INSPECTOR_AND_WHY: &str = "Inspector and why";
/// The tabs of that region.
pub const DETAILS: &str = "Details";
/// Title of a tab.
pub const INSPECTOR: &str = "Inspector";
/// A view of a narrow screen.
pub const LESSON: &str = "Lesson";
/// A view of a narrow screen.
pub const BUILD: &str = "Build";
/// A view of a narrow screen.
pub const RUN: &str = "Run";
/// Title of a tab, and a view.
pub const WHY: &str = "Why";
/// The tabs of a narrow screen.
pub const VIEWS: &str = "Views";
