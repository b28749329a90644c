//! The dialog that shares a world.

/// The button and the dialog's name.
pub const SHARE: &str = "Share";
/// What a link is.
pub const ABOUT: &str = "The whole world is in the link: nothing is uploaded. Whoever opens it gets a copy, and their own work is kept.";
/// Label of the link.
pub const LINK: &str = "Link";
/// Copies it.
pub const COPY_LINK: &str = "Copy link";
/// Whether the explanation that is open goes with it.
pub const WITH_WHY: &str = "Open the explanation that is open here";
/// Where the explanation that is open is of a call that would be decided otherwise now, or of a draft.
pub const WHY_IS_PAST: &str = "The explanation that is open is not in the link: it is of a moment, a draft or a caller that the world as it is now does not have. To share one, open it from the access matrix.";
/// Where a lesson is being written.
pub const WITHOUT_DRAFT: &str =
    "The lesson you are writing is not in the link: save it under “Make a lesson” first.";
/// Where the document's own lesson was played.
pub const NOT_AT_START: &str = "The link opens the world as it is now, and your lesson starts in another one: press “Start again” in the lesson first, so that a learner begins at its start.";
/// Over the files.
pub const FILES: &str = "Files";
/// What files are for.
pub const FILES_ABOUT: &str = "A file has no limit and keeps the CloudTrail records. The pictures carry the world too: open one here, or drop it on the page.";
/// The work as a file.
pub const DOWNLOAD: &str = "Download the work";
/// The map as SVG.
pub const DOWNLOAD_SVG: &str = "Picture (SVG)";
/// The map as PNG.
pub const DOWNLOAD_PNG: &str = "Picture (PNG)";
/// Label of the file field.
pub const OPEN_FILE: &str = "Open a file";
/// Said where the browser refuses a file.
pub const NO_FILE: &str = "The browser did not take the file.";
/// Said where the browser draws no picture.
pub const NO_PICTURE: &str = "This browser did not draw the picture. The SVG is the same picture.";
/// Leaves the dialog.
pub const DONE: &str = "Done";
/// A link that is longer than most places take, in characters.
pub const LONG: usize = 8_000;

/// How long the link is, and whether that is too long for some.
pub fn length(characters: usize) -> String {
    let advice = if characters > LONG {
        " Many chats and mail programs cut links this long: send a file."
    } else {
        ""
    };
    format!("{characters} characters.{advice}")
}

/// In the corner of a picture.
pub const PICTURE_FOOT: &str = "IAM Playground. Simulated, not affiliated with AWS.";

/// What a picture shows.
pub fn picture_title(account: &str) -> String {
    format!("The map of the account {account} in IAM Playground")
}
