//! Operations of Organizations
//! [API Reference](https://docs.aws.amazon.com/organizations/latest/APIReference/Welcome.html).

use crate::api::errors::Service;
use crate::api::{ApiError, ErrorCode, Response};
use crate::model::account_id::AccountId;
use crate::model::organizations::{Organization, OrganizationsCall};
use crate::world::WorldState;

impl WorldState {
    pub(crate) fn apply_organizations(
        &mut self,
        account: &AccountId,
        call: &OrganizationsCall,
    ) -> Result<Response, ApiError> {
        match call {
            OrganizationsCall::CreateOrganization => return self.create_organization(account),
            OrganizationsCall::AcceptHandshake { handshake_id } => {
                return self.accept_handshake(account, handshake_id);
            }
            _ => {}
        }
        if self.organization_mut()?.management_account != *account {
            return Err(ApiError::access_denied(
                Service::Organizations,
                "You don't have permissions to access this resource.".to_owned(),
            ));
        }
        self.apply_in_management_account(call)
    }

    fn apply_in_management_account(&mut self, call: &OrganizationsCall) -> Result<Response, ApiError> {
        match call {
            OrganizationsCall::InviteAccountToOrganization { account_id } => {
                self.invite_account(&AccountId::new(account_id))
            }
            OrganizationsCall::CreateOrganizationalUnit { parent_id, name } => {
                self.create_unit(parent_id, name)
            }
            OrganizationsCall::DeleteOrganizationalUnit { organizational_unit_id } => {
                self.delete_unit(organizational_unit_id)
            }
            OrganizationsCall::MoveAccount { account_id, source_parent_id, destination_parent_id } => {
                self.move_account(&AccountId::new(account_id), source_parent_id, destination_parent_id)
            }
            OrganizationsCall::EnablePolicyType { root_id, policy_type } => {
                self.turn_policy_type(root_id, *policy_type, true)
            }
            OrganizationsCall::DisablePolicyType { root_id, policy_type } => {
                self.turn_policy_type(root_id, *policy_type, false)
            }
            OrganizationsCall::CreatePolicy { name, policy_type, content, .. } => {
                self.create_organization_policy(name, *policy_type, content)
            }
            OrganizationsCall::UpdatePolicy { policy_id, content } => {
                self.update_organization_policy(policy_id, content)
            }
            OrganizationsCall::DeletePolicy { policy_id } => self.delete_organization_policy(policy_id),
            OrganizationsCall::AttachPolicy { policy_id, target_id } => {
                self.attach_organization_policy(policy_id, target_id)
            }
            OrganizationsCall::DetachPolicy { policy_id, target_id } => {
                self.detach_organization_policy(policy_id, target_id)
            }
            OrganizationsCall::CreateOrganization | OrganizationsCall::AcceptHandshake { .. } => {
                Ok(Response::Done)
            }
        }
    }

    pub(super) fn organization_mut(&mut self) -> Result<&mut Organization, ApiError> {
        self.organization.as_mut().ok_or_else(not_in_use)
    }
}

pub(super) fn not_in_use() -> ApiError {
    constraint(
        ErrorCode::AWS_ORGANIZATIONS_NOT_IN_USE_EXCEPTION,
        "Your account is not a member of an organization.",
    )
}

/// An error of the service's own, all of which have status 400.
pub(super) fn constraint(code: ErrorCode, message: &str) -> ApiError {
    ApiError::new(code, 400, message)
}
