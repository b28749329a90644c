//! What can keep a command from being done.

use std::fmt;
use std::io;

use crate::text::error as text;

/// Error of a command.
#[derive(Debug)]
pub(crate) enum CliError {
    /// The input could not be read.
    Read { name: String, error: io::Error },
    /// The input is longer than the reader takes.
    TooLong { name: String, limit: usize },
    /// Lines of `--jsonl` that hold no text; the others were answered.
    Lines { first: usize, count: usize },
    /// Lines of `--jsonl` that hold no two policies; the others were answered.
    Comparisons { first: usize, count: usize },
    /// A policy is longer than any that AWS stores.
    PolicyTooLong { name: String, limit: usize },
    /// Both policies are standard input.
    StandardInputTwice,
    /// There is no subcommand of this name.
    NoCommand { name: String },
    /// Standard output could not be written.
    Write(io::Error),
}

impl fmt::Display for CliError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&match self {
            Self::Read { name, error } => text::read(name, error),
            Self::TooLong { name, limit } => text::too_long(name, *limit),
            Self::Lines { first, count } => text::lines(*first, *count),
            Self::Comparisons { first, count } => text::comparisons(*first, *count),
            Self::PolicyTooLong { name, limit } => text::policy_too_long(name, *limit),
            Self::StandardInputTwice => text::STANDARD_INPUT_TWICE.to_owned(),
            Self::NoCommand { name } => text::no_command(name),
            Self::Write(error) => text::write(error),
        })
    }
}

impl std::error::Error for CliError {}
