//! From what each gate's policies say to the answer (IAM User Guide, *Policy evaluation logic*).

use super::facts::Facts;
use super::question::Question;
use super::special;
use super::{AccessPointBucket, PolicySet, access_point};
use crate::explanation::{AccountSide, EvaluationDecision, Gate, GateVerdict, PrincipalReach, SpecialRule};
use crate::request::{AuthorizationRequest, Principal};

/// Receives every gate in order.
pub(super) type Sink<'s> = &'s mut dyn FnMut(Gate, AccountSide, GateVerdict);

/// What a gate asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Answer {
    NotApplicable,
    Allows,
    NotNeeded,
    Missing,
}

#[derive(Clone, Copy, Debug)]
struct Step {
    gate: Gate,
    denies: bool,
    answer: Answer,
}

impl Step {
    /// What only S3 has is no step of other requests.
    fn is_listed(&self) -> bool {
        !matches!(self.gate, Gate::AccessPointBucket | Gate::BlockPublicAccess)
            || self.answer != Answer::NotApplicable
    }
}

/// Walks the gates and tells `sink` each verdict.
pub(super) fn combine(
    question: &Question<'_>,
    policies: &PolicySet,
    facts: &Facts,
    sink: Sink<'_>,
) -> EvaluationDecision {
    let facts = &facts.with_usual(question, policies);
    let gates = Gates { question, request: question.request, policies, facts };
    if matches!(question.rule(), Some(SpecialRule::AlwaysAllowed | SpecialRule::OnlyAuthenticates)) {
        gates
            .same_account(None)
            .iter()
            .filter(|step| step.is_listed())
            .for_each(|step| sink(step.gate, AccountSide::Same, GateVerdict::NotReached));
        return EvaluationDecision::Allowed;
    }
    if question.is_cross_account() {
        let caller = walk(&gates.caller_side(), AccountSide::Caller, sink);
        let resource = walk(&gates.resource_side(), AccountSide::Resource, sink);
        return stricter(caller, resource);
    }
    walk(&gates.same_account(facts.resource.grants), AccountSide::Same, sink)
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
fn walk(steps: &[Step], side: AccountSide, sink: Sink<'_>) -> EvaluationDecision {
    if steps.iter().any(|step| step.denies) {
        sink(Gate::ExplicitDeny, side, GateVerdict::ExplicitDeny);
        for step in steps.iter().filter(|step| step.is_listed()) {
            let verdict = match (step.denies, step.answer) {
                (true, _) => GateVerdict::ExplicitDeny,
                (false, Answer::NotApplicable) => GateVerdict::NotApplicable,
                (false, _) => GateVerdict::NotReached,
            };
            sink(step.gate, side, verdict);
        }
        return EvaluationDecision::ExplicitDeny;
    }
    sink(Gate::ExplicitDeny, side, GateVerdict::Allows);
    let mut decision = EvaluationDecision::Allowed;
    for step in steps.iter().filter(|step| step.is_listed()) {
        let verdict = match step.answer {
            Answer::NotApplicable => GateVerdict::NotApplicable,
            _ if decision != EvaluationDecision::Allowed => GateVerdict::NotReached,
            Answer::Allows => GateVerdict::Allows,
            Answer::NotNeeded => GateVerdict::NotNeeded,
            Answer::Missing => {
                decision = EvaluationDecision::ImplicitDeny;
                GateVerdict::ImplicitDeny
            }
        };
        sink(step.gate, side, verdict);
    }
    decision
}

struct Gates<'q> {
    question: &'q Question<'q>,
    request: &'q AuthorizationRequest,
    policies: &'q PolicySet,
    facts: &'q Facts,
}

impl Gates<'_> {
    /// Caller and resource in one account, or a caller without an account.
    fn same_account(&self, grants: Option<PrincipalReach>) -> [Step; 9] {
        [
            self.resource_control(),
            self.service_control(),
            self.resource_policy(),
            self.access_point_bucket(),
            self.block_public_access(),
            self.identity(grants),
            self.boundary(grants),
            self.session(grants),
            self.endpoint(),
        ]
    }

    /// The caller's account: no grant of the other account passes over anything here.
    fn caller_side(&self) -> [Step; 5] {
        [
            self.service_control(),
            self.identity(None),
            self.boundary(None),
            self.session(None),
            self.endpoint(),
        ]
    }

    /// The resource's account.
    fn resource_side(&self) -> [Step; 4] {
        [
            self.resource_control(),
            self.resource_policy(),
            self.access_point_bucket(),
            self.block_public_access(),
        ]
    }

    fn resource_control(&self) -> Step {
        let facts = self.facts.resource_control;
        let exist = !self.policies.resource_control.is_empty() || facts.denies;
        let applies = exist
            && special::is_under_resource_control(self.question.action.name)
            && !self.request.caller.is_service_linked_role();
        // `RCPFullAWSAccess` is on every level and cannot be detached (AWS Organizations User Guide, *RCP evaluation*).
        level_step(Gate::ResourceControlPolicies, applies, facts.denies, true)
    }

    fn service_control(&self) -> Step {
        let facts = self.facts.service_control;
        let exist = !self.policies.service_control.is_empty() || facts.denies;
        let applies =
            exist && self.question.account.is_some() && !self.request.caller.is_service_linked_role();
        level_step(Gate::ServiceControlPolicies, applies, facts.denies, facts.every_level_allows)
    }

    /// Whether the resource's policy has to allow for itself.
    fn resource_policy_must_allow(&self) -> bool {
        self.question.is_cross_account()
            || self.question.account.is_none()
            || special::resource_policy_must_allow(self.question, self.policies)
    }

    fn resource_policy(&self) -> Step {
        let facts = self.facts.resource;
        let refused = matches!(
            self.question.rule(),
            Some(
                SpecialRule::RootCannotAssumeRoles
                    | SpecialRule::OwnAccountOnly
                    | SpecialRule::NeedsSignature
                    | SpecialRule::OutsideAccessPointVpc
            )
        );
        let answer = if refused {
            Answer::Missing
        } else if facts.grants.is_some() {
            Answer::Allows
        } else if self.resource_policy_must_allow() {
            Answer::Missing
        } else if self.policies.resource.is_empty() && self.policies.grants.is_empty() {
            Answer::NotApplicable
        } else {
            Answer::NotNeeded
        };
        let denies = facts.denies && !special::root_keeps_bucket_policy(self.question);
        Step { gate: Gate::ResourcePolicy, denies, answer }
    }

    /// The bucket has to permit what the access point lets through; that of the root user's account permits its root user.
    fn access_point_bucket(&self) -> Step {
        let facts = self.facts.bucket;
        let answer = match access_point::bucket(self.request, self.policies) {
            None => Answer::NotApplicable,
            Some(_) if facts.grants.is_some() => Answer::Allows,
            Some(bucket) if self.is_root_of(bucket) => Answer::NotNeeded,
            Some(_) => Answer::Missing,
        };
        Step { gate: Gate::AccessPointBucket, denies: facts.denies, answer }
    }

    fn is_root_of(&self, bucket: &AccessPointBucket) -> bool {
        let account = bucket.account.as_deref().or(self.question.owner);
        matches!(self.request.caller, Principal::Root { .. }) && self.question.account == account
    }

    /// A setting rather than a policy: it denies nothing by a statement, it refuses what the bucket's policy granted.
    fn block_public_access(&self) -> Step {
        let answer = match special::public_bucket(self.question, self.policies) {
            None => Answer::NotApplicable,
            Some(_) if special::may_use_public_bucket(self.question) => Answer::Allows,
            Some(_) => Answer::Missing,
        };
        Step { gate: Gate::BlockPublicAccess, denies: false, answer }
    }

    fn identity(&self, grants: Option<PrincipalReach>) -> Step {
        let facts = self.facts.identity;
        let answer = match &self.request.caller {
            Principal::Service { .. }
            | Principal::Federated { .. }
            | Principal::OriginAccessIdentity { .. }
            | Principal::Anonymous => Answer::NotApplicable,
            _ if self.question.rule() == Some(SpecialRule::TemporaryCredentials) => Answer::Missing,
            // The root user needs no policy in its own account.
            Principal::Root { .. } => Answer::Allows,
            _ if facts.grants.is_some() || self.federated_by_root() => Answer::Allows,
            _ if grants >= Some(PrincipalReach::Role) => Answer::NotNeeded,
            _ => Answer::Missing,
        };
        let denies = facts.denies && answer != Answer::NotApplicable;
        Step { gate: Gate::IdentityPolicies, denies, answer }
    }

    fn federated_by_root(&self) -> bool {
        matches!(&self.request.caller, Principal::FederatedUser { source_arn, .. } if source_arn.ends_with(":root"))
    }

    fn boundary(&self, grants: Option<PrincipalReach>) -> Step {
        let facts = self.facts.boundary;
        let exists = self.policies.permissions_boundary.is_some();
        limit(Gate::PermissionsBoundary, exists, facts.denies, facts.grants.is_some(), grants)
    }

    fn session(&self, grants: Option<PrincipalReach>) -> Step {
        let facts = self.facts.session;
        // A federated user's session has permissions only as far as its session policies give them.
        let exists =
            self.policies.session.is_some() || matches!(self.request.caller, Principal::FederatedUser { .. });
        limit(Gate::SessionPolicies, exists, facts.denies, facts.grants.is_some(), grants)
    }

    fn endpoint(&self) -> Step {
        let facts = self.facts.endpoint;
        let exists = self.policies.vpc_endpoint.is_some();
        limit(Gate::VpcEndpointPolicy, exists, facts.denies, facts.grants.is_some(), None)
    }
}

fn level_step(gate: Gate, applies: bool, denies: bool, allows: bool) -> Step {
    let answer = match (applies, allows) {
        (false, _) => Answer::NotApplicable,
        (true, true) => Answer::Allows,
        (true, false) => Answer::Missing,
    };
    Step { gate, denies: applies && denies, answer }
}

/// A gate that limits: it must allow too, unless the resource's policy named the caller itself or everyone.
fn limit(gate: Gate, exists: bool, denies: bool, allows: bool, grants: Option<PrincipalReach>) -> Step {
    let answer = if !exists {
        Answer::NotApplicable
    } else if allows {
        Answer::Allows
    } else if grants >= Some(PrincipalReach::Caller) {
        Answer::NotNeeded
    } else {
        Answer::Missing
    };
    Step { gate, denies, answer }
}
