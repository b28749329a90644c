//! `authorize`: every policy that counts, every gate in order, the whole trace.

pub(crate) mod access_point;
mod batch;
mod eval_context;
mod gate_effects;
mod gates;
mod missing;
mod public_access;
mod special_rules;
mod statement;
mod trace;
mod what_if;

use std::sync::Arc;

use crate::document::{PolicyDocument, PolicyType};
use crate::explanation::{AuthorizationResult, EvaluationDecision};
use crate::matching::action::Action;
use crate::matching::eval_resource::EvalResource;
use crate::request::AuthorizationRequest;
pub use access_point::AccessPointBucket;
pub use batch::decide_each;
use eval_context::EvalContext;
use gate_effects::GateEffects;
pub use missing::MissingPolicy;
pub use public_access::public_statement;
pub use what_if::{Hypothesis, what_if};

/// A policy with where it comes from.
#[derive(Clone, Debug)]
pub struct AttachedPolicy {
    /// The document.
    pub document: Arc<PolicyDocument>,
    /// Where it comes from, for the explanation.
    pub source: PolicySource,
}

/// Where a policy comes from.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct PolicySource {
    /// What it is attached to decides what it can do.
    pub policy_type: PolicyType,
    /// Policy name; for a bucket policy the bucket's name, for a trust policy the role's.
    pub name: String,
    /// The managed policy's ARN; `None` for inline, resource and trust policies.
    pub arn: Option<String>,
    /// ARN of the user, group, role or resource that carries it.
    pub attached_to: String,
}

/// All policies that apply to one request. What does not apply is left empty.
#[derive(Clone, Debug, Default)]
pub struct PolicySet {
    /// The user's own and its groups', or the role's.
    pub identity: Vec<AttachedPolicy>,
    /// The resource's policy, of which CloudWatch Logs has several; the trust policy for `sts:AssumeRole*`.
    pub resource: Vec<AttachedPolicy>,
    /// The bucket behind the S3 access point that the request is about; `resource` is the access point's policy then.
    pub access_point_bucket: Option<AccessPointBucket>,
    /// What else the resource gives, written as statements: the grants of a KMS key, what an S3 object's access control
    /// list gives. Grants cannot deny (KMS Developer Guide, *Grants in AWS KMS*). That they pass over permissions boundaries
    /// and session policies is documented nowhere, so here they do not.
    pub grants: Vec<AttachedPolicy>,
    /// `resource` is a bucket's policy, and the object belongs to another account than the bucket: of that policy only the
    /// Denies count (Amazon S3 User Guide, *How Amazon S3 authorizes a request for an object operation*).
    pub resource_only_denies: bool,
    /// The caller's permissions boundary.
    pub permissions_boundary: Option<AttachedPolicy>,
    /// `Some` when the session was made with session policies.
    pub session: Option<Vec<AttachedPolicy>>,
    /// From the organization's root down to the caller's account; empty where the caller's account is not limited.
    pub service_control: Vec<Vec<AttachedPolicy>>,
    /// From the organization's root down to the resource's account. They only deny: `RCPFullAWSAccess` allows on every level,
    /// here or not.
    pub resource_control: Vec<Vec<AttachedPolicy>>,
    /// Of the VPC endpoint the request comes through.
    pub vpc_endpoint: Option<Vec<AttachedPolicy>>,
    /// S3 Block Public Access has `RestrictPublicBuckets` on for the bucket, its account or its organization. Of the
    /// other three settings, `BlockPublicPolicy` only refuses to store a policy (see [`public_statement`]), and two are
    /// about access control lists, which are not evaluated here.
    pub restrict_public_buckets: bool,
    /// The canonical user id of the caller's account or of the origin access identity that asks, where it is known: by it
    /// policies on buckets may name either (Amazon S3 User Guide, *Principals for bucket policies*).
    pub caller_canonical_id: Option<String>,
    /// Policies of the caller that nobody gave: its own, its boundary, those of its groups, of its session and of its
    /// organization.
    pub missing_of_caller: Vec<MissingPolicy>,
    /// The same of the resource: its own and those of its organization.
    pub missing_of_resource: Vec<MissingPolicy>,
}

impl PolicySet {
    /// Whether the caller has a permissions boundary, known or not.
    pub(crate) fn has_boundary(&self) -> bool {
        let is_boundary = |policy: &MissingPolicy| policy.policy_type == PolicyType::PermissionsBoundary;
        self.permissions_boundary.is_some() || self.missing_of_caller.iter().any(is_boundary)
    }

    /// The policies that nobody gave.
    pub fn missing(&self) -> impl Iterator<Item = &MissingPolicy> {
        self.missing_of_caller.iter().chain(&self.missing_of_resource)
    }

    /// The policy that an explanation names by `source`.
    pub fn find(&self, source: &PolicySource) -> Option<&AttachedPolicy> {
        let bucket = self.access_point_bucket.iter().filter_map(|bucket| bucket.policy.as_ref());
        let single = self.resource.iter().chain(bucket).chain(&self.grants).chain(&self.permissions_boundary);
        let sessions = self.session.iter().flatten().chain(self.vpc_endpoint.iter().flatten());
        let organization = self.service_control.iter().chain(&self.resource_control).flatten();
        let mut all = self.identity.iter().chain(single).chain(sessions).chain(organization);
        all.find(|attached| attached.source == *source)
    }
}

/// Decides `request` under `policies` and explains every step.
pub fn authorize(request: &AuthorizationRequest, policies: &PolicySet) -> AuthorizationResult {
    trace::authorize(request, policies)
}

/// The decision of [`authorize`] alone, without making a trace.
pub fn decide(request: &AuthorizationRequest, policies: &PolicySet) -> EvaluationDecision {
    decide_with(request, policies, |_, _| {})
}

/// The decision of [`authorize`] and its [assumptions](AuthorizationResult::assumptions).
pub fn decide_with_assumptions(
    request: &AuthorizationRequest,
    policies: &PolicySet,
) -> (EvaluationDecision, Vec<MissingPolicy>) {
    let mut assumptions = Vec::new();
    let decision = decide_with(request, policies, |eval_context, effects| {
        assumptions = missing::deciding_missing_policies(eval_context, policies, effects);
    });
    (decision, assumptions)
}

fn decide_with(
    request: &AuthorizationRequest,
    policies: &PolicySet,
    look: impl FnOnce(&EvalContext<'_>, &GateEffects),
) -> EvaluationDecision {
    let action = Action::new(request.action_name());
    let eval_resource = EvalResource::new(request, action.name, &request.resource);
    let eval_context = EvalContext::new(request, action, &eval_resource, policies);
    let mut effects =
        GateEffects::collect(policies, |policy, _| statement::policy_effect(policy, &eval_context));
    if let Some(request) = access_point::bucket_request(request, policies) {
        let action = Action::new(request.action_name());
        let eval_resource = EvalResource::new(&request, action.name, &request.resource);
        let eval_context = EvalContext::new(&request, action, &eval_resource, policies);
        let of_bucket = GateEffects::collect_with_bucket(policies, |policy, _| {
            statement::policy_effect(policy, &eval_context)
        });
        effects.add_bucket(&of_bucket, policies, eval_context.is_within_account());
    }
    look(&eval_context, &effects);
    gates::evaluate_request(&eval_context, policies, &effects, &mut |_, _, _| {})
}

#[cfg(test)]
mod tests;
