//! A single statement and a single policy, first as facts only, then as a trace; both from the same judgements.

use crate::sorting::stable_sort;
use std::sync::Arc;

use super::AttachedPolicy;
use super::question::Question;
use crate::condition::Family;
use crate::document::{PolicyType, Statement};
use crate::explanation::{Effect, ElementMatch, PolicyOutcome, PrincipalReach, StatementOutcome};
use crate::matching::principal::Asker;
use crate::matching::{action, condition, principal, resource};
use crate::request::Principal;

/// What a policy says about a request.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct PolicyFacts {
    /// A Deny applies.
    pub(super) denies: bool,
    /// An Allow applies; the farthest reach of those that do.
    pub(super) grants: Option<PrincipalReach>,
}

impl PolicyFacts {
    pub(super) fn add(&mut self, other: Self) {
        self.denies |= other.denies;
        self.grants = self.grants.max(other.grants);
    }

    fn note(&mut self, effect: Effect, reach: PrincipalReach) {
        match effect {
            Effect::Deny => self.denies = true,
            Effect::Allow => self.grants = self.grants.max(Some(reach)),
        }
    }
}

/// What one policy says. A document AWS would refuse says nothing.
pub(super) fn facts(policy: &AttachedPolicy, question: &Question<'_>) -> PolicyFacts {
    let mut facts = PolicyFacts::default();
    each_about_action(policy, question, |statement, asker| {
        if is_about(statement, question)
            && let Some(reach) = applies(statement, question, asker)
        {
            facts.note(statement.effect, reach);
        }
    });
    facts
}

/// Calls `found` with every statement that applies wherever it is about the resource.
pub(super) fn candidates<'p>(
    policy: &'p AttachedPolicy,
    question: &Question<'_>,
    mut found: impl FnMut(Candidate<'p>),
) {
    each_about_action(policy, question, |statement, asker| {
        if let Some(reach) = applies(statement, question, asker) {
            found(Candidate { statement, reach });
        }
    });
}

/// A statement that applies if it is about the resource, and how far it reaches then.
#[derive(Clone, Copy, Debug)]
pub(super) struct Candidate<'p> {
    statement: &'p Statement,
    reach: PrincipalReach,
}

impl Candidate<'_> {
    /// Adds what it says about the question's resource.
    pub(super) fn note(self, question: &Question<'_>, facts: &mut PolicyFacts) {
        if is_about(self.statement, question) {
            facts.note(self.statement.effect, self.reach);
        }
    }
}

fn each_about_action<'p>(
    policy: &'p AttachedPolicy,
    question: &Question<'_>,
    mut found: impl FnMut(&'p Statement, Asker<'_>),
) {
    if policy.document.is_valid_for(question.action.name.service()) {
        let asker = question.asker(policy.source.policy_type);
        action::each(&policy.document, question.action, |statement| {
            if !lacks_resource(policy, statement) || resource::is_about_its_own(question.action.name) {
                found(statement, asker);
            }
        });
    }
}

fn is_about(statement: &Statement, question: &Question<'_>) -> bool {
    let resource = statement.resource.as_ref();
    let context = &question.request.context;
    resource.is_none_or(|element| resource::matches(element, statement.effect, context, question.asked))
}

/// A trust policy never has `Resource`.
fn lacks_resource(policy: &AttachedPolicy, statement: &Statement) -> bool {
    statement.resource.is_none() && policy.document.policy_type() == PolicyType::Resource
}

/// The reach of a statement about the action, if its principals and conditions fit too.
fn applies(statement: &Statement, question: &Question<'_>, asker: Asker<'_>) -> Option<PrincipalReach> {
    let request = question.request;
    let named =
        statement.principal.as_ref().map(|element| principal::judge(element, statement.effect, asker));
    if named.is_some_and(|judgement| !judgement.matches)
        || !statement
            .conditions
            .iter()
            .all(|clause| condition::matches(clause, statement.effect, &request.context))
    {
        return None;
    }
    Some(reach(statement, named.map(|judgement| judgement.reach), &request.caller))
}

/// A statement for everyone that asks for the role in `aws:PrincipalArn` reaches as far as one that names the role
/// (IAM User Guide, *Policy evaluation logic*, on resource-based policies and role ARNs).
fn reach(statement: &Statement, named: Option<PrincipalReach>, caller: &Principal) -> PrincipalReach {
    let reach = named.unwrap_or(PrincipalReach::Caller);
    let session = matches!(caller, Principal::RoleSession { .. } | Principal::FederatedUser { .. });
    let by_arn = |family| {
        matches!(
            family,
            Family::Arn | Family::StringEquals | Family::StringLike | Family::StringEqualsIgnoreCase
        )
    };
    if reach == PrincipalReach::Everyone
        && session
        && statement.conditions.iter().any(|clause| {
            clause.lower_key == "aws:principalarn"
                && !clause.operator.negated
                && by_arn(clause.operator.family)
        })
    {
        return PrincipalReach::Role;
    }
    reach
}

/// What a request asks for, as texts that all statements of a trace share.
#[derive(Debug)]
pub(super) struct Asked {
    action: Arc<str>,
    resource: Arc<str>,
}

impl Asked {
    pub(super) fn of(question: &Question<'_>) -> Self {
        Self { action: question.action.name.as_str().into(), resource: question.asked.text().into() }
    }
}

/// The trace of a policy, and the same facts as [`facts`] gives.
pub(super) fn trace(
    policy: &AttachedPolicy,
    level: Option<usize>,
    question: &Question<'_>,
    asked: &Asked,
) -> (PolicyOutcome, PolicyFacts) {
    let mut facts = PolicyFacts::default();
    let invalid = !policy.document.is_valid_for(question.action.name.service());
    let mut statements = Vec::new();
    if !invalid {
        let asker = question.asker(policy.source.policy_type);
        statements.reserve_exact(policy.document.statements().len());
        let listed = action::first_values(&policy.document, question.action);
        for (statement, listed) in policy.document.statements().iter().zip(listed) {
            let (mut outcome, reach) = trace_statement(statement, listed, question, asked, asker);
            if lacks_resource(policy, statement) {
                let missing = resource::explain_missing(statement.range, question.action.name);
                outcome.applies &= missing.matches;
                outcome.elements.push(missing);
            }
            if outcome.applies {
                facts.note(outcome.effect, reach);
            }
            statements.push(outcome);
        }
    }
    let version = policy.document.version();
    (PolicyOutcome { source: policy.source.clone(), statements, invalid, version, level }, facts)
}

fn trace_statement(
    statement: &Statement,
    listed: Option<usize>,
    question: &Question<'_>,
    asked: &Asked,
    asker: Asker<'_>,
) -> (StatementOutcome, PrincipalReach) {
    let request = question.request;
    let mut elements: Vec<ElementMatch> = Vec::with_capacity(3 + statement.conditions.len());
    let mut named = None;
    if let Some(element) = &statement.principal {
        let (explained, judgement) = principal::explain(element, statement.effect, asker);
        named = Some(judgement.reach);
        elements.push(explained);
    }
    elements.push(action::explain(&statement.action, &asked.action, listed));
    let resource = statement.resource.iter();
    elements.extend(resource.map(|element| {
        resource::explain(element, statement.effect, &request.context, question.asked, &asked.resource)
    }));
    let conditions = statement.conditions.iter();
    elements.extend(conditions.map(|clause| condition::explain(clause, statement.effect, &request.context)));
    stable_sort(&mut elements, |one, other| one.range.start.cmp(&other.range.start));
    let outcome = StatementOutcome {
        sid: statement.sid.as_ref().map(|sid| sid.value.clone()),
        index: statement.index,
        effect: statement.effect,
        range: statement.range,
        applies: elements.iter().all(|element| element.matches),
        elements,
    };
    (outcome, reach(statement, named, &request.caller))
}
