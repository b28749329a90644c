//! The IAM Playground app: everything shown in the browser. The crates decide what AWS would do.

pub mod app;
pub mod browser;
pub mod components;
pub mod deep_links;
pub mod pages;
pub mod persistence;
pub mod session;
pub mod text;
pub mod ui;
