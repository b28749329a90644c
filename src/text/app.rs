//! The shell: the foot of the page, messages, saving, and the word after a failure.

/// In the foot of the page.
pub const DISCLAIMER: &str = "Simulated. Not affiliated with AWS.";
/// Lead to the pages that can be read without scripts.
pub const LESSONS_TO_READ: &str = "Lessons to read";
pub const EXAMPLES_TO_READ: &str = "Examples to read";
/// In the foot, when a newer version of the site is ready.
pub const UPDATE_READY: &str = "A newer version is ready.";
/// Opens the list of keys.
pub const KEYBOARD: &str = "Help and keyboard";
/// Two tabs save to the same place.
pub const ANOTHER_TAB: &str = "Another tab has saved its work in the place of this tab’s. Whichever changes last stays; Saved work keeps the states of both.";
/// The part that reads saved work could not be had.
pub const SAVED_WORK_NOT_OPENED: &str = "Your saved work could not be opened: a part of the page could not be fetched. The work is kept, and nothing is saved in its place: reload the page to go on with it.";
/// The part that saves could not be had.
pub const NOT_SAVED_YET: &str = "The part of the page that saves could not be fetched. Your last change is not saved yet: check the connection, then change something.";
/// The browser keeps nothing.
pub const CANNOT_SAVE: &str = "This browser does not let the page save. Your work is lost when the page closes: download it under Saved work.";
/// It needs more room than the browser gives.
pub const TOO_LARGE: &str = "Work of this size does not fit into the browser’s storage. It is lost when the page closes: download it under Saved work.";
/// The program has stopped.
pub const FAILED: &str = "The page has failed. That is our mistake, not yours. Your work up to the last change is saved in this browser: reload the page to go on.";
/// Loads the page anew.
pub const RELOAD: &str = "Reload";
/// Saves the work as a file.
pub const DOWNLOAD_THE_WORK: &str = "Download the work";

/// Behind what is wrong with saved work.
pub fn saved_work_damaged(text: &str) -> String {
    format!("{text} It was put aside, and this is a fresh start.")
}
/// The first stop of the Tab key.
pub const SKIP_TO_LESSON: &str = "Skip to the lesson";
