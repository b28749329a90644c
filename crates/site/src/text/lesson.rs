//! What the pages of lessons say.

pub(crate) const MYTH: &str = "Myth: ";
pub(crate) const GOALS: &str = "Goals";
pub(crate) const AFTER_IT: &str = "After it: ";
pub(crate) const PLAY: &str = "Play this lesson";

pub(crate) fn minutes(count: u32) -> String {
    format!("About {count} minutes.")
}

pub(crate) fn description(misconception: &str) -> String {
    format!("People believe: {misconception} A lesson on AWS IAM to play in the browser.")
}
