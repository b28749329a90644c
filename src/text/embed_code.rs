//! What the forms of embed code are for, by host.

/// An `<iframe>`.
pub const FRAME: &str = "HTML frame";
/// The same with the script that makes it as high as its content.
pub const GROWING_FRAME: &str = "HTML frame that grows";
/// The element of `embed.js`.
pub const ELEMENT: &str = "HTML element";
/// For Ghost.
pub const GHOST: &str = "Ghost (HTML card)";
/// For WordPress.
pub const WORDPRESS: &str = "WordPress (Custom HTML block)";
/// For Hugo.
pub const HUGO: &str = "Hugo (rawhtml shortcode)";
/// For hosts that take only a picture and a link.
pub const PICTURE: &str = "Markdown picture";
