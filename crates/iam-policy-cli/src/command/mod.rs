//! The subcommands, a file each: their arguments and what they do.

mod compare;
mod completions;
mod denied;
mod man;
mod simulate;

pub(crate) use compare::Compare;
pub(crate) use completions::Completions;
pub(crate) use denied::Denied;
pub(crate) use man::Man;
pub(crate) use simulate::Simulate;
