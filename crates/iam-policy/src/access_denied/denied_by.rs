//! The kinds of policy that AWS's sentences name.

use crate::explanation::Gate;

/// The kind of policy that AWS names as the one that denied.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DeniedBy {
    /// An identity-based policy.
    IdentityBasedPolicy,
    /// A resource-based policy.
    ResourceBasedPolicy,
    /// A role's trust policy.
    RoleTrustPolicy,
    /// A permissions boundary.
    PermissionsBoundary,
    /// A session policy.
    SessionPolicy,
    /// A service control policy.
    ServiceControlPolicy,
    /// A resource control policy.
    ResourceControlPolicy,
    /// A VPC endpoint's policy.
    VpcEndpointPolicy,
}

impl DeniedBy {
    /// AWS's name for it.
    pub fn name(self) -> &'static str {
        match self {
            Self::IdentityBasedPolicy => "identity-based policy",
            Self::ResourceBasedPolicy => "resource-based policy",
            Self::RoleTrustPolicy => "role trust policy",
            Self::PermissionsBoundary => "permissions boundary",
            Self::SessionPolicy => "session policy",
            Self::ServiceControlPolicy => "service control policy",
            Self::ResourceControlPolicy => "resource control policy",
            Self::VpcEndpointPolicy => "VPC endpoint policy",
        }
    }

    /// The gate that consults it.
    pub fn gate(self) -> Gate {
        match self {
            Self::IdentityBasedPolicy => Gate::IdentityPolicies,
            Self::ResourceBasedPolicy | Self::RoleTrustPolicy => Gate::ResourcePolicy,
            Self::PermissionsBoundary => Gate::PermissionsBoundary,
            Self::SessionPolicy => Gate::SessionPolicies,
            Self::ServiceControlPolicy => Gate::ServiceControlPolicies,
            Self::ResourceControlPolicy => Gate::ResourceControlPolicies,
            Self::VpcEndpointPolicy => Gate::VpcEndpointPolicy,
        }
    }
}
