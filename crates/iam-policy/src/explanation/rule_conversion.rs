//! The rules that gates and special rules rest on.

use super::{Gate, SpecialRule};
use crate::rule::Rule;

impl From<SpecialRule> for Rule {
    fn from(rule: SpecialRule) -> Self {
        match rule {
            SpecialRule::AlwaysAllowed => Self::AlwaysAllowed,
            SpecialRule::OnlyAuthenticates => Self::OnlyAuthenticates,
            SpecialRule::RootCannotAssumeRoles => Self::RootCannotAssumeRoles,
            SpecialRule::NeedsSignature => Self::NeedsSignature,
            SpecialRule::TemporaryCredentials => Self::TemporaryCredentials,
            SpecialRule::OwnAccountOnly => Self::OwnAccountOnly,
            SpecialRule::OutsideAccessPointVpc => Self::OutsideAccessPointVpc,
            SpecialRule::RootKeepsBucketPolicy => Self::RootKeepsBucketPolicy,
            SpecialRule::FederatedWithoutSessionPolicy => Self::FederatedWithoutSessionPolicy,
            SpecialRule::ObjectOfAnotherAccount => Self::ObjectOfAnotherAccount,
            SpecialRule::PublicBucketRestricted { .. } => Self::BlockPublicAccess,
        }
    }
}

impl From<Gate> for Rule {
    fn from(gate: Gate) -> Self {
        match gate {
            Gate::ExplicitDeny => Self::ExplicitDeny,
            Gate::ResourceControlPolicies => Self::ResourceControlPolicies,
            Gate::ServiceControlPolicies => Self::ServiceControlPolicies,
            Gate::ResourcePolicy => Self::ResourcePolicy,
            Gate::AccessPointBucket => Self::AccessPointBucket,
            Gate::BlockPublicAccess => Self::BlockPublicAccess,
            Gate::IdentityPolicies => Self::IdentityPolicies,
            Gate::PermissionsBoundary => Self::PermissionsBoundary,
            Gate::SessionPolicies => Self::SessionPolicies,
            Gate::VpcEndpointPolicy => Self::VpcEndpointPolicy,
        }
    }
}
