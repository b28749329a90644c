//! Names of the operations of Organizations.

use crate::model::organizations::OrganizationsCall;

impl OrganizationsCall {
    /// The operation's name.
    pub(crate) fn name(&self) -> &'static str {
        match self {
            Self::CreateOrganization => "CreateOrganization",
            Self::InviteAccountToOrganization { .. } => "InviteAccountToOrganization",
            Self::AcceptHandshake { .. } => "AcceptHandshake",
            Self::CreateOrganizationalUnit { .. } => "CreateOrganizationalUnit",
            Self::DeleteOrganizationalUnit { .. } => "DeleteOrganizationalUnit",
            Self::MoveAccount { .. } => "MoveAccount",
            Self::EnablePolicyType { .. } => "EnablePolicyType",
            Self::DisablePolicyType { .. } => "DisablePolicyType",
            Self::CreatePolicy { .. } => "CreatePolicy",
            Self::UpdatePolicy { .. } => "UpdatePolicy",
            Self::DeletePolicy { .. } => "DeletePolicy",
            Self::AttachPolicy { .. } => "AttachPolicy",
            Self::DetachPolicy { .. } => "DetachPolicy",
        }
    }
}
