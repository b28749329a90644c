//! The organization.

pub mod policy;
pub mod target;
pub mod tree;
