//! Errors: what happened, where, and what to do.

use std::io;

pub(crate) const ERROR: &str = "error:";

pub(crate) fn read(name: &str, error: &io::Error) -> String {
    format!("{name} cannot be read: {error}")
}

pub(crate) fn too_long(name: &str, limit: usize) -> String {
    format!("{name} is longer than {} MB. Cut out the part with the errors.", limit / 1_000_000)
}

pub(crate) fn lines(first: usize, count: usize) -> String {
    format!("line {first} is not {{\"id\": …, \"text\": \"…\"}}{}", others_are_answered(count))
}

pub(crate) fn comparisons(first: usize, count: usize) -> String {
    format!(
        "line {first} is not {{\"id\": …, \"before\": policy, \"after\": policy, \"type\": …}}{}",
        others_are_answered(count)
    )
}

fn others_are_answered(count: usize) -> String {
    let others = match count {
        1 => String::new(),
        _ => format!(", and {} more", count - 1),
    };
    format!("{others}. The other lines are answered.")
}

pub(crate) fn policy_too_long(name: &str, limit: usize) -> String {
    format!(
        "{name} is longer than {} MB, which no policy is. Check that it is the file of a policy.",
        limit / 1_000_000
    )
}

pub(crate) const STANDARD_INPUT_TWICE: &str =
    "only one of the policies can be standard input. Give the other one as a file.";

pub(crate) fn no_command(name: &str) -> String {
    format!("there is no subcommand {name}. `iam-policy --help` lists them.")
}

pub(crate) fn write(error: &io::Error) -> String {
    format!("standard output cannot be written: {error}")
}
