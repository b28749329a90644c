//! What the pages of lessons say.

pub(crate) const MYTH: &str = "Myth: ";
pub(crate) const AT_THE_START: &str = "A request at the start";
pub(crate) const AT_THE_END: &str = "A request at the end";
/// In the place of a decision where the lesson has no request.
pub(crate) const NO_REQUEST: &str = "No request reaches AWS in this lesson, so no policy decides anything.";
pub(crate) const WHAT_TO_TRY: &str = "What to try";
pub(crate) const AFTER_IT: &str = "After it: ";
pub(crate) const PLAY: &str = "Play this lesson";

// The list of all lessons.

pub(crate) const ALL: &str = "All lessons";
pub(crate) const WHAT_A_LESSON_IS: &str = "Each takes a few minutes: what many believe about AWS IAM, what is so, and goals to reach in a simulated AWS account.";
pub(crate) const START: &str = "Start lesson 1";

pub(crate) fn all_description(count: usize) -> String {
    format!(
        "{count} short lessons on AWS IAM to play in the browser, from credentials to the confused deputy."
    )
}

pub(crate) fn minutes(count: u32) -> String {
    format!("About {count} minutes.")
}

pub(crate) fn description(misconception: &str) -> String {
    format!("People believe: {misconception} A lesson on AWS IAM to play in the browser.")
}
