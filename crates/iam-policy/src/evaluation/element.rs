//! Single elements of a statement against a request, as [`decide`](super::decide) compares them. For who reasons about
//! many requests at once, and must not have another reading of an element than the evaluator has.

use super::eval_context::EvalContext;
use super::{PolicySet, statement as evaluated};
use crate::document::{ConditionClause, Effect, PolicyType, Statement};
use crate::matching::action::{self, Action};
use crate::matching::eval_resource::EvalResource;
use crate::matching::principal;
use crate::request::{AuthorizationRequest, RequestContext};

pub use crate::matching::eval_resource::ComparedResource;

/// Whether `Action` or `NotAction` of a statement is about the action, `service:Name`.
pub fn covers_action(statement: &Statement, action: &str) -> bool {
    action::covers(statement, action)
}

/// Whether `Resource` or `NotResource` of a statement in a policy of this type is about the request's resource.
pub fn covers_resource(
    statement: &Statement,
    policy_type: PolicyType,
    request: &AuthorizationRequest,
) -> bool {
    with_context(request, &PolicySet::default(), |eval_context| {
        evaluated::is_about_resource(statement, policy_type, eval_context)
    })
}

/// Whether `Principal` or `NotPrincipal` of a statement in a policy of this type is about the request's caller, whose
/// boundary is among `policies` if it has one.
pub fn names_caller(
    statement: &Statement,
    policy_type: PolicyType,
    request: &AuthorizationRequest,
    policies: &PolicySet,
) -> bool {
    statement.principal.as_ref().is_none_or(|element| {
        with_context(request, policies, |eval_context| {
            principal::evaluate(element, statement.effect, eval_context.principal_view(policy_type)).matches
        })
    })
}

/// Whether a condition of a statement with this effect holds.
pub fn condition_holds(clause: &ConditionClause, effect: Effect, context: &RequestContext) -> bool {
    crate::condition::evaluate(clause, effect, context).holds
}

fn with_context<T>(
    request: &AuthorizationRequest,
    policies: &PolicySet,
    ask: impl FnOnce(&EvalContext<'_>) -> T,
) -> T {
    let action = Action::new(request.action_name());
    let eval_resource = EvalResource::new(request, action.name, &request.resource);
    ask(&EvalContext::new(request, action, &eval_resource, policies))
}
