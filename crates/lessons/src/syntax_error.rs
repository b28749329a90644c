//! Why a line of a lesson cannot be read.

use std::fmt::{Display, Formatter, Result};

/// Why a check cannot be read. `docs/authoring.md` lists the forms.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CheckError {
    /// A word that lessons do not know.
    Unknown {
        /// What it stands for: a check, a gate and so on.
        what: &'static str,
        /// The word.
        text: String,
    },
    /// A decision without principal, action or resource.
    ShortDecision,
    /// A word of a decision that has to be followed by another one.
    Incomplete(String),
    /// A context key without a value.
    NoValue(String),
    /// A gate whose policies cannot be asked by themselves.
    NotStandalone(String),
}

impl CheckError {
    pub(crate) fn unknown(what: &'static str, text: &str) -> Self {
        Self::Unknown { what, text: text.to_owned() }
    }
}

impl Display for CheckError {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        match self {
            Self::Unknown { what, text } => {
                let known = "that lessons know: docs/authoring.md lists them.";
                f.write_str(&["“", text, "” is not a ", what, " ", known].concat())
            }
            Self::ShortDecision => {
                f.write_str("After allowed or denied stand a principal, an action and a resource.")
            }
            Self::Incomplete(word) => f.write_str(&["Something is missing after “", word, "”."].concat()),
            Self::NoValue(pair) => f.write_str(&["“", pair, "” is to be KEY=VALUE."].concat()),
            Self::NotStandalone(gate) => {
                f.write_str(&["“", gate, "” cannot stand after `past` and `at`."].concat())
            }
        }
    }
}

impl std::error::Error for CheckError {}

/// Why a line of a lesson's front matter cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum FrontMatterError {
    /// The line has no `key: value`.
    NoKey,
    /// A key that lessons do not have.
    UnknownKey(String),
    /// A value that is not of its key's form.
    Value(&'static str),
    /// A check in the value.
    Check(CheckError),
}

impl From<CheckError> for FrontMatterError {
    fn from(error: CheckError) -> Self {
        Self::Check(error)
    }
}

impl Display for FrontMatterError {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        match self {
            Self::NoKey => f.write_str("A line of the front matter is `key: value`."),
            Self::UnknownKey(key) => {
                f.write_str(&["“", key, "” is not a key of a lesson's front matter."].concat())
            }
            Self::Value(form) => f.write_str(form),
            Self::Check(error) => error.fmt(f),
        }
    }
}
