//! `authorize`: every policy that counts, every gate in order, the whole trace.

mod access_point;
mod batch;
pub mod element;
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
pub use crate::policy_set::{
    AccessPointBucket, Assumption, AttachedPolicy, MissingPolicy, PolicySet, PolicySource,
};
use crate::request::AuthorizationRequest;
pub use batch::decide_each;
use eval_context::EvalContext;
use gate_effects::GateEffects;
pub use public_access::public_statement;
pub use what_if::{Hypothesis, what_if};

/// Decides `request` under `policies` and explains every step.
/// ```
/// use iam_policy::document::PolicyType;
/// use iam_policy::evaluation::{AttachedPolicy, PolicySet, authorize};
/// use iam_policy::explanation::{EvaluationDecision, Gate};
/// use iam_policy::request::{AuthorizationRequest, Principal, RequestContext};
///
/// let ann = "arn:aws:iam::111122223333:user/ann";
/// let work = r#"{"Statement": {"Effect": "Allow", "Action": "s3:*", "Resource": "*"}}"#;
/// let limit = r#"{"Statement": {"Effect": "Allow", "Action": "s3:Get*", "Resource": "*"}}"#;
/// let policies = PolicySet {
///     identity: vec![AttachedPolicy::inline(work, PolicyType::Identity, "work", ann)],
///     permissions_boundary: Some(AttachedPolicy::inline(limit, PolicyType::PermissionsBoundary, "limit", ann)),
///     ..PolicySet::default()
/// };
/// let request = AuthorizationRequest {
///     caller: Principal::User { arn: ann.into() },
///     action: "s3:DeleteObject".into(),
///     resource: "arn:aws:s3:::photos/cat.jpg".into(),
///     resource_account: Some("111122223333".into()),
///     context: RequestContext::default(),
/// };
///
/// let result = authorize(&request, &policies);
/// assert_eq!(result.decision, EvaluationDecision::ImplicitDeny);
/// let gate = result.deciding_gate.map(|index| &result.gates[index]);
/// assert_eq!(gate.map(|gate| gate.gate), Some(Gate::PermissionsBoundary));
/// ```
pub fn authorize(request: &AuthorizationRequest, policies: &PolicySet) -> AuthorizationResult {
    trace::authorize(request, policies)
}

/// The decision of [`authorize`] alone, without making a trace.
///
/// ```
/// use iam_policy::document::PolicyType;
/// use iam_policy::evaluation::{AttachedPolicy, PolicySet, decide};
/// use iam_policy::explanation::EvaluationDecision::{Allowed, ImplicitDeny};
/// use iam_policy::request::{AuthorizationRequest, ContextValue, Principal, RequestContext};
///
/// let bucket = r#"{"Version": "2012-10-17", "Statement": {
///     "Effect": "Allow", "Principal": {"AWS": "444455556666"}, "Action": "s3:GetObject",
///     "Resource": "arn:aws:s3:::photos/*", "Condition": {"IpAddress": {"aws:SourceIp": "203.0.113.0/24"}}}}"#;
/// let app = "arn:aws:iam::444455556666:user/app";
/// let own = r#"{"Statement": {"Effect": "Allow", "Action": "s3:GetObject", "Resource": "*"}}"#;
/// let policies = PolicySet {
///     identity: vec![AttachedPolicy::inline(own, PolicyType::Identity, "read", app)],
///     resource: vec![AttachedPolicy::inline(bucket, PolicyType::Resource, "photos", "arn:aws:s3:::photos")],
///     ..PolicySet::default()
/// };
/// let mut request = AuthorizationRequest {
///     caller: Principal::User { arn: app.into() },
///     action: "s3:GetObject".into(),
///     resource: "arn:aws:s3:::photos/cat.jpg".into(),
///     resource_account: Some("111122223333".into()),
///     context: RequestContext::default(),
/// };
/// assert_eq!(decide(&request, &policies), ImplicitDeny);
/// request.context.set("aws:SourceIp", ContextValue::One("203.0.113.7".into()));
/// assert_eq!(decide(&request, &policies), Allowed);
/// ```
pub fn decide(request: &AuthorizationRequest, policies: &PolicySet) -> EvaluationDecision {
    decide_with(request, policies, |_, _, _| {})
}

/// The decision of [`authorize`] and its [assumptions](AuthorizationResult::assumptions).
pub fn decide_with_assumptions(
    request: &AuthorizationRequest,
    policies: &PolicySet,
) -> (EvaluationDecision, Vec<Assumption>) {
    let mut assumptions = Vec::new();
    let decision = decide_with(request, policies, |eval_context, effects, decision| {
        assumptions = missing::assumptions(eval_context, policies, effects, decision);
    });
    (decision, assumptions)
}

fn decide_with(
    request: &AuthorizationRequest,
    policies: &PolicySet,
    look: impl FnOnce(&EvalContext<'_>, &GateEffects, EvaluationDecision),
) -> EvaluationDecision {
    let action = Action::new(request.action_name());
    let eval_resource = EvalResource::new(request, action.name, &request.resource);
    let eval_context = EvalContext::new(request, action, &eval_resource, policies);
    let effects = effects_of(&eval_context, policies);
    let decision = gates::evaluate_request(&eval_context, policies, &effects, &mut |_| {});
    look(&eval_context, &effects, decision);
    decision
}

/// The effects of the policies on the request.
fn collect_effects(request: &AuthorizationRequest, policies: &PolicySet) -> GateEffects {
    let action = Action::new(request.action_name());
    let eval_resource = EvalResource::new(request, action.name, &request.resource);
    effects_of(&EvalContext::new(request, action, &eval_resource, policies), policies)
}

fn effects_of(eval_context: &EvalContext<'_>, policies: &PolicySet) -> GateEffects {
    let mut effects =
        GateEffects::collect(policies, &mut |_, policy| statement::policy_effect(policy, eval_context));
    if let Some(request) = access_point::bucket_request(eval_context.request, policies) {
        let action = Action::new(request.action_name());
        let eval_resource = EvalResource::new(&request, action.name, &request.resource);
        let eval_context = EvalContext::new(&request, action, &eval_resource, policies);
        let of_bucket = GateEffects::collect_with_bucket(policies, &mut |_, policy| {
            statement::policy_effect(policy, &eval_context)
        });
        effects.add_bucket(&of_bucket, policies, eval_context.is_within_account());
    }
    effects
}

#[cfg(test)]
mod tests;
