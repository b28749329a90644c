//! The effects of all policies of a request, gate by gate.

use super::statement::PolicyEffect;
use super::{AttachedPolicy, PolicySet};
use crate::explanation::{Gate, PrincipalReach};
use crate::policy_set::PolicySlot;

/// The effects of the policies of each gate.
#[derive(Clone, Copy, Debug)]
pub(super) struct GateEffects {
    pub(super) resource_control: LevelEffects,
    pub(super) service_control: LevelEffects,
    pub(super) resource: PolicyEffect,
    /// The bucket behind an access point.
    pub(super) bucket: PolicyEffect,
    pub(super) identity: PolicyEffect,
    pub(super) boundary: PolicyEffect,
    pub(super) session: PolicyEffect,
    pub(super) endpoint: PolicyEffect,
    /// A value that is not known decided whether some statement applies.
    pub(super) depends_on_unknown: bool,
    resource_only_denies: bool,
}

/// The effects of the policies on the path from an organization's root to an account.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct LevelEffects {
    pub(super) denies: bool,
    /// Count of levels that allow.
    pub(super) allowing_levels: usize,
    last_allowing: Option<usize>,
}

impl LevelEffects {
    fn add(&mut self, level: usize, effect: PolicyEffect) {
        self.denies |= effect.denies;
        if effect.allow_reach.is_some() && self.last_allowing != Some(level) {
            self.last_allowing = Some(level);
            self.allowing_levels += 1;
        }
    }
}

type Visit<'a, 'p> = &'a mut dyn FnMut(PolicySlot, &'p AttachedPolicy) -> PolicyEffect;

impl GateEffects {
    /// The effects before any policy of the set.
    pub(super) fn new(policies: &PolicySet) -> Self {
        let none = PolicyEffect::default();
        Self {
            resource_control: LevelEffects::default(),
            service_control: LevelEffects::default(),
            resource: none,
            bucket: none,
            identity: none,
            boundary: none,
            session: none,
            endpoint: none,
            depends_on_unknown: false,
            resource_only_denies: policies.resource_only_denies,
        }
    }

    /// Adds the effect of a policy or of one of its statements. Those of an organization's policies come level by level.
    pub(super) fn add(&mut self, slot: PolicySlot, effect: PolicyEffect) {
        self.depends_on_unknown |= effect.depends_on_unknown;
        match slot {
            PolicySlot::ResourceControl(level) => self.resource_control.add(level, effect),
            PolicySlot::ServiceControl(level) => self.service_control.add(level, effect),
            PolicySlot::Resource => {
                let allow_reach = effect.allow_reach.filter(|_| !self.resource_only_denies);
                self.resource.add(PolicyEffect { allow_reach, ..effect });
            }
            PolicySlot::Grant => {
                let allow_reach = effect.allow_reach.min(Some(PrincipalReach::Role));
                self.resource.add(PolicyEffect { denies: false, allow_reach, ..effect });
            }
            PolicySlot::Identity => self.identity.add(effect),
            PolicySlot::PermissionsBoundary => self.boundary.add(effect),
            PolicySlot::Session => self.session.add(effect),
            PolicySlot::VpcEndpoint => self.endpoint.add(effect),
            PolicySlot::AccessPointBucket => self.bucket.add(effect),
        }
    }

    /// The effects that `visit` returns for each policy but that of the bucket behind an access point.
    pub(super) fn collect<'p>(policies: &'p PolicySet, visit: Visit<'_, 'p>) -> Self {
        Self::collect_from(policies, false, visit)
    }

    /// [`Self::collect`] about the bucket behind an access point, its policy among the others.
    pub(super) fn collect_with_bucket<'p>(policies: &'p PolicySet, visit: Visit<'_, 'p>) -> Self {
        Self::collect_from(policies, true, visit)
    }

    fn collect_from<'p>(policies: &'p PolicySet, with_bucket: bool, visit: Visit<'_, 'p>) -> Self {
        let mut effects = Self::new(policies);
        policies.iter().for_each(|(slot, policy)| {
            if with_bucket || slot != PolicySlot::AccessPointBucket {
                effects.add(slot, visit(slot, policy));
            }
        });
        effects
    }

    /// Adds the effects on the bucket behind the access point that these effects are on. A Deny wins on whichever of the
    /// two. An endpoint's policy has to allow both (Amazon S3 User Guide, *Creating access points restricted to a virtual
    /// private cloud*).
    pub(super) fn add_bucket(&mut self, of_bucket: &Self, policies: &PolicySet, in_own_account: bool) {
        self.resource_control.denies |= of_bucket.resource_control.denies;
        self.service_control.denies |= of_bucket.service_control.denies;
        self.boundary.denies |= of_bucket.boundary.denies;
        self.session.denies |= of_bucket.session.denies;
        self.endpoint.denies |= of_bucket.endpoint.denies;
        self.endpoint.allow_reach = self.endpoint.allow_reach.min(of_bucket.endpoint.allow_reach);
        self.bucket = of_bucket.bucket;
        self.depends_on_unknown |= of_bucket.depends_on_unknown;
        if !in_own_account {
            self.identity.denies |= of_bucket.identity.denies;
            return;
        }
        let within_limits = (policies.permissions_boundary.is_none()
            || of_bucket.boundary.allow_reach.is_some())
            && (policies.session.is_none() || of_bucket.session.allow_reach.is_some());
        let allow_reach = of_bucket.identity.allow_reach.filter(|_| within_limits);
        self.bucket.add(PolicyEffect { allow_reach, ..of_bucket.identity });
    }
}

impl PolicySlot {
    /// The gate that its policies are evaluated at.
    pub(super) fn gate(self) -> Gate {
        match self {
            Self::ResourceControl(_) => Gate::ResourceControlPolicies,
            Self::ServiceControl(_) => Gate::ServiceControlPolicies,
            Self::Resource | Self::Grant => Gate::ResourcePolicy,
            Self::Identity => Gate::IdentityPolicies,
            Self::PermissionsBoundary => Gate::PermissionsBoundary,
            Self::Session => Gate::SessionPolicies,
            Self::VpcEndpoint => Gate::VpcEndpointPolicy,
            Self::AccessPointBucket => Gate::AccessPointBucket,
        }
    }
}
