//! The effects of all policies of a request, gate by gate.

use super::statement::PolicyEffect;
use super::{AttachedPolicy, PolicySet};
use crate::explanation::{Gate, PrincipalReach};

/// The effects of the policies of each gate.
#[derive(Clone, Copy, Debug, Default)]
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
}

/// The effects of the policies on the path from an organization's root to an account.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct LevelEffects {
    pub(super) denies: bool,
    /// Every level from the root to the account allows (AWS Organizations User Guide, *SCP evaluation*).
    pub(super) every_level_allows: bool,
}

impl GateEffects {
    /// Collects the effects that `visit` returns for each policy, in a fixed order of gates and of policies within them.
    pub(super) fn collect<'p>(
        policies: &'p PolicySet,
        mut visit: impl FnMut(&'p AttachedPolicy, GateSlot) -> PolicyEffect,
    ) -> Self {
        let mut depends_on_unknown = false;
        let visit: Visit<'_, 'p> = &mut |policy, slot| {
            let effect = visit(policy, slot);
            depends_on_unknown |= effect.depends_on_unknown;
            effect
        };
        let effects = Self {
            resource_control: levels(&policies.resource_control, Gate::ResourceControlPolicies, visit),
            service_control: levels(&policies.service_control, Gate::ServiceControlPolicies, visit),
            resource: of_resource(policies, visit),
            bucket: PolicyEffect::default(),
            identity: all(&policies.identity, Gate::IdentityPolicies, visit),
            boundary: all(policies.permissions_boundary.as_slice(), Gate::PermissionsBoundary, visit),
            session: all(policies.session.as_deref().unwrap_or(&[]), Gate::SessionPolicies, visit),
            endpoint: all(policies.vpc_endpoint.as_deref().unwrap_or(&[]), Gate::VpcEndpointPolicy, visit),
            depends_on_unknown: false,
        };
        Self { depends_on_unknown, ..effects }
    }
}

impl GateEffects {
    /// [`Self::collect`] about the bucket behind an access point, its policy among the others.
    pub(super) fn collect_with_bucket<'p>(
        policies: &'p PolicySet,
        mut visit: impl FnMut(&'p AttachedPolicy, GateSlot) -> PolicyEffect,
    ) -> Self {
        let mut effects = Self::collect(policies, &mut visit);
        if let Some(policy) = policies.access_point_bucket.as_ref().and_then(|bucket| bucket.policy.as_ref())
        {
            effects.bucket = visit(policy, GateSlot { gate: Gate::AccessPointBucket, level: None });
        }
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
        self.endpoint.grants = self.endpoint.grants.min(of_bucket.endpoint.grants);
        self.bucket = of_bucket.bucket;
        self.depends_on_unknown |= of_bucket.depends_on_unknown || of_bucket.bucket.depends_on_unknown;
        if !in_own_account {
            self.identity.denies |= of_bucket.identity.denies;
            return;
        }
        let within_limits = (policies.permissions_boundary.is_none() || of_bucket.boundary.grants.is_some())
            && (policies.session.is_none() || of_bucket.session.grants.is_some());
        let grants = of_bucket.identity.grants.filter(|_| within_limits);
        self.bucket.add(PolicyEffect { grants, ..of_bucket.identity });
    }
}

/// The gate of a policy, and its level in an organization.
#[derive(Clone, Copy, Debug)]
pub(super) struct GateSlot {
    pub(super) gate: Gate,
    pub(super) level: Option<usize>,
}

type Visit<'a, 'p> = &'a mut dyn FnMut(&'p AttachedPolicy, GateSlot) -> PolicyEffect;

fn all<'p>(policies: &'p [AttachedPolicy], gate: Gate, visit: Visit<'_, 'p>) -> PolicyEffect {
    let mut sum = PolicyEffect::default();
    for policy in policies {
        sum.add(visit(policy, GateSlot { gate, level: None }));
    }
    sum
}

fn of_resource<'p>(policies: &'p PolicySet, visit: Visit<'_, 'p>) -> PolicyEffect {
    let mut sum = all(&policies.resource, Gate::ResourcePolicy, visit);
    if policies.resource_only_denies {
        sum.grants = None;
    }
    let given = all(&policies.grants, Gate::ResourcePolicy, visit);
    let grants = given.grants.min(Some(PrincipalReach::Role));
    sum.add(PolicyEffect { denies: false, grants, ..given });
    sum
}

fn levels<'p>(levels: &'p [Vec<AttachedPolicy>], gate: Gate, visit: Visit<'_, 'p>) -> LevelEffects {
    let mut sum = LevelEffects { denies: false, every_level_allows: true };
    for (level, policies) in levels.iter().enumerate() {
        let mut effects = PolicyEffect::default();
        for policy in policies {
            effects.add(visit(policy, GateSlot { gate, level: Some(level) }));
        }
        sum.denies |= effects.denies;
        sum.every_level_allows &= effects.grants.is_some();
    }
    sum
}
