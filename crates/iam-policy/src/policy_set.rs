//! The policies that apply to a request, each with its source.

use std::sync::Arc;

use crate::arn::Arn;
use crate::document::{PolicyDocument, PolicyType};
use crate::request::UnknownFact;

/// A policy with where it comes from.
#[derive(Clone, Debug)]
pub struct AttachedPolicy {
    /// The document.
    pub document: Arc<PolicyDocument>,
    /// Its source, for the explanation.
    pub source: PolicySource,
}

impl AttachedPolicy {
    /// The inline policy `text` of a user, group, role or resource.
    pub fn inline(text: &str, policy_type: PolicyType, name: &str, attached_to: &str) -> Self {
        let (name, attached_to) = (name.to_owned(), attached_to.to_owned());
        Self {
            document: Arc::new(PolicyDocument::parse(text, policy_type)),
            source: PolicySource { policy_type, name, arn: None, attached_to },
        }
    }
}

/// Source of a policy.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct PolicySource {
    /// Its type, by what it is attached to.
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
    /// Grants of the resource, written as statements: those of a KMS key, and of an S3 object's access control
    /// list. Grants cannot deny (KMS Developer Guide, *Grants in AWS KMS*). That they pass over permissions boundaries
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
    /// Policies of the VPC endpoint that the request comes through.
    pub vpc_endpoint: Option<Vec<AttachedPolicy>>,
    /// S3 Block Public Access has `RestrictPublicBuckets` on for the bucket, its account or its organization. Of the
    /// other three settings, `BlockPublicPolicy` only refuses to store a policy (see [`public_statement`](crate::evaluation::public_statement)), and two are
    /// about access control lists, which are not evaluated here.
    pub restrict_public_buckets: bool,
    /// The canonical user id of the caller's account or of the origin access identity that asks, where it is known: by it
    /// policies on buckets may name either (Amazon S3 User Guide, *Principals for bucket policies*).
    pub caller_canonical_id: Option<String>,
    /// Policies of the caller that nobody gave: its own, its boundary, those of its groups, of its session and of its
    /// organization.
    pub missing_of_caller: Vec<MissingPolicy>,
    /// Missing policies of the resource: its own and those of its organization.
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

    /// Every policy with its slot; those of an organization level by level, from the root down.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (PolicySlot, &AttachedPolicy)> {
        let bucket = self.access_point_bucket.as_ref().and_then(|bucket| bucket.policy.as_ref());
        let of_slots: [(PolicySlot, &[AttachedPolicy]); 7] = [
            (PolicySlot::Resource, &self.resource),
            (PolicySlot::Grant, &self.grants),
            (PolicySlot::Identity, &self.identity),
            (PolicySlot::PermissionsBoundary, self.permissions_boundary.as_slice()),
            (PolicySlot::Session, self.session.as_deref().unwrap_or_default()),
            (PolicySlot::VpcEndpoint, self.vpc_endpoint.as_deref().unwrap_or_default()),
            (PolicySlot::AccessPointBucket, bucket.map(std::slice::from_ref).unwrap_or_default()),
        ];
        let of_slots =
            of_slots.into_iter().flat_map(|(slot, all)| all.iter().map(move |policy| (slot, policy)));
        of_levels(&self.resource_control, PolicySlot::ResourceControl)
            .chain(of_levels(&self.service_control, PolicySlot::ServiceControl))
            .chain(of_slots)
    }

    /// The policy that an explanation names by `source`.
    pub fn find(&self, source: &PolicySource) -> Option<&AttachedPolicy> {
        self.iter().map(|(_, attached)| attached).find(|attached| attached.source == *source)
    }
}

fn of_levels(
    levels: &[Vec<AttachedPolicy>],
    slot: fn(usize) -> PolicySlot,
) -> impl Iterator<Item = (PolicySlot, &AttachedPolicy)> {
    let levels = levels.iter().enumerate();
    levels.flat_map(move |(level, policies)| policies.iter().map(move |policy| (slot(level), policy)))
}

/// The field of a [`PolicySet`] that holds a policy, and its level in an organization.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum PolicySlot {
    ResourceControl(usize),
    ServiceControl(usize),
    Resource,
    Grant,
    Identity,
    PermissionsBoundary,
    Session,
    VpcEndpoint,
    AccessPointBucket,
}

impl PolicySlot {
    /// The level, 0 at the organization's root.
    pub(crate) fn level(self) -> Option<usize> {
        match self {
            Self::ResourceControl(level) | Self::ServiceControl(level) => Some(level),
            _ => None,
        }
    }
}

/// The bucket behind an S3 access point.
#[derive(Clone, Debug, Default)]
pub struct AccessPointBucket {
    /// Its name.
    pub name: String,
    /// The account that owns it; `None` for that of the access point.
    pub account: Option<String>,
    /// Its policy, where it has one.
    pub policy: Option<AttachedPolicy>,
    /// The VPC whose requests the access point takes, where it is restricted to one.
    pub vpc: Option<String>,
}

/// A policy that may exist and whose document is not known, as in an account of which only some files were read.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct MissingPolicy {
    /// Its type, by what it is attached to.
    pub policy_type: PolicyType,
    /// The managed policy's or the group's ARN; of a resource-based policy the resource's; of an organization's policies the
    /// account they limit, by its id, or where nobody knows it by a resource in it.
    pub arn: String,
}

impl MissingPolicy {
    /// Whether it is the policy of a KMS key, which always has one.
    pub(crate) fn is_of_key(&self) -> bool {
        self.policy_type == PolicyType::Resource
            && Arn::parse(&self.arn).is_some_and(|arn| arn.service == "kms")
    }

    /// Whether it stands for all policies of a group, a user or a role.
    pub fn is_of_identity(&self) -> bool {
        let of_kind = |kind| self.arn.contains(kind);
        self.policy_type == PolicyType::Identity && [":group/", ":user/", ":role/"].into_iter().any(of_kind)
    }

    /// Whether it stands for the policies of a group.
    pub fn is_of_group(&self) -> bool {
        self.policy_type == PolicyType::Identity && self.arn.contains(":group/")
    }
}

/// An unknown fact or missing policy that a decision depends on.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Assumption {
    /// A policy may exist that says otherwise.
    MissingPolicy(MissingPolicy),
    /// A condition key, or a variable, has a value that is not known.
    UnknownFact(UnknownFact),
}
