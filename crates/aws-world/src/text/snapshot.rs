//! Errors of saved worlds.

pub(crate) const NO_VERSION: &str =
    "The saved world is damaged: it has no version. Check that it was copied as a whole.";

pub(crate) fn not_json(line: usize, column: usize) -> String {
    format!(
        "The saved world is damaged: it is not JSON at line {line}, column {column}. Check that it was copied as a whole."
    )
}

pub(crate) fn unknown_version(version: i64, newest: i64) -> String {
    format!(
        "The saved world is of version {version}; this page reads version {newest}. Reload the page to get a newer one."
    )
}

/// `path` is empty at the top.
pub(crate) fn damaged(expected: &str, path: &str) -> String {
    let path = if path.is_empty() { "its top" } else { path };
    format!(
        "The saved world is damaged: {expected} is missing or is something else at {path}. Check that it was copied as a \
         whole."
    )
}

// What is expected of a value, for `damaged`.

pub(crate) const A_TEXT: &str = "a text";
pub(crate) const A_NUMBER: &str = "a number";
pub(crate) const A_SMALL_NUMBER: &str = "a small number";
pub(crate) const A_NUMBER_OF_32_BITS: &str = "a number from 0 to 4294967295";
pub(crate) const A_BOOLEAN: &str = "true or false";
pub(crate) const A_LIST: &str = "a list";
pub(crate) const AN_OBJECT: &str = "an object";
pub(crate) const A_POLICY_TYPE: &str = "the type of a policy";
pub(crate) const A_STEP: &str = "a step of a program";
pub(crate) const A_HOST: &str = "where a program runs";
pub(crate) const A_RETENTION: &str = "a number of days that CloudWatch Logs knows";
