//! `iam-policy simulate`.

pub(crate) const NOT_ANSWERED: &str = "not answered:";

pub(crate) fn place(line: i64, column: i64) -> String {
    format!("line {line}, column {column}")
}
