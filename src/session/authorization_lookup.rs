//! Looks up the authorizations behind a verdict.

use aws_world::api::Authorization;
use decision_path::path::Decision;

use super::document::{Document, Run};
use super::matrix::authorize_cell;
use super::selection::{RequestCaller, StateDecision, WhyTarget};
use crate::text::session::authorization_lookup as text;

/// The decisions behind a verdict, where there are any.
#[derive(Clone, Debug)]
pub enum Lookup {
    /// Each with its trace.
    Found(Vec<Authorization>),
    /// There is none, for this reason.
    Missing(&'static str),
}

/// The decisions that a verdict comes from.
pub fn look_up_authorizations(document: &Document, target: &WhyTarget) -> Lookup {
    let found = match target {
        WhyTarget::Cell(caller, request) => match authorize_cell(document, caller, request) {
            Some(authorization) => vec![authorization],
            None if *caller == RequestCaller::App => {
                return Lookup::Missing(text::NOBODY_CALLS);
            }
            None => return Lookup::Missing(text::CALLER_IS_GONE),
        },
        WhyTarget::Journal(index) => {
            match document.journal.get(*index).and_then(|entry| entry.record.as_ref()) {
                Some(record) => record.authorizations.clone(),
                None => return Lookup::Missing(text::TRACE_IS_GONE),
            }
        }
        WhyTarget::MetadataTrust => match trust_of_last_run(document) {
            Some(authorization) => vec![authorization],
            None => return Lookup::Missing(text::RUN_IS_GONE),
        },
        WhyTarget::Draft(decision)
        | WhyTarget::Outsider(decision)
        | WhyTarget::State(StateDecision { decision, .. }) => {
            vec![decision.0.as_ref().clone()]
        }
    };
    if found.is_empty() {
        return Lookup::Missing(text::CREDENTIALS_REFUSED);
    }
    Lookup::Found(found)
}

/// Calls `use_decisions` with the decisions about a call's requests, as what draws them takes them.
pub fn with_decisions<T>(
    document: &Document,
    authorizations: &[Authorization],
    use_decisions: impl FnOnce(&[Decision<'_>]) -> T,
) -> T {
    let name_of = |id: &str| document.world().name_of(id);
    let each = authorizations.iter().map(|Authorization { request, policies, result }| Decision {
        request,
        policies,
        result,
        name_of: &name_of,
    });
    use_decisions(&each.collect::<Vec<_>>())
}

fn trust_of_last_run(document: &Document) -> Option<Authorization> {
    match document.last_run.as_deref()? {
        Run::Program(_, run) => {
            run.chain.iter().find_map(|attempt| attempt.authorization.as_deref().cloned())
        }
        _ => None,
    }
}
