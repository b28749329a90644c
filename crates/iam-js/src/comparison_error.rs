//! Why a comparison has no answer.

use std::fmt;

use iam_policy_compare::PolicyPairError;

use crate::text::comparison as text;

/// Why a comparison has no answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum ComparisonError {
    /// The pair is not JSON from this byte on.
    NotJson(usize),
    /// It is no pair of policies.
    NotAPair(PolicyPairError),
}

impl fmt::Display for ComparisonError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotJson(byte) => f.write_str(&text::not_json(*byte)),
            Self::NotAPair(PolicyPairError::NoPolicy(name)) => f.write_str(&text::no_policy(name)),
            Self::NotAPair(PolicyPairError::UnknownPolicyType) => f.write_str(&text::unknown_policy_type()),
        }
    }
}

impl std::error::Error for ComparisonError {}
