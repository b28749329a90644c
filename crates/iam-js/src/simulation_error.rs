//! Why a simulation has no answer.

use std::fmt;

use aws_world::snapshot::SnapshotError;

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
            Self::DocumentNotJson(byte) => write!(f, "The document is not JSON at byte {byte}."),
            Self::World(error) => error.fmt(f),
            Self::QuestionsNotJson(byte) => write!(f, "The list of questions is not JSON at byte {byte}."),
            Self::QuestionsNotAList => f.write_str("The questions are a list."),
            Self::MissingMember(name) => write!(f, "A question has no text `{name}`."),
            Self::UnknownPrincipal(arn) => {
                write!(f, "The document has no user, role or root user `{arn}`.")
            }
        }
    }
}

impl std::error::Error for SimulationError {}
