//! AWS Organizations: the tree of accounts, and the policies that limit what is in them
//! [AWS Organizations User Guide](https://docs.aws.amazon.com/organizations/latest/userguide/orgs_introduction.html).

mod levels;
mod unknown;

use iam_policy::sorted_map::SortedMap;

use crate::model::account_id::AccountId;
use crate::model::iam::StoredDocument;
pub(crate) use levels::{allows_something, full_access};
pub(crate) use unknown::{UNKNOWN_MANAGEMENT_ACCOUNT, is_organization_id};

/// An organization.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Organization {
    /// `o-…`; empty where nobody told it.
    pub id: String,
    /// The account that manages it, which its policies do not limit.
    pub management_account: AccountId,
    /// `r-…`.
    pub root_id: String,
    /// Nobody told where its accounts are and what is attached to them: one root stands for the tree.
    pub tree_is_assumed: bool,
    /// Organizational units by id.
    pub units: SortedMap<OrganizationalUnit>,
    /// Under which root or unit each account is, by account id.
    pub accounts: SortedMap<String>,
    /// Accounts that were asked to join, by handshake id.
    pub invitations: SortedMap<String>,
    /// Policies by id, without AWS's own.
    pub policies: SortedMap<OrganizationPolicy>,
    /// Ids of the policies attached to each root, unit and account, in order of attaching.
    pub attachments: SortedMap<Vec<String>>,
    /// Service control policies are on.
    pub service_control: bool,
    /// Resource control policies are on.
    pub resource_control: bool,
}

/// An organizational unit.
#[derive(Clone, Debug, PartialEq)]
pub struct OrganizationalUnit {
    /// Name.
    pub name: String,
    /// Id of the root or unit it is in.
    pub parent: String,
}

/// A policy of the organization.
#[derive(Clone, Debug, PartialEq)]
pub struct OrganizationPolicy {
    /// Name.
    pub name: String,
    /// Its type.
    pub kind: OrganizationPolicyType,
    /// The document.
    pub document: StoredDocument,
}

/// The type of an organization's policy, by what it limits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OrganizationPolicyType {
    /// Limits the callers of the accounts.
    ServiceControl,
    /// Limits access to the resources of the accounts.
    ResourceControl,
}

/// Organizations calls.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the fields are the parameters of the AWS call of the same name")]
pub enum OrganizationsCall {
    CreateOrganization,
    InviteAccountToOrganization { account_id: String },
    AcceptHandshake { handshake_id: String },
    CreateOrganizationalUnit { parent_id: String, name: String },
    DeleteOrganizationalUnit { organizational_unit_id: String },
    MoveAccount { account_id: String, source_parent_id: String, destination_parent_id: String },
    EnablePolicyType { root_id: String, policy_type: OrganizationPolicyType },
    DisablePolicyType { root_id: String, policy_type: OrganizationPolicyType },
    CreatePolicy { name: String, description: String, policy_type: OrganizationPolicyType, content: String },
    UpdatePolicy { policy_id: String, content: String },
    DeletePolicy { policy_id: String },
    AttachPolicy { policy_id: String, target_id: String },
    DetachPolicy { policy_id: String, target_id: String },
}

impl OrganizationPolicyType {
    /// As the API spells it.
    pub fn name(self) -> &'static str {
        match self {
            Self::ServiceControl => "SERVICE_CONTROL_POLICY",
            Self::ResourceControl => "RESOURCE_CONTROL_POLICY",
        }
    }

    /// The id of AWS's policy of this type that allows everything.
    pub fn full_access(self) -> &'static str {
        match self {
            Self::ServiceControl => "p-FullAWSAccess",
            Self::ResourceControl => "p-RCPFullAWSAccess",
        }
    }
}
