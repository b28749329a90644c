//! `authorize`: every policy that counts, every gate in order, the whole trace.

mod access_point;
mod batch;
mod eval_context;
mod gate_effects;
mod gates;
mod missing;
mod public_access;
mod special_rules;
mod statement;
mod trace;
mod what_if;

use crate::explanation::{AuthorizationResult, EvaluationDecision};
use crate::matching::action::Action;
use crate::matching::eval_resource::EvalResource;
pub use crate::policy_set::{AccessPointBucket, AttachedPolicy, MissingPolicy, PolicySet, PolicySource};
use crate::request::AuthorizationRequest;
pub use batch::decide_each;
use eval_context::EvalContext;
use gate_effects::GateEffects;
pub use public_access::public_statement;
pub use what_if::{Hypothesis, what_if};

/// Decides `request` under `policies` and explains every step.
pub fn authorize(request: &AuthorizationRequest, policies: &PolicySet) -> AuthorizationResult {
    trace::authorize(request, policies)
}

/// The decision of [`authorize`] alone, without making a trace.
pub fn decide(request: &AuthorizationRequest, policies: &PolicySet) -> EvaluationDecision {
    decide_with(request, policies, |_, _| {})
}

/// The decision of [`authorize`] and its [assumptions](AuthorizationResult::assumptions).
pub fn decide_with_assumptions(
    request: &AuthorizationRequest,
    policies: &PolicySet,
) -> (EvaluationDecision, Vec<MissingPolicy>) {
    let mut assumptions = Vec::new();
    let decision = decide_with(request, policies, |eval_context, effects| {
        assumptions = missing::deciding_missing_policies(eval_context, policies, effects);
    });
    (decision, assumptions)
}

fn decide_with(
    request: &AuthorizationRequest,
    policies: &PolicySet,
    look: impl FnOnce(&EvalContext<'_>, &GateEffects),
) -> EvaluationDecision {
    let action = Action::new(request.action_name());
    let eval_resource = EvalResource::new(request, action.name, &request.resource);
    let eval_context = EvalContext::new(request, action, &eval_resource, policies);
    let mut effects =
        GateEffects::collect(policies, |policy, _| statement::policy_effect(policy, &eval_context));
    if let Some(request) = access_point::bucket_request(request, policies) {
        let action = Action::new(request.action_name());
        let eval_resource = EvalResource::new(&request, action.name, &request.resource);
        let eval_context = EvalContext::new(&request, action, &eval_resource, policies);
        let of_bucket = GateEffects::collect_with_bucket(policies, |policy, _| {
            statement::policy_effect(policy, &eval_context)
        });
        effects.add_bucket(&of_bucket, policies, eval_context.is_within_account());
    }
    look(&eval_context, &effects);
    gates::evaluate_request(&eval_context, policies, &effects, &mut |_, _, _| {})
}

#[cfg(test)]
mod tests;
