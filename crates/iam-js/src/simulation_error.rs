//! Why a simulation has no answer.

use std::fmt;

use aws_world::snapshot::SnapshotError;

use crate::text::simulation as text;

/// Why a simulation has no answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum SimulationError {
    /// The document is not JSON from this byte on.
    DocumentNotJson(usize),
    /// The document's world cannot be read.
    World(SnapshotError),
    /// The questions are not JSON from this byte on.
    QuestionsNotJson(usize),
    /// The questions are JSON, but not a list.
    QuestionsNotAList,
    /// A question lacks this member, or it is no text.
    MissingMember(&'static str),
    /// The world has no principal of this ARN that could make a request.
    UnknownPrincipal(String),
}

impl fmt::Display for SimulationError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::DocumentNotJson(byte) => f.write_str(&text::document_not_json(*byte)),
            Self::World(error) => error.fmt(f),
            Self::QuestionsNotJson(byte) => f.write_str(&text::questions_not_json(*byte)),
            Self::QuestionsNotAList => f.write_str(text::QUESTIONS_NOT_A_LIST),
            Self::MissingMember(name) => f.write_str(&text::missing_member(name)),
            Self::UnknownPrincipal(arn) => f.write_str(&text::unknown_principal(arn)),
        }
    }
}

impl std::error::Error for SimulationError {}
