//! What all policies of a request say, gate by gate.

use super::statement::PolicyFacts;
use super::{AttachedPolicy, PolicySet};
use crate::explanation::{Gate, PrincipalReach};

/// What the policies of each gate say.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Facts {
    pub(super) resource_control: LevelFacts,
    pub(super) service_control: LevelFacts,
    pub(super) resource: PolicyFacts,
    pub(super) identity: PolicyFacts,
    pub(super) boundary: PolicyFacts,
    pub(super) session: PolicyFacts,
    pub(super) endpoint: PolicyFacts,
}

/// What the policies along an organisation's branch say.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct LevelFacts {
    pub(super) denies: bool,
    /// Every level from the root to the account allows (AWS Organizations User Guide, *SCP evaluation*).
    pub(super) every_level_allows: bool,
}

impl Facts {
    /// Asks `ask` about every policy, in a fixed order of gates and of policies within them.
    pub(super) fn gather<'p>(
        policies: &'p PolicySet,
        mut ask: impl FnMut(&'p AttachedPolicy, Place) -> PolicyFacts,
    ) -> Self {
        let ask: Ask<'_, 'p> = &mut ask;
        Self {
            resource_control: levels(&policies.resource_control, Gate::ResourceControlPolicies, ask),
            service_control: levels(&policies.service_control, Gate::ServiceControlPolicies, ask),
            resource: of_resource(policies, ask),
            identity: all(&policies.identity, Gate::IdentityPolicies, ask),
            boundary: all(policies.permissions_boundary.as_slice(), Gate::PermissionsBoundary, ask),
            session: all(policies.session.as_deref().unwrap_or(&[]), Gate::SessionPolicies, ask),
            endpoint: all(policies.vpc_endpoint.as_deref().unwrap_or(&[]), Gate::VpcEndpointPolicy, ask),
        }
    }
}

/// Where a policy stands.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    pub(super) gate: Gate,
    pub(super) level: Option<usize>,
}

type Ask<'a, 'p> = &'a mut dyn FnMut(&'p AttachedPolicy, Place) -> PolicyFacts;

fn all<'p>(policies: &'p [AttachedPolicy], gate: Gate, ask: Ask<'_, 'p>) -> PolicyFacts {
    let mut sum = PolicyFacts::default();
    for policy in policies {
        sum.add(ask(policy, Place { gate, level: None }));
    }
    sum
}

fn of_resource<'p>(policies: &'p PolicySet, ask: Ask<'_, 'p>) -> PolicyFacts {
    let mut sum = all(&policies.resource, Gate::ResourcePolicy, ask);
    if policies.resource_only_denies {
        sum.grants = None;
    }
    let given = all(&policies.grants, Gate::ResourcePolicy, ask);
    sum.add(PolicyFacts { denies: false, grants: given.grants.min(Some(PrincipalReach::Role)) });
    sum
}

fn levels<'p>(levels: &'p [Vec<AttachedPolicy>], gate: Gate, ask: Ask<'_, 'p>) -> LevelFacts {
    let mut sum = LevelFacts { denies: false, every_level_allows: true };
    for (level, policies) in levels.iter().enumerate() {
        let mut facts = PolicyFacts::default();
        for policy in policies {
            facts.add(ask(policy, Place { gate, level: Some(level) }));
        }
        sum.denies |= facts.denies;
        sum.every_level_allows &= facts.grants.is_some();
    }
    sum
}
