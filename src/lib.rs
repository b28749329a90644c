//! The IAM Playground app: everything shown in the browser. The crates decide what AWS would do.

#[cfg(feature = "views")]
pub mod app;
pub mod browser;
#[cfg(feature = "views")]
pub mod components;
#[cfg(feature = "views")]
pub mod deep_links;
pub mod link_picture;
pub mod map_layout;
pub mod matrix_layout;
#[cfg(feature = "views")]
pub mod pages;
#[cfg(feature = "views")]
pub mod persistence;
pub mod session;
pub mod text;
pub mod ui;
