//! Callers that are set up for questions, as far as the first load knows them: what answers for them comes with what opens or
//! makes them (`session::hypothetical_caller`).

use std::sync::{Arc, OnceLock};

use aws_world::api::Authorization;
use aws_world::world::ActionOnResource;

use super::Row;
use crate::session::document::Document;

/// What answers for callers in their saved form.
#[derive(Debug)]
pub struct HypotheticalCallers {
    /// The row of one.
    pub row: fn(&Document, &Arc<str>, &[ActionOnResource]) -> Row,
    /// The decision on a request of one, with its trace; `None` where the saved form is damaged.
    pub authorize: fn(&Document, &str, &ActionOnResource) -> Option<Authorization>,
}

/// Set by the first code that opens or makes such a caller.
pub static HYPOTHETICAL_CALLERS: OnceLock<HypotheticalCallers> = OnceLock::new();
