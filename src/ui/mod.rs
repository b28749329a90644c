//! Parts that know nothing of IAM.

pub mod chunk;
pub mod derived;
pub mod dialog;
pub mod difference;
pub mod dynamic;
pub mod field;
pub mod finder;
pub mod icon;
pub mod prose;
pub mod settled;
pub mod tabs;
