//! The dialog that reads an AccessDenied message.

/// Name of the dialog.
pub const TITLE: &str = "Explain an AccessDenied";
/// Over the field.
pub const LABEL: &str = "Error message or CloudTrail event";
/// Under the field.
pub const HINT: &str = "From a terminal, a log, an SDK, S3's XML, CloudTrail or decode-authorization-message. It stays in this browser.";
/// Greyed in the field.
pub const PLACEHOLDER: &str =
    "User: arn:aws:iam::111122223333:user/ann is not authorized to perform: s3:GetObject on resource: …";
/// Reads it.
pub const READ: &str = "Read";
/// The parts of what was read.
pub const CALLER: &str = "Caller";
/// See [`CALLER`].
pub const ACTION: &str = "Action";
/// See [`CALLER`].
pub const OPERATION: &str = "Operation";
/// See [`CALLER`].
pub const RESOURCE: &str = "Resource";
/// See [`CALLER`].
pub const SAID: &str = "AWS said";
/// In the place of a part that the text does not tell.
pub const NOT_TOLD: &str = "not told";
/// Over the gates.
pub const NEEDED: &str = "What would have to be true";
/// Marks the gate that AWS names.
pub const NAMED: &str = "AWS names this one";
/// Adds the request to the matrix.
pub const SHOW: &str = "Ask it in this world";
/// Why it cannot be asked.
pub const INCOMPLETE: &str =
    "The text does not tell both caller and action, so it cannot be asked in this world.";
/// Why it cannot be asked.
pub const NO_CALLER: &str = "The caller is not in this world, so it cannot be asked here. Import the account, with what the lines below print.";
/// What the answer leaves out.
pub const NO_RESOURCE: &str = "The resource is not in this world, so its policy is not known here.";

/// The number of refusals, where there are several.
pub fn found(count: usize) -> String {
    format!("{count} refused requests read.")
}

/// Heading of a refusal.
pub fn heading(action: &str, place: usize) -> String {
    format!("{place}. {action}")
}
