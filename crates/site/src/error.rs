//! The error of every step: one sentence that names the file or the argument.

use std::fmt;

#[derive(Debug)]
pub(crate) struct BuildError(String);

impl fmt::Display for BuildError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for BuildError {}

impl From<String> for BuildError {
    fn from(message: String) -> Self {
        Self(message)
    }
}

impl From<&str> for BuildError {
    fn from(message: &str) -> Self {
        Self(message.to_owned())
    }
}
