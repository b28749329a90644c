//! One file a page.

pub mod embed;
pub mod playground;
