//! Policies that may exist and whose documents are not known: whether the decision depends on their content.

use super::eval_context::EvalContext;
use super::gate_effects::GateEffects;
use super::{PolicySet, gates};
use crate::document::Effect;
use crate::document::PolicyType;
use crate::explanation::{EvaluationDecision, PrincipalReach};
use crate::policy_set::MissingPolicy;

impl GateEffects {
    /// With what is taken for granted of missing policies: a key's is that of a new key, which gives its account the key (KMS
    /// Developer Guide, *Default key policy*), and every other says nothing about the request.
    pub(super) fn with_default_key_policy(
        mut self,
        eval_context: &EvalContext<'_>,
        policies: &PolicySet,
    ) -> Self {
        if eval_context.is_within_account() && policies.missing().any(MissingPolicy::is_of_key) {
            self.resource.grants = self.resource.grants.max(Some(PrincipalReach::Account));
        }
        self
    }

    fn assume_statement(&mut self, policy_type: PolicyType, effect: Effect, policies: &PolicySet) {
        let denies = effect == Effect::Deny;
        match policy_type {
            PolicyType::Identity => {
                self.identity.denies |= denies;
                self.identity.grants = self.identity.grants.max((!denies).then_some(PrincipalReach::Caller));
            }
            PolicyType::Resource | PolicyType::Trust | PolicyType::Grant => {
                let grants = !denies && !policies.resource_only_denies;
                self.resource.denies |= denies;
                self.resource.grants = self.resource.grants.max(grants.then_some(PrincipalReach::Everyone));
            }
            // These only limit: where they allow, they are as if they were not there.
            PolicyType::PermissionsBoundary => self.boundary.denies |= denies,
            // One of the session's policies has to allow.
            PolicyType::Session => {
                self.session.denies |= denies;
                self.session.grants = self.session.grants.max((!denies).then_some(PrincipalReach::Caller));
            }
            PolicyType::VpcEndpoint => self.endpoint.denies |= denies,
            PolicyType::ServiceControl => self.service_control.denies |= denies,
            PolicyType::ResourceControl => self.resource_control.denies |= denies,
        }
    }
}

/// The missing policies that the answer hangs on, each of which could turn it for some content of the others. None where the
/// request stays denied even if all of them allow it: a Deny in them would change nothing either.
pub(super) fn deciding_missing_policies(
    eval_context: &EvalContext<'_>,
    policies: &PolicySet,
    effects: &GateEffects,
) -> Vec<MissingPolicy> {
    let decide = |denying: Option<usize>| {
        let mut effects = *effects;
        for (place, policy) in policies.missing().enumerate() {
            let effect = if denying == Some(place) { Effect::Deny } else { Effect::Allow };
            effects.assume_statement(policy.policy_type, effect, policies);
        }
        gates::evaluate_request(eval_context, policies, &effects, &mut |_, _, _| {})
    };
    if policies.missing().next().is_none() || decide(None) != EvaluationDecision::Allowed {
        return Vec::new();
    }
    let turns = |place: usize| decide(Some(place)) != EvaluationDecision::Allowed;
    policies
        .missing()
        .enumerate()
        .filter(|(place, _)| turns(*place))
        .map(|(_, policy)| policy.clone())
        .collect()
}
