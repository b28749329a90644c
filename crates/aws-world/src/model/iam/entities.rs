//! Properties of users, groups, roles and policies, and lookups by ARN.

use super::{Iam, Identity, ManagedPolicy, Permissions, Role, StoredDocument, User};
use crate::text::account::IDENTITY_CENTER;

impl ManagedPolicy {
    /// The document in force.
    pub fn default_document(&self) -> Option<&StoredDocument> {
        self.versions
            .iter()
            .find(|version| version.id == self.default_version)
            .map(|version| &version.document)
    }
}

impl Role {
    /// The manager of a role that its account cannot change: IAM Identity Center for roles made of permission sets, else AWS
    /// [IAM roles created by IAM Identity Center](https://docs.aws.amazon.com/singlesignon/latest/userguide/identity-center-and-iam-roles.html).
    pub fn managed_by(&self) -> Option<&'static str> {
        let of_identity_center = self.path.starts_with("/aws-reserved/sso.amazonaws.com/");
        self.is_protected().then_some(if of_identity_center { IDENTITY_CENTER } else { "AWS" })
    }

    /// Whether it is AWS's own: under `/aws-reserved/` or `/aws-service-role/`, where only AWS changes roles.
    pub fn is_protected(&self) -> bool {
        self.path.starts_with("/aws-reserved/") || self.path.starts_with("/aws-service-role/")
    }
}

impl Iam {
    /// A user by its ARN.
    pub fn user_by_arn(&self, arn: &str) -> Option<&User> {
        // Names are unique whatever the path; the comparison tells another account or path apart.
        self.users.get(arn.rsplit('/').next()?).filter(|user| user.arn == arn)
    }

    /// A customer managed policy by its ARN.
    pub fn policy_by_arn(&self, arn: &str) -> Option<&ManagedPolicy> {
        // The name is in the ARN; the comparison tells another account or path apart.
        self.policies.get(arn.rsplit('/').next()?).filter(|policy| policy.arn == arn)
    }

    /// Everything policies are attached to, with its ARN.
    pub fn identities(&self) -> impl Iterator<Item = (&str, &Permissions)> {
        let users = self.users.values().map(|user| (user.arn.as_str(), &user.permissions));
        let groups = self.groups.values().map(|group| (group.arn.as_str(), &group.permissions));
        let roles = self.roles.values().map(|role| (role.arn.as_str(), &role.permissions));
        users.chain(groups).chain(roles)
    }
}

impl Identity {
    /// `User`, `Group` or `Role`, and the name.
    pub(crate) fn kind_and_name(&self) -> (&'static str, &str) {
        match self {
            Self::User(name) => ("User", name),
            Self::Group(name) => ("Group", name),
            Self::Role(name) => ("Role", name),
        }
    }

    /// Characters that all inline policies together may have.
    pub fn inline_policy_limit(&self) -> usize {
        match self {
            Self::User(_) => 2048,
            Self::Group(_) => 5120,
            Self::Role(_) => 10_240,
        }
    }
}
