//! The IAM Playground app: what a reader sees and touches. What AWS would do is asked of the crates.

pub mod app;
pub mod browser;
pub mod components;
pub mod opening;
pub mod pages;
pub mod saving;
pub mod session;
pub mod text;
pub mod ui;
