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
    /// The bucket behind an access point.
    pub(super) bucket: PolicyFacts,
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
            bucket: PolicyFacts::default(),
            identity: all(&policies.identity, Gate::IdentityPolicies, ask),
            boundary: all(policies.permissions_boundary.as_slice(), Gate::PermissionsBoundary, ask),
            session: all(policies.session.as_deref().unwrap_or(&[]), Gate::SessionPolicies, ask),
            endpoint: all(policies.vpc_endpoint.as_deref().unwrap_or(&[]), Gate::VpcEndpointPolicy, ask),
        }
    }
}

impl Facts {
    /// [`Self::gather`] about the bucket behind an access point, its policy among the others.
    pub(super) fn gather_of_bucket<'p>(
        policies: &'p PolicySet,
        mut ask: impl FnMut(&'p AttachedPolicy, Place) -> PolicyFacts,
    ) -> Self {
        let mut facts = Self::gather(policies, &mut ask);
        if let Some(policy) = policies.access_point_bucket.as_ref().and_then(|bucket| bucket.policy.as_ref())
        {
            facts.bucket = ask(policy, Place { gate: Gate::AccessPointBucket, level: None });
        }
        facts
    }

    /// Adds what was said of the bucket behind the access point that these facts are about. A Deny wins whichever of the
    /// two it is about. An endpoint's policy has to allow both (Amazon S3 User Guide, *Creating access points restricted to
    /// a virtual private cloud*).
    pub(super) fn add_bucket(&mut self, of_bucket: &Self, policies: &PolicySet, in_own_account: bool) {
        self.resource_control.denies |= of_bucket.resource_control.denies;
        self.service_control.denies |= of_bucket.service_control.denies;
        self.boundary.denies |= of_bucket.boundary.denies;
        self.session.denies |= of_bucket.session.denies;
        self.endpoint.denies |= of_bucket.endpoint.denies;
        self.endpoint.grants = self.endpoint.grants.min(of_bucket.endpoint.grants);
        self.bucket = of_bucket.bucket;
        if !in_own_account {
            self.identity.denies |= of_bucket.identity.denies;
            return;
        }
        let within_limits = (policies.permissions_boundary.is_none() || of_bucket.boundary.grants.is_some())
            && (policies.session.is_none() || of_bucket.session.grants.is_some());
        let grants = of_bucket.identity.grants.filter(|_| within_limits);
        self.bucket.add(PolicyFacts { grants, ..of_bucket.identity });
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
