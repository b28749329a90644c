//! What the forms of embed code are for, by host.

/// An `<iframe>`.
pub const FRAME: &str = "HTML frame";
/// The same with the script that makes it as high as its content.
pub const GROWING_FRAME: &str = "HTML frame that grows";
/// The element of `embed.js`.
pub const ELEMENT: &str = "HTML element";
/// For dev.to, which frames only sites it knows.
pub const DEV_TO: &str = "dev.to (a card)";
/// For Hashnode, which does the same.
pub const HASHNODE: &str = "Hashnode (a card)";
/// For Ghost.
pub const GHOST: &str = "Ghost (HTML card)";
/// For WordPress.
pub const WORDPRESS: &str = "WordPress (Custom HTML block)";
/// For JSX in Markdown.
pub const MDX: &str = "MDX";
/// For Hugo: the template.
pub const HUGO_SHORTCODE: &str = "Hugo, once: layouts/shortcodes/iam-playground.html";
/// For Hugo: its call.
pub const HUGO_POST: &str = "Hugo, in the post";
/// For hosts that take only a picture and a link.
pub const PICTURE: &str = "Markdown picture";
/// Before a frame: leads past it.
pub fn skip(title: &str) -> String {
    format!("Skip {title}")
}

/// Below a frame.
pub const OPEN_IN_PLAYGROUND: &str = "Open in IAM Playground";
