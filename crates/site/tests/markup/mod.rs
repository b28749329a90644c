//! Pages read as text.

use std::fs;
use std::path::Path;

/// What stands between the two, wherever they do.
pub(crate) fn between<'t>(text: &'t str, start: &str, end: &str) -> Vec<&'t str> {
    text.split(start).skip(1).filter_map(|rest| rest.split(end).next()).collect()
}

/// What stands between the two, once.
pub(crate) fn only<'t>(text: &'t str, start: &str, end: &str) -> &'t str {
    let found = between(text, start, end);
    assert_eq!(found.len(), 1, "{start} in {text}");
    found.first().copied().unwrap_or_default()
}

pub(crate) fn read(file: &Path) -> String {
    fs::read_to_string(file).unwrap_or_else(|error| panic!("{}: {error}", file.display()))
}
