//! The playground in somebody's post.

/// Name of the part with the matrix.
pub const MATRIX: &str = "Access matrix";
/// Name of the part with a run.
pub const RUN: &str = "Run";
/// The view of the app and what it meets, where it cannot be run.
pub const APP: &str = "App";
/// Name of the part with an explanation.
pub const WHY: &str = "Why";
/// Name of the part with a thing.
pub const DETAILS: &str = "Details";
/// Closes a thing that was opened from the explanation.
pub const BACK_TO_WHY: &str = "Back to the explanation";
/// Shows the whole explanation.
pub const SHOW_ALL: &str = "Show every gate";
/// Shows its first part only.
pub const SHOW_LESS: &str = "Show less";
/// Leads to the playground.
pub const OPEN_FULL: &str = "Open full playground";
/// Copies the way there, for frames that may open nothing.
pub const COPY_LINK: &str = "Copy link";
/// Said when that worked.
pub const COPIED: &str = "Copied: the full playground opens with this world.";
/// Label of the address, where the frame may not open it.
pub const NOT_OPENED: &str =
    "The page around this frame lets it open nothing. The address of the full playground:";
/// Label of the address, where the frame may not copy it.
pub const NOT_COPIED: &str =
    "The page around this frame lets it copy nothing. The address of the full playground:";
/// For the name of a policy that there is not.
pub const NO_POLICY: &str = "There is no such policy in this world.";
/// Takes the last change back.
pub const UNDO: &str = "Undo";
/// Begins again with what the frame began with.
pub const RESET: &str = "Reset";
/// That step, for undo.
pub const RESET_STEP: &str = "Reset";
/// What it is.
pub const SIMULATED: &str = "Simulated. Not affiliated with AWS.";
/// Said to who tries to change a read-only embed.
pub const READ_ONLY: &str = "This one is for reading. Open the full playground to change things.";
/// Over the list of lessons, where the address names none that is there.
pub const ALL_LESSONS: &str = "All lessons";
/// Said to who drops a file on the frame.
pub const NO_FILES_HERE: &str =
    "A file cannot be opened in this frame. Open the full playground and drop it there.";
/// For a lesson or an example that could not be fetched.
pub const NOT_FETCHED: &str =
    "The world of this embed could not be fetched. Check the connection and try again.";
/// For the name of an example that there is not.
pub const NO_EXAMPLE: &str = "There is no such example. This is the first world.";

/// What is wrong with the link of an embed.
pub fn damaged(fault: &str) -> String {
    format!("The link in this embed is damaged. {fault}")
}
