//! What is nearly right about an element that does not match: the usual slips, each told only where the value would match
//! without it.

mod action;
mod condition;
mod edit_distance;
mod operations;
mod resource;

use crate::action_name::ActionName;
use crate::explanation::{ElementMatch, Mismatch, PolicyOutcome, StatementOutcome};
use crate::request::AuthorizationRequest;

/// The most values of a list that are compared: a policy may be megabytes.
const MAX_VALUES: usize = 500;

/// The near miss of an element that does not match, one sentence.
pub(super) fn sentence(
    element: &ElementMatch,
    policy: &PolicyOutcome,
    statement: &StatementOutcome,
    request: &AuthorizationRequest,
) -> Option<String> {
    match element.reason.as_ref().err()? {
        Mismatch::NotCovered { requested, listed } => {
            resource::near_miss(requested, &listed.texts(), policy.version)
        }
        Mismatch::ConditionFails(comparison) => {
            condition::of_value(&element.name, comparison, policy.version)
        }
        Mismatch::KeyAbsent { key } => condition::of_key(&element.name, key, statement.effect, request),
        _ => None,
    }
}

/// The near miss of an action that no statement is about: empty, or a sentence that follows others.
pub(super) fn action_sentence(action: ActionName<'_>, policies: &[&PolicyOutcome]) -> String {
    action::near_miss(action, policies).map(|sentence| format!(" {sentence}")).unwrap_or_default()
}
