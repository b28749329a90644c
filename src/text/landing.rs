//! The strip that a first visit begins with.

/// Name of the strip.
pub const FIRST_VISIT: &str = "First visit";
/// What this is, in large letters.
pub const WHAT_THIS_IS: &str = "Learn AWS IAM by breaking it.";
/// The rest of it, and for whom.
pub const FOR_WHOM: &str = "18 short lessons for learners, and for engineers a simulator that explains every yes and no. In your browser, no account.";
/// Goes to the first lesson.
pub const START_LESSON_1: &str = "Start lesson 1";
/// Goes on with the lesson of this number, which is open.
pub fn go_on(number: usize) -> String {
    format!("Go on with lesson {number}")
}

/// Opens the dialog that reads a denial.
pub const HAVE_ACCESS_DENIED: &str = "I have an AccessDenied";
/// Opens the gallery, to embed one.
pub const EMBED_EXAMPLE: &str = "Embed an example";
