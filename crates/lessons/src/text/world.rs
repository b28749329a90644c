//! Names in the world of the first lesson.

pub(crate) const ACCOUNT: &str = "Photo app";
