//! One file a page.

pub mod playground;
