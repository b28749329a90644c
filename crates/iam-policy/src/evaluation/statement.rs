//! A single statement and a single policy, first as an effect only, then as a trace; both from the same comparisons.

use std::sync::Arc;

use super::AttachedPolicy;
use super::eval_context::EvalContext;
use crate::document::Effect;
use crate::document::operator::OperatorFamily;
use crate::document::{PolicyType, Statement};
use crate::explanation::{ElementMatch, PolicyOutcome, PrincipalReach, StatementOutcome};
use crate::matching::principal::PrincipalView;
use crate::matching::{action, condition, principal, resource};
use crate::request::Principal;

/// The effect of a policy on a request.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct PolicyEffect {
    /// A Deny applies.
    pub(super) denies: bool,
    /// An Allow applies; the farthest reach of those that do.
    pub(super) allow_reach: Option<PrincipalReach>,
    /// A value that is not known decided whether some statement applies.
    pub(super) depends_on_unknown: bool,
}

impl PolicyEffect {
    pub(super) fn add(&mut self, other: Self) {
        self.denies |= other.denies;
        self.allow_reach = self.allow_reach.max(other.allow_reach);
        self.depends_on_unknown |= other.depends_on_unknown;
    }

    fn record(&mut self, effect: Effect, reach: PrincipalReach) {
        match effect {
            Effect::Deny => self.denies = true,
            Effect::Allow => self.allow_reach = self.allow_reach.max(Some(reach)),
        }
    }
}

/// The effect of one policy. A document that AWS would refuse has none.
pub(super) fn policy_effect(policy: &AttachedPolicy, eval_context: &EvalContext<'_>) -> PolicyEffect {
    let mut policy_effect = PolicyEffect::default();
    for_each_about_action(policy, eval_context, |statement, principal_view| {
        let mut unknown = false;
        if covers_resource(statement, eval_context, &mut unknown)
            && let Some(reach) = applies(statement, eval_context, principal_view, &mut unknown)
        {
            policy_effect.record(statement.effect, reach);
        }
        policy_effect.depends_on_unknown |= unknown;
    });
    policy_effect
}

/// Calls `found` with every statement that applies if it covers the resource.
pub(super) fn candidates<'p>(
    policy: &'p AttachedPolicy,
    eval_context: &EvalContext<'_>,
    mut found: impl FnMut(Candidate<'p>),
) {
    for_each_about_action(policy, eval_context, |statement, principal_view| {
        if let Some(reach) = applies(statement, eval_context, principal_view, &mut false) {
            found(Candidate { statement, reach });
        }
    });
}

/// A statement that applies if it covers the resource, and the reach it has then.
#[derive(Clone, Copy, Debug)]
pub(super) struct Candidate<'p> {
    statement: &'p Statement,
    reach: PrincipalReach,
}

impl Candidate<'_> {
    /// Its effect on the resource of `eval_context`.
    pub(super) fn effect(self, eval_context: &EvalContext<'_>) -> PolicyEffect {
        let mut policy_effect = PolicyEffect::default();
        if covers_resource(self.statement, eval_context, &mut false) {
            policy_effect.record(self.statement.effect, self.reach);
        }
        policy_effect
    }
}

fn for_each_about_action<'p>(
    policy: &'p AttachedPolicy,
    eval_context: &EvalContext<'_>,
    mut found: impl FnMut(&'p Statement, PrincipalView<'_>),
) {
    if policy.document.is_valid_for(eval_context.action.name.service()) {
        let principal_view = eval_context.principal_view(policy.source.policy_type);
        action::for_each_statement(&policy.document, eval_context.action, |statement| {
            let policy_type = policy.document.policy_type();
            if !lacks_resource(policy_type, statement) || resource::is_about_its_own(eval_context.action.name)
            {
                found(statement, principal_view);
            }
        });
    }
}

fn covers_resource(statement: &Statement, eval_context: &EvalContext<'_>, unknown: &mut bool) -> bool {
    let resource = statement.resource.as_ref();
    let context = &eval_context.request.context;
    resource.is_none_or(|element| {
        resource::matches(element, statement.effect, context, eval_context.eval_resource, unknown)
    })
}

/// Whether a statement about the action is about the resource, whichever way it says so.
pub(super) fn is_about_resource(
    statement: &Statement,
    policy_type: PolicyType,
    eval_context: &EvalContext<'_>,
) -> bool {
    if lacks_resource(policy_type, statement) {
        return resource::is_about_its_own(eval_context.action.name);
    }
    covers_resource(statement, eval_context, &mut false)
}

/// A trust policy never has `Resource`.
fn lacks_resource(policy_type: PolicyType, statement: &Statement) -> bool {
    statement.resource.is_none() && policy_type == PolicyType::Resource
}

/// The reach of a statement about the action, if its principals and conditions fit too.
fn applies(
    statement: &Statement,
    eval_context: &EvalContext<'_>,
    principal_view: PrincipalView<'_>,
    unknown: &mut bool,
) -> Option<PrincipalReach> {
    let request = eval_context.request;
    let named = statement
        .principal
        .as_ref()
        .map(|element| principal::evaluate(element, statement.effect, principal_view));
    if named.is_some_and(|result| !result.matches)
        || !statement
            .conditions
            .iter()
            .all(|clause| condition::matches(clause, statement.effect, &request.context, unknown))
    {
        return None;
    }
    Some(allow_reach(statement, named.map(|result| result.reach), &request.caller))
}

/// A statement for everyone that asks for the role in `aws:PrincipalArn` reaches as far as one that names the role
/// (IAM User Guide, *Policy evaluation logic*, on resource-based policies and role ARNs).
fn allow_reach(statement: &Statement, named: Option<PrincipalReach>, caller: &Principal) -> PrincipalReach {
    let reach = named.unwrap_or(PrincipalReach::Caller);
    let session = matches!(caller, Principal::RoleSession { .. } | Principal::FederatedUser { .. });
    let by_arn = |family| {
        matches!(
            family,
            OperatorFamily::Arn
                | OperatorFamily::StringEquals
                | OperatorFamily::StringLike
                | OperatorFamily::StringEqualsIgnoreCase
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

/// The action and resource of a request, as texts that all statements of a trace share.
#[derive(Debug)]
pub(super) struct RequestText {
    action: Arc<str>,
    resource: Arc<str>,
}

impl RequestText {
    pub(super) fn new(eval_context: &EvalContext<'_>) -> Self {
        Self {
            action: eval_context.action.name.as_str().into(),
            resource: eval_context.eval_resource.text().into(),
        }
    }
}

/// The trace of a policy, and the same effect as [`policy_effect`] gives.
pub(super) fn trace(
    policy: &AttachedPolicy,
    level: Option<usize>,
    eval_context: &EvalContext<'_>,
    request_text: &RequestText,
) -> (PolicyOutcome, PolicyEffect) {
    let mut policy_effect = PolicyEffect::default();
    let invalid = !policy.document.is_valid_for(eval_context.action.name.service());
    let mut statements = Vec::new();
    if !invalid {
        let principal_view = eval_context.principal_view(policy.source.policy_type);
        statements.reserve_exact(policy.document.statements().len());
        let listed = action::first_values(&policy.document, eval_context.action);
        for (statement, listed) in policy.document.statements().iter().zip(listed) {
            let (mut outcome, reach) =
                trace_statement(statement, listed, eval_context, request_text, principal_view);
            if lacks_resource(policy.document.policy_type(), statement) {
                let missing = resource::explain_missing(statement.range, eval_context.action.name);
                outcome.applies &= missing.matches;
                outcome.elements.push(missing);
            }
            if outcome.applies {
                policy_effect.record(outcome.effect, reach);
            }
            statements.push(outcome);
        }
    }
    let version = policy.document.version();
    (PolicyOutcome { source: policy.source.clone(), statements, invalid, version, level }, policy_effect)
}

fn trace_statement(
    statement: &Statement,
    listed: Option<usize>,
    eval_context: &EvalContext<'_>,
    request_text: &RequestText,
    principal_view: PrincipalView<'_>,
) -> (StatementOutcome, PrincipalReach) {
    let request = eval_context.request;
    let mut elements: Vec<ElementMatch> = Vec::with_capacity(3 + statement.conditions.len());
    // In the order of the text, into which most come already.
    let mut add = |element: ElementMatch| {
        let at = elements.partition_point(|known| known.range.start <= element.range.start);
        elements.insert(at, element);
    };
    let mut named = None;
    if let Some(element) = &statement.principal {
        let (explained, result) = principal::explain(element, statement.effect, principal_view);
        named = Some(result.reach);
        add(explained);
    }
    add(action::explain(&statement.action, &request_text.action, listed));
    if let Some(element) = &statement.resource {
        add(resource::explain(
            element,
            statement.effect,
            &request.context,
            eval_context.eval_resource,
            &request_text.resource,
        ));
    }
    for clause in &statement.conditions {
        add(condition::explain(clause, statement.effect, &request.context));
    }
    let outcome = StatementOutcome {
        sid: statement.sid.as_ref().map(|sid| sid.value.clone()),
        index: statement.index,
        effect: statement.effect,
        range: statement.range,
        applies: elements.iter().all(|element| element.matches),
        elements,
    };
    (outcome, allow_reach(statement, named, &request.caller))
}
