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
/// The border between the lesson and what is beside it.
pub const STORY_BORDER: &str = "Width of the lesson";
/// The border below the map.
pub const MAP_BORDER: &str = "Height of the world";
/// The border before the inspector.
pub const SIDE_BORDER: &str = "Width of the results";
/// On hovering such a border.
pub const MOVE_BORDER: &str =
    "Drag, or use the arrow keys. Enter or a double click gives back the size it had.";

/// Gives a pane all the room there is.
pub fn fill(pane: &str) -> String {
    format!("Fill the screen: {pane}")
}

/// Closes the pane of the lesson or example.
pub const CLOSE_STORY: &str = "Close the lesson panel";
/// Opens it again.
pub const OPEN_STORY: &str = "Open the lesson panel";
/// On hovering the button that fills the screen.
pub const FILL_OR_RETURN: &str = "Fill the screen; Escape returns";
