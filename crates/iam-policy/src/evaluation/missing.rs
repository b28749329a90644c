//! Policies that may exist and whose documents are not known, and facts about accounts that are not known: whether the decision
//! depends on them.

use super::eval_context::EvalContext;
use super::gate_effects::GateEffects;
use super::{PolicySet, gates};
use crate::document::Effect;
use crate::document::PolicyType;
use crate::explanation::{EvaluationDecision, PrincipalReach};
use crate::policy_set::{Assumption, MissingPolicy};
use crate::request::{AuthorizationRequest, UnknownFact};

impl GateEffects {
    /// With what is taken for granted of missing policies: a key's is that of a new key, which gives its account the key (KMS
    /// Developer Guide, *Default key policy*), and every other says nothing about the request.
    pub(super) fn with_default_key_policy(
        mut self,
        eval_context: &EvalContext<'_>,
        policies: &PolicySet,
    ) -> Self {
        if eval_context.is_within_account() && policies.missing().any(MissingPolicy::is_of_key) {
            self.resource.allow_reach = self.resource.allow_reach.max(Some(PrincipalReach::Account));
        }
        self
    }

    fn assume_statement(&mut self, policy_type: PolicyType, effect: Effect, policies: &PolicySet) {
        let denies = effect == Effect::Deny;
        match policy_type {
            PolicyType::Identity => {
                self.identity.denies |= denies;
                self.identity.allow_reach =
                    self.identity.allow_reach.max((!denies).then_some(PrincipalReach::Caller));
            }
            PolicyType::Resource | PolicyType::Trust | PolicyType::Grant => {
                let grants = !denies && !policies.resource_only_denies;
                self.resource.denies |= denies;
                self.resource.allow_reach =
                    self.resource.allow_reach.max(grants.then_some(PrincipalReach::Everyone));
            }
            // These only limit: where they allow, they are as if they were not there.
            PolicyType::PermissionsBoundary => self.boundary.denies |= denies,
            // One of the session's policies has to allow.
            PolicyType::Session => {
                self.session.denies |= denies;
                self.session.allow_reach =
                    self.session.allow_reach.max((!denies).then_some(PrincipalReach::Caller));
            }
            PolicyType::VpcEndpoint => self.endpoint.denies |= denies,
            PolicyType::ServiceControl => self.service_control.denies |= denies,
            PolicyType::ResourceControl => self.resource_control.denies |= denies,
        }
    }
}

/// Assumptions of the decision: each missing policy and each unknown fact that could turn it, for some content of the others.
/// Nothing where the request stays denied even if all of them are in its favor: a Deny in them would change nothing either.
pub(super) fn assumptions(
    eval_context: &EvalContext<'_>,
    policies: &PolicySet,
    effects: &GateEffects,
    decision: EvaluationDecision,
) -> Vec<Assumption> {
    let has_missing = policies.missing().next().is_some();
    // A Deny that is known wins whatever the others say.
    if !effects.depends_on_unknown && (!has_missing || decision == EvaluationDecision::ExplicitDeny) {
        return Vec::new();
    }
    let is_allowed = |effects: &GateEffects, allowing: &[PolicyType], denying: Option<PolicyType>| {
        let mut effects = *effects;
        for policy_type in allowing {
            effects.assume_statement(*policy_type, Effect::Allow, policies);
        }
        if let Some(policy_type) = denying {
            effects.assume_statement(policy_type, Effect::Deny, policies);
        }
        let decision = gates::evaluate_request(eval_context, policies, &effects, &mut |_| {});
        decision == EvaluationDecision::Allowed
    };
    let request = eval_context.request;
    let facts = if effects.depends_on_unknown { request.context.unknown_facts() } else { Vec::new() };
    let best = if facts.is_empty() { *effects } else { with_in_favor(&facts, request, policies) };
    // The effect of a missing policy depends on its type alone.
    let mut types: Vec<PolicyType> = Vec::new();
    for policy in policies.missing() {
        if !types.contains(&policy.policy_type) {
            types.push(policy.policy_type);
        }
    }
    if !is_allowed(&best, &types, None) {
        return Vec::new();
    }
    let mut turning = types.clone();
    turning.retain(|policy_type| !is_allowed(&best, &types, Some(*policy_type)));
    let policies_of_types = policies.missing().filter(|policy| turning.contains(&policy.policy_type));
    let mut all: Vec<Assumption> = policies_of_types.cloned().map(Assumption::MissingPolicy).collect();
    for fact in &facts {
        let others: Vec<UnknownFact> = facts.iter().filter(|other| *other != fact).cloned().collect();
        let without = with_in_favor(&others, request, policies);
        let alone = with_in_favor(std::slice::from_ref(fact), request, policies);
        // The missing policies of some types allow, those of the others have no effect.
        let turns = subsets(&types).iter().any(|allowing| {
            let differ = |one, other| is_allowed(one, allowing, None) != is_allowed(other, allowing, None);
            differ(&best, &without) || differ(&alone, effects)
        });
        if turns {
            all.push(Assumption::UnknownFact(fact.clone()));
        }
    }
    all
}

/// The effects of the policies if these facts, and no others, are in the caller's favor.
fn with_in_favor(facts: &[UnknownFact], request: &AuthorizationRequest, policies: &PolicySet) -> GateEffects {
    let mut request = request.clone();
    request.context.assume_in_favor(facts.to_vec());
    super::collect_effects(&request, policies)
}

fn subsets(types: &[PolicyType]) -> Vec<Vec<PolicyType>> {
    let mut all = vec![Vec::new()];
    for policy_type in types {
        let with: Vec<_> = all.iter().map(|set| [set.as_slice(), &[*policy_type]].concat()).collect();
        all.extend(with);
    }
    all
}
