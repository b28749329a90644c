//! `iam-policy denied`.

/// The width of the names below, and of the space behind them.
pub(crate) const WIDTH: usize = 11;
pub(crate) const CALLER: &str = "Caller";
pub(crate) const ACTION: &str = "Action";
pub(crate) const RESOURCE: &str = "Resource";
pub(crate) const POLICY: &str = "Policy";
pub(crate) const OPERATION: &str = "Operation";
pub(crate) const ENCODED: &str = "Encoded";
pub(crate) const DECODE: &str = "Decode";
pub(crate) const LOOK_AT: &str = "Look at:";

/// `Refusal 2 of 3, line 14, 5 times`.
pub(crate) fn heading(number: usize, all: usize, line: usize, count: usize) -> String {
    let times = if count > 1 { format!(", {count} times") } else { String::new() };
    format!("Refusal {number} of {all}, line {line}{times}")
}

/// The answer to a line of `--jsonl` that has no text.
pub(crate) fn bad_line(number: usize) -> String {
    format!("line {number} is not {{\"id\": …, \"text\": \"…\"}}, or its text is too long")
}
