//! The dialog of all lessons.

/// What is opened, in a message.
pub const START_OF_THE_LESSON: &str = "the lesson’s start";
/// Its heading.
pub const TITLE: &str = "All lessons";
/// Name of the list.
pub const LIST: &str = "Lessons in order";
/// Before what one understands after a lesson.
pub const AFTER: &str = "Now you know: ";
/// The lesson that is open.
pub const OPEN_NOW: &str = "open now";
/// Status of a lesson.
pub const FINISHED: &str = "Finished";
/// Status of a lesson.
pub const NOT_BEGUN: &str = "Not begun";
/// Closes the dialog and goes on.
pub const CONTINUE: &str = "Continue";
/// Opens a lesson.
pub const OPEN: &str = "Open";
/// Opens the state that was left in a lesson.
pub const RESUME: &str = "Resume";
/// Forgets what was done in a lesson and opens its start.
pub const START_AGAIN: &str = "Start again";
/// Opens the text of a finished lesson beside the others.
pub const CARD: &str = "Reference card";
/// On a reference card, before the misconception.
pub const BELIEVED: &str = "Myth: ";
/// On a reference card, before what is so.
pub const IS_SO: &str = "What is so: ";
/// Opens the recap card.
pub const WHO_AND_WHAT: &str = "Recap card: who and what";
/// Opens the dialog in which a lesson is made.
pub const MAKE: &str = "Make a lesson of this world";
/// Forgets all progress.
pub const FORGET: &str = "Forget the progress";
/// Asks for a second press.
pub const REALLY_FORGET: &str = "Really forget which lessons are finished?";
/// Confirms.
pub const YES_FORGET: &str = "Yes, forget";
/// Closes the dialog.
pub const DONE: &str = "Done";
/// Above the list.
pub const HINT: &str =
    "A lesson brings its own world. What you have made is saved under a name first, and undo brings it back.";

/// `3 of 18 finished, about 90 minutes to go`.
pub fn summary(finished: usize, all: usize, minutes: u32) -> String {
    match all - finished.min(all) {
        0 => format!("All {all} lessons finished."),
        _ => format!("{finished} of {all} finished, about {minutes} minutes to go."),
    }
}

/// `2 of 4 goals`.
pub fn goals(met: usize, of: usize) -> String {
    format!("{met} of {of} goals met")
}

/// `7 min`.
pub fn minutes(minutes: &str) -> String {
    format!("{minutes} min")
}

/// A button's name with its lesson.
pub fn of_lesson(button: &str, title: &str) -> String {
    format!("{button}: {title}")
}
