//! The end of the course.

/// Title, when every lesson is finished.
pub const TITLE: &str = "You have finished the course";
/// Title, when the last lesson is finished and others are open.
pub const LAST_LESSON_TITLE: &str = "You have finished the last lesson";
/// Opens this screen.
pub const SEE_RESULT: &str = "See your result";
/// What the course is, on the picture.
pub const COURSE: &str = "IAM Playground: AWS IAM, learned by trying it";
/// Goes to the lessons that are open.
pub const SEE_OPEN_LESSONS: &str = "See the lessons that are still open";
/// Goes to the examples.
pub const SEE_EXAMPLES: &str = "Go on with the examples";
/// Saves the picture.
pub const PICTURE_PNG: &str = "Save a picture to share";
/// The same as SVG.
pub const PICTURE_SVG: &str = "Save as SVG";

/// How many lessons are finished, of all.
pub fn finished(count: usize, of: usize) -> String {
    format!("{count} of {of} lessons finished")
}

/// Each lesson proves a myth wrong.
pub fn myths(count: usize) -> String {
    match count {
        1 => "1 myth about IAM proved wrong".to_owned(),
        _ => format!("{count} myths about IAM proved wrong"),
    }
}

/// The fewest requests that were permitted when the lesson that counts them was finished.
pub fn golf(count: usize) -> String {
    format!("Golf: the job done with {count} requests permitted")
}
