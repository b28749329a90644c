//! Starting over, and the keys.

/// Title in `Reset`.
pub const START_OVER_QUESTION: &str = "Start over?";
/// Text in `Reset`.
pub const WHAT_IS_LOST: &str =
    "The account goes back to one instance, one empty bucket and one log group. Undo brings your work back.";
/// A button in `Reset`.
pub const KEEP_WORKING: &str = "Keep working";
/// A button in `Reset`.
pub const START_OVER: &str = "Start over";
/// Title in `Keyboard`.
pub const KEYBOARD: &str = "Help and keyboard";
/// A button in `Keyboard`: the strip of a first visit.
pub const SHOW_INTRODUCTION: &str = "Show the introduction again";
/// A hint in `Keyboard`.
pub const ON_A_MAC: &str = "On a Mac, Cmd works like Ctrl.";
/// The keys, and what each does.
pub const KEYS: [(&str, &str); 11] = [
    ("Ctrl + K", "Find a thing, or something to do"),
    ("Ctrl + Enter", "Run the app"),
    ("Ctrl + Z, Ctrl + Shift + Z", "Undo, redo"),
    ("F6, Shift + F6", "Next region, previous region"),
    ("Tab, Shift + Tab", "Next control, previous control"),
    ("Arrow keys", "Move in tabs, in the outline and in the access matrix"),
    ("Enter", "Open; explain a cell of the matrix"),
    ("+", "On the map and in the outline: what can be connected with it"),
    ("Delete", "On the map and in the outline: detach it"),
    ("E", "In the access matrix: expect it to be allowed, denied, or nothing"),
    ("Esc", "Close a dialog"),
];
