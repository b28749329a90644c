//! Sentences about an explicit deny: its scope, and why it applies.

use super::phrases::{capital, joined};
use super::{element, source_name, statement_name};
use crate::explanation::{
    AuthorizationResult, ElementKind, ElementMatch, MatchReason, PolicyOutcome, StatementOutcome,
};
use crate::request::AuthorizationRequest;

/// The sentence about the Deny that decided.
pub(super) fn deciding(request: &AuthorizationRequest, result: &AuthorizationResult) -> String {
    let denying = result.determining.first().and_then(|place| result.statement_at(*place));
    let Some((_, policy, statement)) = denying else {
        return format!("A statement denies `{}`. A Deny always wins.", request.action);
    };
    let others = match result.determining.len() {
        0 | 1 => "",
        2 => " Another statement denies it too.",
        _ => " Other statements deny it too.",
    };
    format!("{} A Deny always wins.{others}", sentence(request, policy, statement))
}

/// The sentence about a statement that applies, whichever decided.
pub(super) fn sentence(
    request: &AuthorizationRequest,
    policy: &PolicyOutcome,
    statement: &StatementOutcome,
) -> String {
    let subject = format!("{} in {}", capital(statement_name(statement)), source_name(&policy.source));
    let telling = telling(statement);
    if telling.is_empty() {
        format!("{subject} denies {}.", scope(request, statement))
    } else {
        let clauses: Vec<String> = telling.into_iter().map(element::clause).collect();
        format!("{subject} denies `{}`: {}.", request.action, joined(&clauses))
    }
}

/// The elements by which the statement applies to this request and not to others: its conditions, else its exceptions.
fn telling(statement: &StatementOutcome) -> Vec<&ElementMatch> {
    let elements = || statement.elements.iter();
    let conditions: Vec<&ElementMatch> =
        elements().filter(|element| element.kind == ElementKind::Condition).collect();
    if !conditions.is_empty() {
        return conditions;
    }
    elements().filter(|element| element.excepts()).collect()
}

/// The scope of a statement without conditions and exceptions.
fn scope(request: &AuthorizationRequest, statement: &StatementOutcome) -> String {
    let action = &request.action;
    let covered_by = |kind| {
        statement.elements.iter().find_map(|element| match &element.reason {
            Ok(MatchReason::Covered(comparison)) if element.kind == kind => Some(comparison),
            _ => None,
        })
    };
    let actions = match covered_by(ElementKind::Action) {
        Some(covered) if &*covered.raw == "*" => format!("every action, `{action}` too,"),
        Some(covered) if !covered.raw.eq_ignore_ascii_case(action) => {
            format!("`{}`, which covers `{action}`,", covered.raw)
        }
        _ => format!("`{action}`"),
    };
    match covered_by(ElementKind::Resource) {
        Some(covered) if &*covered.resolved == "*" => format!("{actions} on every resource"),
        Some(covered) if covered.resolved == covered.requested => {
            format!("{actions} on `{}`", covered.resolved)
        }
        Some(covered) => {
            format!("{actions} on `{}`, which covers `{}`", covered.resolved, covered.requested)
        }
        None => actions.trim_end_matches(',').to_owned(),
    }
}
