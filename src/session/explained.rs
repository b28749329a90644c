//! The decisions behind the verdict that the reader has in hand.

use aws_world::call::Authorization;

use super::document::{Document, Run};
use super::matrix::ask;
use super::selection::{MatrixCaller, WhyTarget};
use crate::text::session::explained as text;

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
                return Found::Nothing(text::NOBODY_CALLS);
            }
            None => return Found::Nothing(text::CALLER_IS_GONE),
        },
        WhyTarget::Journal(index) => {
            match document.journal.get(*index).and_then(|entry| entry.record.as_ref()) {
                Some(record) => record.authorizations.clone(),
                None => return Found::Nothing(text::TRACE_IS_GONE),
            }
        }
        WhyTarget::MetadataTrust => match trust_of_last_run(document) {
            Some(authorization) => vec![authorization],
            None => return Found::Nothing(text::RUN_IS_GONE),
        },
    };
    if found.is_empty() {
        return Found::Nothing(text::CREDENTIALS_REFUSED);
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
