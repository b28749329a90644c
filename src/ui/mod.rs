//! Parts that know nothing of IAM.

pub mod dialog;
pub mod field;
pub mod icon;
pub mod prose;
pub mod tabs;
