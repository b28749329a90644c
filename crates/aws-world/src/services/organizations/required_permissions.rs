//! The permissions that Organizations calls require
//! [actions, resources and condition keys for Organizations](https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsorganizations.html).

use super::operations::not_in_use;
use crate::api::ApiError;
use crate::model::organizations::{Organization, OrganizationPolicyType, OrganizationsCall};
use crate::world::{CallerIdentity, RequiredPermission, WorldState};

impl WorldState {
    pub(crate) fn organizations_required_permissions(
        &self,
        identity: &CallerIdentity,
        action: &str,
        call: &OrganizationsCall,
    ) -> Result<Vec<RequiredPermission>, ApiError> {
        let account = identity.account.as_str();
        let resource = match (&self.organization, call) {
            (_, OrganizationsCall::CreateOrganization) => "*".to_owned(),
            (None, _) => return Err(not_in_use()),
            (Some(organization), call) => organization.resource(call),
        };
        Ok(vec![RequiredPermission::new(action, resource, account)])
    }
}

impl Organization {
    /// The ARN a call is checked against; everything, where the organization's id was not told.
    fn resource(&self, call: &OrganizationsCall) -> String {
        let (kind, id) = match call {
            OrganizationsCall::EnablePolicyType { root_id, .. }
            | OrganizationsCall::DisablePolicyType { root_id, .. } => ("root", root_id),
            OrganizationsCall::CreateOrganizationalUnit { parent_id, .. } => {
                (if *parent_id == self.root_id { "root" } else { "ou" }, parent_id)
            }
            OrganizationsCall::DeleteOrganizationalUnit { organizational_unit_id } => {
                ("ou", organizational_unit_id)
            }
            OrganizationsCall::MoveAccount { account_id, .. }
            | OrganizationsCall::InviteAccountToOrganization { account_id } => ("account", account_id),
            OrganizationsCall::AcceptHandshake { handshake_id } => ("handshake", handshake_id),
            OrganizationsCall::UpdatePolicy { policy_id, .. }
            | OrganizationsCall::DeletePolicy { policy_id }
            | OrganizationsCall::AttachPolicy { policy_id, .. }
            | OrganizationsCall::DetachPolicy { policy_id, .. } => {
                let own = self.policies.get(policy_id).map(|policy| policy.kind);
                let kind = own.unwrap_or(OrganizationPolicyType::ServiceControl);
                return self.policy_arn(kind, policy_id).unwrap_or_else(|| "*".to_owned());
            }
            OrganizationsCall::CreatePolicy { .. } | OrganizationsCall::CreateOrganization => {
                return "*".to_owned();
            }
        };
        if !self.id_is_known() {
            return "*".to_owned();
        }
        format!("arn:aws:organizations::{}:{kind}/{}/{id}", self.management_account, self.id)
    }
}
