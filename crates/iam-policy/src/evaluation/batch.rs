//! Many decisions for one caller: what does not depend on the resource is worked out once for each action.

use super::facts::Facts;
use super::question::Question;
use super::statement::{self, PolicyFacts};
use super::{PolicySet, combine};
use crate::explanation::EvaluationDecision;
use crate::matching::action::Action;
use crate::matching::asked::{AskedOf, AskedResource};
use crate::request::AuthorizationRequest;

/// What [`decide`](super::decide) answers to `request` for every one of `actions` on every one of `resources`: action after
/// action, and for each the resources in order. The request's own action and resource are not asked.
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
    let asked_of = AskedOf::new(action.name);
    let asked = AskedResource::about(request, action.name, asked_of, &request.resource);
    let question = Question::new(request, action, &asked, policies);
    // By the policies' places in the order in which facts are gathered.
    let mut candidates = Vec::new();
    let mut count = 0;
    Facts::gather(policies, |policy, _| {
        statement::candidates(policy, &question, |candidate| candidates.push((count, candidate)));
        count += 1;
        PolicyFacts::default()
    });
    let mut said = vec![PolicyFacts::default(); count];
    for resource in resources {
        let asked = AskedResource::about(request, action.name, asked_of, resource);
        let question = question.about(resource, &asked);
        said.fill(PolicyFacts::default());
        for (place, candidate) in &candidates {
            if let Some(facts) = said.get_mut(*place) {
                candidate.note(&question, facts);
            }
        }
        let mut said = said.iter().copied();
        let facts = Facts::gather(policies, |_, _| said.next().unwrap_or_default());
        decisions.push(combine::combine(&question, policies, &facts, &mut |_, _, _| {}));
    }
}
