//! What the crate says to people: details of completions, lines of descriptions. A leaf, so that a translator reads nothing else.

pub(crate) mod completion;
pub(crate) mod description;
