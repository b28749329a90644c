//! Many decisions for one caller: the work that does not depend on the resource is done once for each action.

use super::eval_context::EvalContext;
use super::gate_effects::GateEffects;
use super::{PolicySet, gates, statement};
use crate::explanation::EvaluationDecision;
use crate::matching::action::Action;
use crate::matching::eval_resource::{EvalResource, ResourceMapping};
use crate::request::AuthorizationRequest;

/// The decisions of [`decide`](super::decide) on `request` for each of `actions` on each of `resources`: action after action,
/// and for each the resources in order. The request's own action and resource do not count.
pub fn decide_each(
    request: &AuthorizationRequest,
    actions: &[String],
    resources: &[String],
    policies: &PolicySet,
) -> Vec<EvaluationDecision> {
    let mut request = request.clone();
    let mut decisions = Vec::with_capacity(actions.len() * resources.len());
    for action in actions {
        request.action.clone_from(action);
        if policies.access_point_bucket.is_some() {
            for resource in resources {
                request.resource.clone_from(resource);
                decisions.push(super::decide(&request, policies));
            }
            continue;
        }
        decide_on(&request, resources, policies, &mut decisions);
    }
    decisions
}

fn decide_on(
    request: &AuthorizationRequest,
    resources: &[String],
    policies: &PolicySet,
    decisions: &mut Vec<EvaluationDecision>,
) {
    let action = Action::new(request.action_name());
    let mapping = ResourceMapping::new(action.name);
    let eval_resource = EvalResource::with_mapping(request, action.name, mapping, &request.resource);
    let eval_context = EvalContext::new(request, action, &eval_resource, policies);
    let mut candidates = Vec::new();
    for (slot, policy) in policies.iter() {
        statement::candidates(policy, &eval_context, |candidate| candidates.push((slot, candidate)));
    }
    for resource in resources {
        let eval_resource = EvalResource::with_mapping(request, action.name, mapping, resource);
        let eval_context = eval_context.with_resource(resource, &eval_resource);
        let mut effects = GateEffects::new(policies);
        for (slot, candidate) in &candidates {
            effects.add(*slot, candidate.effect(&eval_context));
        }
        decisions.push(gates::evaluate_request(&eval_context, policies, &effects, &mut |_, _, _| {}));
    }
}
