//! The statement that an answer hangs on, and the elements in it that made the answer.

use std::cmp::Reverse;

use super::{
    AuthorizationResult, Effect, ElementKind, ElementMatch, EvaluationDecision, GateOutcome, MatchReason,
    Mismatch, PolicyOutcome, StatementOutcome, StatementRef,
};

/// The statement to read first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DecidingStatement {
    /// The statement.
    pub statement: StatementRef,
    /// Indices into its `elements`. Of a statement that applies: the elements that make it apply to this request rather than
    /// to others. Of one that does not: the elements that do not match.
    pub elements: Vec<usize>,
}

impl AuthorizationResult {
    /// The statement at a place, with its policy and its gate.
    pub fn statement_at(
        &self,
        place: StatementRef,
    ) -> Option<(&GateOutcome, &PolicyOutcome, &StatementOutcome)> {
        let gate = self.gates.get(place.gate)?;
        let policy = gate.policies.get(place.policy)?;
        Some((gate, policy, policy.statements.get(place.statement)?))
    }

    /// The statement that denied or allowed; where nothing allowed, the Allow at the deciding gate that came nearest.
    /// `None` where no statement is about the request.
    pub fn deciding_statement(&self) -> Option<DecidingStatement> {
        if let Some(place) = self.determining.first() {
            let (.., statement) = self.statement_at(*place)?;
            return Some(DecidingStatement { statement: *place, elements: telling(statement) });
        }
        if self.decision != EvaluationDecision::ImplicitDeny {
            return None;
        }
        let index = self.deciding_gate?;
        nearest_at(index, self.gates.get(index)?)
    }
}

/// At a gate that does not allow: the Allow that came nearest, else the first one, which is about something else.
fn nearest_at(index: usize, gate: &GateOutcome) -> Option<DecidingStatement> {
    let level = gate.silent_level();
    let of_level = |policy: &&PolicyOutcome| level.is_none() || policy.level == level;
    let place_of = |wanted: &StatementOutcome, of: &PolicyOutcome| {
        let policy = gate.policies.iter().position(|policy| std::ptr::eq(policy, of))?;
        let statement = of.statements.iter().position(|statement| std::ptr::eq(statement, wanted))?;
        Some(StatementRef { gate: index, policy, statement })
    };
    let policies = || gate.policies.iter().filter(of_level);
    let (policy, statement) = match nearest(policies(), Effect::Allow) {
        Some(nearest) => (nearest.policy, nearest.statement),
        None => policies().find_map(|policy| {
            let mut statements = policy.statements.iter();
            Some((policy, statements.find(|statement| statement.effect == Effect::Allow)?))
        })?,
    };
    let elements = statement.elements.iter().enumerate();
    let failing = elements.filter(|(_, element)| !element.matches).map(|(index, _)| index).collect();
    Some(DecidingStatement { statement: place_of(statement, policy)?, elements: failing })
}

impl GateOutcome {
    /// Of a gate of an organization's policies: the first level at which something is attached and nothing allows.
    pub fn silent_level(&self) -> Option<usize> {
        let allows = |policy: &PolicyOutcome| {
            let mut statements = policy.statements.iter();
            statements.any(|statement| statement.effect == Effect::Allow && statement.applies)
        };
        let levels = self.policies.iter().filter_map(|policy| policy.level);
        levels.into_iter().find(|level| {
            let mut of_level = self.policies.iter().filter(|policy| policy.level == Some(*level));
            !of_level.any(allows)
        })
    }
}

/// What makes a statement apply to this request rather than to others: its conditions, else what it excepts, else its
/// narrowest element.
fn telling(statement: &StatementOutcome) -> Vec<usize> {
    let indices = |wanted: &dyn Fn(&ElementMatch) -> bool| -> Vec<usize> {
        let elements = statement.elements.iter().enumerate();
        elements.filter(|(_, element)| wanted(element)).map(|(index, _)| index).collect()
    };
    let conditions = indices(&|element| element.kind == ElementKind::Condition);
    if !conditions.is_empty() {
        return conditions;
    }
    let exceptions = indices(&|element| element.excepts());
    if !exceptions.is_empty() {
        return exceptions;
    }
    let elements = statement.elements.iter().enumerate();
    let narrowest = elements.min_by_key(|(_, element)| width(element));
    narrowest.map(|(index, _)| index).into_iter().collect()
}

impl ElementMatch {
    /// Whether it matches because it lists others: `NotAction`, `NotResource`, `NotPrincipal`.
    pub(crate) fn excepts(&self) -> bool {
        matches!(
            self.reason,
            Ok(MatchReason::NotExcluded { .. }
                | MatchReason::PrincipalNotExcepted { .. }
                | MatchReason::PrincipalNotJudged { .. })
        )
    }
}

/// Scope of an element: one value, a pattern, everything.
fn width(element: &ElementMatch) -> u8 {
    let written = match &element.reason {
        Ok(MatchReason::Covered(comparison)) => &*comparison.raw,
        Ok(MatchReason::PrincipalNamed { raw, .. }) => raw,
        _ => return 3,
    };
    match written {
        "*" => 2,
        pattern if pattern.contains(['*', '?']) => 1,
        _ => 0,
    }
}

/// A statement that does not apply, and what it fails at.
#[derive(Debug)]
pub(crate) struct Nearest<'r> {
    pub(crate) policy: &'r PolicyOutcome,
    pub(crate) statement: &'r StatementOutcome,
    pub(crate) failing: Vec<&'r ElementMatch>,
}

/// Of the statements with this effect that are about the action the one that fails at the fewest elements.
pub(crate) fn nearest<'r>(
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
