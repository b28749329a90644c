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
///
/// ```
/// use iam_policy::document::PolicyType;
/// use iam_policy::evaluation::{AttachedPolicy, PolicySet, decide_each};
/// use iam_policy::explanation::EvaluationDecision::{Allowed, ImplicitDeny};
/// use iam_policy::request::{AuthorizationRequest, Principal, RequestContext};
///
/// let ann = "arn:aws:iam::111122223333:user/ann";
/// let read = r#"{"Statement": {"Effect": "Allow", "Action": "s3:Get*", "Resource": "arn:aws:s3:::photos/*"}}"#;
/// let policies = PolicySet {
///     identity: vec![AttachedPolicy::inline(read, PolicyType::Identity, "read", ann)],
///     ..PolicySet::default()
/// };
/// let request = AuthorizationRequest {
///     caller: Principal::User { arn: ann.into() },
///     action: String::new(),
///     resource: String::new(),
///     resource_account: Some("111122223333".into()),
///     context: RequestContext::default(),
/// };
/// let actions = ["s3:GetObject".to_owned(), "s3:PutObject".to_owned()];
/// let resources = ["arn:aws:s3:::photos/cat.jpg".to_owned(), "arn:aws:s3:::drafts/cat.jpg".to_owned()];
/// let decisions = decide_each(&request, &actions, &resources, &policies);
/// assert_eq!(decisions, [Allowed, ImplicitDeny, ImplicitDeny, ImplicitDeny]);
/// ```
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
        decisions.push(gates::evaluate_request(&eval_context, policies, &effects, &mut |_| {}));
    }
}
