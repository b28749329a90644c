//! Putting a world into a post.

/// Heading.
pub const POST: &str = "In a post";
/// What that is.
pub const ABOUT: &str = "A post can frame this world. Readers can try things in it; nothing is saved, and the whole playground is one press away.";
/// Shows the choices.
pub const OPEN: &str = "Show the code";
/// Name of the choice of a view.
pub const VIEW: &str = "What it shows";
/// Why an explanation cannot be chosen.
pub const WHY_NEEDS_ONE: &str = "Why shows an explanation, and this link carries none: open one from the access matrix or the run console, then press Share.";
/// Name of the choice of a theme.
pub const THEME: &str = "Colors";
/// The themes, with their names.
pub const THEMES: [(Option<&str>, &str); 3] =
    [(None, "As the reader’s system"), (Some("light"), "Light"), (Some("dark"), "Dark")];
/// Forbids changes.
pub const READ_ONLY: &str = "For reading only";
/// Label of the field with what the frame is called.
pub const TITLE: &str = "Title, for screen readers and pictures";
/// Makes the element wait.
pub const STARTS_AT_PRESS: &str = "The HTML element shows the picture and loads nothing until it is pressed";

/// About the picture that the codes name.
pub fn about_picture(file: &str) -> String {
    format!(
        "The codes show `{file}` where a frame cannot be: download the PNG above and put it beside the post (in Hugo and most others into `static/`)."
    )
}

/// Over the frame.
pub const PREVIEW: &str = "Preview";
/// Name of the choice of a height.
pub const HEIGHT: &str = "Height";
/// Over the codes.
pub const CODE: &str = "Code";
/// Copies one.
pub const COPY: &str = "Copy";

/// The view of the map.
pub const WORLD_VIEW: &str = "World";
/// The view of an explanation.
pub const WHY_VIEW: &str = "Why";
/// The view of the matrix.
pub const MATRIX_VIEW: &str = "Access matrix";
/// The view of one policy.
pub const POLICY_VIEW: &str = "Policy";
/// The view of a lesson.
pub const LESSON_VIEW: &str = "Lesson";

/// A height.
pub fn pixels(pixels: u32) -> String {
    format!("{pixels} px")
}

/// Name of the button that copies the code for a host.
pub fn copy_for(host: &str) -> String {
    format!("Copy for {host}")
}

/// Name of the frame in which it is tried.
pub fn preview_of(title: &str) -> String {
    format!("{PREVIEW}: {title}")
}

/// What a frame is called that shows this of an account.
pub fn title(view: &str, account: &str) -> String {
    format!("{view} of {account}")
}

/// What a frame is called that explains a request.
pub fn title_of_why(action: &str, resource: &str) -> String {
    format!("Why: {action} on {resource}")
}

/// What a frame is called that shows a policy, by its name or ARN.
pub fn title_of_policy(name: &str) -> String {
    format!("Policy {}", name.rsplit('/').next().unwrap_or(name))
}
