//! The input.

pub(crate) const STANDARD_INPUT: &str = "standard input";

pub(crate) const WAITING: &str = "Paste the text, then press Ctrl+D on a line of its own.";
