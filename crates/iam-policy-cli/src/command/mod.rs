//! The subcommands, a file each: their arguments and what they do.

mod completions;
mod denied;
mod man;
mod simulate;

pub(crate) use completions::Completions;
pub(crate) use denied::Denied;
pub(crate) use man::Man;
pub(crate) use simulate::Simulate;

/// How a command ended that was done. It is the exit status.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// What was asked for is there: 0.
    Found,
    /// Nothing was found, or a request was not answered: 1.
    Nothing,
}
