//! The decisions behind the verdict that the reader has in hand.

use aws_world::call::Authorization;

use super::document::{Document, Run};
use super::matrix::ask;
use super::selection::{MatrixCaller, WhyTarget};

/// The decisions behind a verdict.
#[derive(Clone, Debug)]
pub enum Found {
    /// Each with its trace.
    All(Vec<Authorization>),
    /// There is none, for this reason.
    Nothing(&'static str),
}

/// The decisions that the verdict in hand comes from.
pub fn authorizations(document: &Document, target: &WhyTarget) -> Found {
    let found = match target {
        WhyTarget::Cell(caller, request) => match ask(document, caller, request) {
            Some(authorization) => vec![authorization],
            None if *caller == MatrixCaller::App => {
                return Found::Nothing(
                    "Nobody calls: the app has no credentials that AWS accepts, so no policy is read. First answer who, then what.",
                );
            }
            None => return Found::Nothing("That caller is gone."),
        },
        WhyTarget::Journal(index) => {
            match document.journal.get(*index).and_then(|entry| entry.record.as_ref()) {
                Some(record) => record.authorizations.clone(),
                None => return Found::Nothing("The trace of that call is gone. Run it again to see it."),
            }
        }
        WhyTarget::MetadataTrust => match trust_of_last_run(document) {
            Some(authorization) => vec![authorization],
            None => return Found::Nothing("That run is gone. Run the app again to see it."),
        },
    };
    if found.is_empty() {
        return Found::Nothing("The credentials were refused before any policy was read.");
    }
    Found::All(found)
}

fn trust_of_last_run(document: &Document) -> Option<Authorization> {
    match document.last_run.as_deref()? {
        Run::Program(_, run) => {
            run.chain.iter().find_map(|attempt| attempt.authorization.as_deref().cloned())
        }
        _ => None,
    }
}
