//! What the program says. A leaf, so that a translator reads nothing else.

pub(crate) mod compare;
pub(crate) mod denied;
pub(crate) mod error;
pub(crate) mod help;
pub(crate) mod input;
pub(crate) mod simulate;
