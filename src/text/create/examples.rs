//! The gallery.

/// Title in `Examples`.
pub const EXAMPLES: &str = "Examples";
/// A hint in `Examples`.
pub const WHAT_AN_EXAMPLE_IS: &str = "Each is a situation with one answer that surprises. It takes the place of your world; undo brings that back.";
/// The same where one is chosen to embed it.
pub const CHOOSE_TO_EMBED: &str = "Choose what your readers are to see. The code for your page comes next.";
/// Text in `Examples`.
pub const LIST_NOT_FETCHED: &str = "The examples could not be fetched. Check the connection and try again.";
/// A message in `Card`.
pub const EXAMPLE_NOT_FETCHED: &str =
    "That example could not be fetched. Check the connection and try again.";
