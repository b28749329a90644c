//! Errors between JavaScript and the module.

pub(crate) const NOT_JSON: &str = "This is neither JSON text nor an object that JSON can hold.";
pub(crate) const ANSWER_TOO_LONG: &str = "The answer is longer than this browser can read.";
