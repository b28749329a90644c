//! Expectations of the matrix's verdicts: saved with the document, checked after every edit.

use aws_world::world::ActionOnResource;

use super::selection::RequestCaller;

/// The expected verdict of one request of one caller.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Expectation {
    /// Who asks.
    pub caller: RequestCaller,
    /// What is asked.
    pub request: ActionOnResource,
    /// Whether it is to be allowed.
    pub allowed: bool,
}

/// The expected verdict of this request of this caller, if there is one.
pub fn expectation_for(
    all: &[Expectation],
    caller: &RequestCaller,
    request: &ActionOnResource,
) -> Option<bool> {
    all.iter().find(|known| known.caller == *caller && known.request == *request).map(|known| known.allowed)
}

/// Records the expectation for one cell; `None` removes it.
pub fn expect(
    all: &mut Vec<Expectation>,
    caller: &RequestCaller,
    request: &ActionOnResource,
    allowed: Option<bool>,
) {
    all.retain(|known| known.caller != *caller || known.request != *request);
    if let Some(allowed) = allowed {
        all.push(Expectation { caller: caller.clone(), request: request.clone(), allowed });
    }
}
