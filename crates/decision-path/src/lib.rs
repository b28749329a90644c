//! Draws a decision: the request's path through its gates, with the policies as sheets.
//!
//! [`path::DecisionPath`] is what there is to draw, [`layout`] places it for a width, [`svg`] writes it, and
//! [`picture`] adds what a picture needs that stands alone: verdict, cause, the deciding statement, a legend. All are
//! pure functions of an [`iam_policy::explanation::AuthorizationResult`], so that the app, the site's pages and
//! exported pictures show the same.

#[cfg(feature = "embedded-fonts")]
pub mod embedded_fonts;
pub mod font_face;
pub mod font_metrics;
pub mod formatted;
pub mod layout;
pub mod path;
pub mod picture;
pub mod scene;
pub mod statement;
pub mod station;
pub mod svg;

mod text;
mod text_lines;
