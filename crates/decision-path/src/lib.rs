//! Draws a decision: the request's path through its gates, with the policies as sheets.
//!
//! The drawing is a pure function from an [`iam_policy::explanation::AuthorizationResult`] to a [`scene::Scene`], so that
//! the app, the site's pages and exported pictures show the same.

#[cfg(feature = "embedded-fonts")]
pub mod embedded_fonts;
pub mod font_face;
pub mod font_metrics;
pub mod scene;
