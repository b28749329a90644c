//! Evaluates the gates in order: from the effects of each gate's policies to the decision (IAM User Guide, *Policy
//! evaluation logic*).

use super::eval_context::EvalContext;
use super::gate_effects::GateEffects;
use super::special_rules;
use super::{AccessPointBucket, PolicySet, access_point};
use crate::explanation::{AccountSide, EvaluationDecision, Gate, GateVerdict, PrincipalReach, SpecialRule};
use crate::request::{AuthorizationRequest, Principal};

/// A gate with its verdict.
#[derive(Clone, Copy, Debug)]
pub(super) struct EvaluatedGate {
    pub(super) gate: Gate,
    pub(super) side: AccountSide,
    pub(super) verdict: GateVerdict,
    pub(super) own_verdict: GateVerdict,
}

/// Callback that receives each gate, in order.
pub(super) type OnGate<'s> = &'s mut dyn FnMut(EvaluatedGate);

/// Answer of a gate before precedence: an explicit Deny anywhere wins over it, and an earlier gate that does not
/// allow makes it unreached.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum GateAnswer {
    NotApplicable,
    Allows,
    NotNeeded,
    NoAllow,
}

#[derive(Clone, Copy, Debug)]
struct GateInput {
    gate: Gate,
    denies: bool,
    answer: GateAnswer,
}

impl GateInput {
    /// Whether the trace lists the gate: those of S3 alone are left out of other requests.
    fn is_listed(&self) -> bool {
        !matches!(self.gate, Gate::AccessPointBucket | Gate::BlockPublicAccess)
            || self.answer != GateAnswer::NotApplicable
    }

    /// The verdict of the gate alone, whatever the others decide.
    fn own_verdict(&self) -> GateVerdict {
        match (self.denies, self.answer) {
            (true, _) => GateVerdict::ExplicitDeny,
            (false, GateAnswer::NotApplicable) => GateVerdict::NotApplicable,
            (false, GateAnswer::Allows) => GateVerdict::Allows,
            (false, GateAnswer::NotNeeded) => GateVerdict::NotNeeded,
            (false, GateAnswer::NoAllow) => GateVerdict::ImplicitDeny,
        }
    }

    fn evaluated(&self, side: AccountSide, verdict: GateVerdict) -> EvaluatedGate {
        EvaluatedGate { gate: self.gate, side, verdict, own_verdict: self.own_verdict() }
    }
}

/// Evaluates the gates of a request and passes each verdict to `on_gate`.
pub(super) fn evaluate_request(
    eval_context: &EvalContext<'_>,
    policies: &PolicySet,
    effects: &GateEffects,
    on_gate: OnGate<'_>,
) -> EvaluationDecision {
    let effects = &effects.with_default_key_policy(eval_context, policies);
    let gates = Gates { eval_context, request: eval_context.request, policies, effects };
    if matches!(eval_context.rule(), Some(SpecialRule::AlwaysAllowed | SpecialRule::OnlyAuthenticates)) {
        gates
            .same_account(None)
            .iter()
            .filter(|input| input.is_listed())
            .for_each(|input| on_gate(input.evaluated(AccountSide::Same, GateVerdict::NotReached)));
        return EvaluationDecision::Allowed;
    }
    if eval_context.is_cross_account() {
        let caller = evaluate_gates(&gates.caller_side(), AccountSide::Caller, on_gate);
        let resource = evaluate_gates(&gates.resource_side(), AccountSide::Resource, on_gate);
        return stricter(caller, resource);
    }
    evaluate_gates(&gates.same_account(effects.resource.allow_reach), AccountSide::Same, on_gate)
}

fn stricter(left: EvaluationDecision, right: EvaluationDecision) -> EvaluationDecision {
    use EvaluationDecision::{Allowed, ExplicitDeny, ImplicitDeny};
    match (left, right) {
        (ExplicitDeny, _) | (_, ExplicitDeny) => ExplicitDeny,
        (ImplicitDeny, _) | (_, ImplicitDeny) => ImplicitDeny,
        (Allowed, Allowed) => Allowed,
    }
}

/// An explicit deny anywhere wins; otherwise the first gate that does not allow decides.
fn evaluate_gates(inputs: &[GateInput], side: AccountSide, on_gate: OnGate<'_>) -> EvaluationDecision {
    let is_denied = inputs.iter().any(|input| input.denies);
    let of_denies = if is_denied { GateVerdict::ExplicitDeny } else { GateVerdict::Allows };
    on_gate(EvaluatedGate { gate: Gate::ExplicitDeny, side, verdict: of_denies, own_verdict: of_denies });
    let mut decision = if is_denied { EvaluationDecision::ExplicitDeny } else { EvaluationDecision::Allowed };
    for input in inputs.iter().filter(|input| input.is_listed()) {
        let verdict = match input.own_verdict() {
            own @ (GateVerdict::ExplicitDeny | GateVerdict::NotApplicable) => own,
            _ if decision != EvaluationDecision::Allowed => GateVerdict::NotReached,
            own => own,
        };
        if verdict == GateVerdict::ImplicitDeny {
            decision = EvaluationDecision::ImplicitDeny;
        }
        on_gate(input.evaluated(side, verdict));
    }
    decision
}

struct Gates<'q> {
    eval_context: &'q EvalContext<'q>,
    request: &'q AuthorizationRequest,
    policies: &'q PolicySet,
    effects: &'q GateEffects,
}

impl Gates<'_> {
    /// Caller and resource in one account, or a caller without an account.
    fn same_account(&self, resource_reach: Option<PrincipalReach>) -> [GateInput; 9] {
        [
            self.resource_control(),
            self.service_control(),
            self.resource_policy(),
            self.access_point_bucket(),
            self.block_public_access(),
            self.identity(resource_reach),
            self.boundary(resource_reach),
            self.session(resource_reach),
            self.endpoint(),
        ]
    }

    /// The caller's account: no grant of the other account passes over anything here.
    fn caller_side(&self) -> [GateInput; 5] {
        [
            self.service_control(),
            self.identity(None),
            self.boundary(None),
            self.session(None),
            self.endpoint(),
        ]
    }

    /// The resource's account.
    fn resource_side(&self) -> [GateInput; 4] {
        [
            self.resource_control(),
            self.resource_policy(),
            self.access_point_bucket(),
            self.block_public_access(),
        ]
    }

    fn resource_control(&self) -> GateInput {
        let effects = self.effects.resource_control;
        let exist = !self.policies.resource_control.is_empty() || effects.denies;
        let applies = exist
            && special_rules::is_under_resource_control(self.eval_context.action.name)
            && !self.request.caller.is_service_linked_role();
        // `RCPFullAWSAccess` is on every level and cannot be detached (AWS Organizations User Guide, *RCP evaluation*).
        level_gate(Gate::ResourceControlPolicies, applies, effects.denies, true)
    }

    fn service_control(&self) -> GateInput {
        let effects = self.effects.service_control;
        let exist = !self.policies.service_control.is_empty() || effects.denies;
        let applies =
            exist && self.eval_context.account.is_some() && !self.request.caller.is_service_linked_role();
        // Every level from the root to the account has to allow (AWS Organizations User Guide, *SCP evaluation*).
        let allows = effects.allowing_levels == self.policies.service_control.len();
        level_gate(Gate::ServiceControlPolicies, applies, effects.denies, allows)
    }

    /// Whether the resource's policy has to allow for itself.
    fn resource_policy_must_allow(&self) -> bool {
        self.eval_context.is_cross_account()
            || self.eval_context.account.is_none()
            || special_rules::resource_policy_must_allow(self.eval_context, self.policies)
    }

    fn resource_policy(&self) -> GateInput {
        let effects = self.effects.resource;
        let refused = matches!(
            self.eval_context.rule(),
            Some(
                SpecialRule::RootCannotAssumeRoles
                    | SpecialRule::OwnAccountOnly
                    | SpecialRule::NeedsSignature
                    | SpecialRule::OutsideAccessPointVpc
            )
        );
        let answer = if refused {
            GateAnswer::NoAllow
        } else if effects.allow_reach.is_some() {
            GateAnswer::Allows
        } else if self.resource_policy_must_allow() {
            GateAnswer::NoAllow
        } else if self.policies.resource.is_empty() && self.policies.grants.is_empty() {
            GateAnswer::NotApplicable
        } else {
            GateAnswer::NotNeeded
        };
        let denies = effects.denies && !special_rules::root_keeps_bucket_policy(self.eval_context);
        GateInput { gate: Gate::ResourcePolicy, denies, answer }
    }

    /// The bucket has to permit what the access point lets through; that of the root user's account permits its root user.
    fn access_point_bucket(&self) -> GateInput {
        let effects = self.effects.bucket;
        let answer = match access_point::bucket(self.request, self.policies) {
            None => GateAnswer::NotApplicable,
            Some(_) if effects.allow_reach.is_some() => GateAnswer::Allows,
            Some(bucket) if self.is_root_of(bucket) => GateAnswer::NotNeeded,
            Some(_) => GateAnswer::NoAllow,
        };
        GateInput { gate: Gate::AccessPointBucket, denies: effects.denies, answer }
    }

    fn is_root_of(&self, bucket: &AccessPointBucket) -> bool {
        let account = bucket.account.as_deref().or(self.eval_context.owner);
        matches!(self.request.caller, Principal::Root { .. }) && self.eval_context.account == account
    }

    /// A setting rather than a policy: it denies nothing by a statement, it refuses what the bucket's policy granted.
    fn block_public_access(&self) -> GateInput {
        let answer = match special_rules::public_bucket(self.eval_context, self.policies) {
            None => GateAnswer::NotApplicable,
            Some(_) if special_rules::may_use_public_bucket(self.eval_context) => GateAnswer::Allows,
            Some(_) => GateAnswer::NoAllow,
        };
        GateInput { gate: Gate::BlockPublicAccess, denies: false, answer }
    }

    fn identity(&self, resource_reach: Option<PrincipalReach>) -> GateInput {
        let effects = self.effects.identity;
        let answer = match &self.request.caller {
            Principal::Service { .. }
            | Principal::Federated { .. }
            | Principal::OriginAccessIdentity { .. }
            | Principal::Anonymous => GateAnswer::NotApplicable,
            _ if self.eval_context.rule() == Some(SpecialRule::TemporaryCredentials) => GateAnswer::NoAllow,
            // The root user needs no policy in its own account.
            Principal::Root { .. } => GateAnswer::Allows,
            _ if effects.allow_reach.is_some() || self.federated_by_root() => GateAnswer::Allows,
            _ if resource_reach >= Some(PrincipalReach::Role) => GateAnswer::NotNeeded,
            _ => GateAnswer::NoAllow,
        };
        let denies = effects.denies && answer != GateAnswer::NotApplicable;
        GateInput { gate: Gate::IdentityPolicies, denies, answer }
    }

    fn federated_by_root(&self) -> bool {
        matches!(&self.request.caller, Principal::FederatedUser { source_arn, .. } if source_arn.ends_with(":root"))
    }

    fn boundary(&self, resource_reach: Option<PrincipalReach>) -> GateInput {
        let effects = self.effects.boundary;
        let exists = self.policies.permissions_boundary.is_some();
        limiting_gate(
            Gate::PermissionsBoundary,
            exists,
            effects.denies,
            effects.allow_reach.is_some(),
            resource_reach,
        )
    }

    fn session(&self, resource_reach: Option<PrincipalReach>) -> GateInput {
        let effects = self.effects.session;
        // A federated user's session has permissions only as far as its session policies give them.
        let exists =
            self.policies.session.is_some() || matches!(self.request.caller, Principal::FederatedUser { .. });
        limiting_gate(
            Gate::SessionPolicies,
            exists,
            effects.denies,
            effects.allow_reach.is_some(),
            resource_reach,
        )
    }

    fn endpoint(&self) -> GateInput {
        let effects = self.effects.endpoint;
        let exists = self.policies.vpc_endpoint.is_some();
        limiting_gate(Gate::VpcEndpointPolicy, exists, effects.denies, effects.allow_reach.is_some(), None)
    }
}

fn level_gate(gate: Gate, applies: bool, denies: bool, allows: bool) -> GateInput {
    let answer = match (applies, allows) {
        (false, _) => GateAnswer::NotApplicable,
        (true, true) => GateAnswer::Allows,
        (true, false) => GateAnswer::NoAllow,
    };
    GateInput { gate, denies: applies && denies, answer }
}

/// A boundary, the session policies or an endpoint policy, which limit: the gate must allow too, unless an Allow of the resource's
/// policy (`resource_reach`) names the caller itself or everyone. One that names the role of a session does not pass the limit.
fn limiting_gate(
    gate: Gate,
    exists: bool,
    denies: bool,
    allows: bool,
    resource_reach: Option<PrincipalReach>,
) -> GateInput {
    let answer = if !exists {
        GateAnswer::NotApplicable
    } else if allows {
        GateAnswer::Allows
    } else if resource_reach >= Some(PrincipalReach::Caller) {
        GateAnswer::NotNeeded
    } else {
        GateAnswer::NoAllow
    };
    GateInput { gate, denies, answer }
}
