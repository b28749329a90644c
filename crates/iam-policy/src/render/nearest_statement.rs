//! The statement that came nearest to applying.

use std::cmp::Reverse;

use super::phrases::joined;
use super::{element, near_miss, statement_name};
use crate::document::Effect;
use crate::explanation::{ElementKind, ElementMatch, Mismatch, PolicyOutcome, StatementOutcome};
use crate::request::AuthorizationRequest;

/// A statement that does not apply, and what it fails at.
#[derive(Debug)]
pub(super) struct Nearest<'r> {
    pub(super) policy: &'r PolicyOutcome,
    pub(super) statement: &'r StatementOutcome,
    failing: Vec<&'r ElementMatch>,
}

impl Nearest<'_> {
    /// Its name, what it fails at, and what is nearly right about that.
    pub(super) fn name(&self) -> String {
        statement_name(self.statement)
    }

    /// Everything it fails at.
    pub(super) fn failing(&self) -> String {
        let clauses: Vec<String> = self.failing.iter().map(|failing| element::clause(failing)).collect();
        joined(&clauses)
    }

    /// What is nearly right about that, as sentences behind others.
    pub(super) fn near_misses(&self, request: &AuthorizationRequest) -> String {
        let near_miss =
            |failing: &&ElementMatch| near_miss::sentence(failing, self.policy, self.statement, request);
        self.failing.iter().filter_map(near_miss).map(|sentence| format!(" {sentence}")).collect()
    }
}

/// Of the statements with this effect that are about the action the one that fails at the fewest elements.
pub(super) fn nearest<'r>(
    policies: impl Iterator<Item = &'r PolicyOutcome>,
    effect: Effect,
) -> Option<Nearest<'r>> {
    let mut best: Option<((usize, Reverse<usize>), Nearest<'r>)> = None;
    for policy in policies {
        for statement in policy.statements.iter().filter(|statement| statement.effect == effect) {
            let failing: Vec<&ElementMatch> =
                statement.elements.iter().filter(|element| !element.matches).collect();
            let missed: usize = failing.iter().map(|element| distance(element)).sum();
            // Of two that miss as much, the one that fits in more is nearer.
            let distance = (missed, Reverse(statement.elements.len()));
            if !failing.is_empty()
                && is_about_action(&failing)
                && best.as_ref().is_none_or(|(known, _)| distance < *known)
            {
                best = Some((distance, Nearest { policy, statement, failing }));
            }
        }
    }
    best.map(|(_, nearest)| nearest)
}

/// An action that `NotAction` leaves out on purpose is farther away than what a value misses.
fn distance(element: &ElementMatch) -> usize {
    if element.kind == ElementKind::Action { 4 } else { 1 }
}

/// A statement that lists other actions is not close.
fn is_about_action(failing: &[&ElementMatch]) -> bool {
    failing.iter().all(|element| {
        element.kind != ElementKind::Action || matches!(element.reason, Err(Mismatch::Excluded(_)))
    })
}
