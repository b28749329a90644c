//! Why a line of a lesson cannot be read.

use std::fmt::{Display, Formatter, Result};

use crate::text::{check, front_matter};

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
    /// A limit without a principal or a policy.
    ShortLimit,
    /// A limit's policy has errors: the first of them.
    Policy(String),
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
            Self::Unknown { what, text } => f.write_str(&check::unknown(text, what)),
            Self::ShortDecision => f.write_str(check::SHORT_DECISION),
            Self::ShortLimit => f.write_str(check::SHORT_LIMIT),
            Self::Policy(error) => f.write_str(&check::bad_policy(error)),
            Self::Incomplete(word) => f.write_str(&check::incomplete(word)),
            Self::NoValue(pair) => f.write_str(&check::no_value(pair)),
            Self::NotStandalone(gate) => f.write_str(&check::not_standalone(gate)),
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
            Self::NoKey => f.write_str(front_matter::NO_KEY),
            Self::UnknownKey(key) => f.write_str(&front_matter::unknown_key(key)),
            Self::Value(form) => f.write_str(form),
            Self::Check(error) => error.fmt(f),
        }
    }
}
