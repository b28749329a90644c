//! What the package says to people: errors of what it is given. A leaf, so that a translator reads nothing else.

pub(crate) mod comparison;
pub(crate) mod module;
pub(crate) mod simulation;
