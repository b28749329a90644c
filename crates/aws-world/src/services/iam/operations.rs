//! Operations of IAM: each call to the function that carries it out.

use crate::api::{ApiError, Response};
use crate::model::account_id::AccountId;
use crate::model::iam::IamCall;
use crate::world::WorldState;

impl WorldState {
    pub(crate) fn apply_iam(&mut self, account: &AccountId, call: &IamCall) -> Result<Response, ApiError> {
        match call {
            IamCall::CreateUser { user_name, path, permissions_boundary, tags } => {
                self.create_user(account, user_name, path, permissions_boundary.as_deref(), tags)
            }
            IamCall::UpdateUser { user_name, new_user_name } => {
                self.update_user(account, user_name, new_user_name)
            }
            IamCall::DeleteUser { user_name } => self.delete_user(account, user_name),
            IamCall::CreateAccessKey { user_name } => self.create_access_key(account, user_name),
            IamCall::UpdateAccessKey { user_name, access_key_id, active } => {
                self.update_access_key(account, user_name, access_key_id, *active)
            }
            IamCall::DeleteAccessKey { user_name, access_key_id } => {
                self.delete_access_key(account, user_name, access_key_id)
            }
            IamCall::CreateGroup { group_name, path } => self.create_group(account, group_name, path),
            IamCall::UpdateGroup { group_name, new_group_name } => {
                self.update_group(account, group_name, new_group_name)
            }
            IamCall::DeleteGroup { group_name } => self.delete_group(account, group_name),
            IamCall::AddUserToGroup { group_name, user_name } => {
                self.add_user_to_group(account, group_name, user_name)
            }
            IamCall::RemoveUserFromGroup { group_name, user_name } => {
                self.remove_user_from_group(account, group_name, user_name)
            }
            IamCall::ServiceLinkedRole(call) => self.apply_service_linked_role(account, call),
            IamCall::SamlProvider(call) => self.apply_saml_provider(account, call),
            IamCall::SignIn(call) => self.apply_sign_in(account, call),
            IamCall::CreateRole { .. } => self.create_role(account, call),
            IamCall::UpdateRole { role_name, description, max_session_duration } => {
                self.update_role(account, role_name, description, *max_session_duration)
            }
            IamCall::UpdateAssumeRolePolicy { role_name, policy_document } => {
                self.update_assume_role_policy(account, role_name, policy_document)
            }
            IamCall::DeleteRole { role_name } => self.delete_role(account, role_name),
            IamCall::CreatePolicy { policy_name, path, policy_document, description, tags } => {
                self.create_policy(account, policy_name, path, policy_document, description, tags)
            }
            IamCall::CreatePolicyVersion { policy_arn, policy_document, set_as_default } => {
                self.create_policy_version(account, policy_arn, policy_document, *set_as_default)
            }
            IamCall::SetDefaultPolicyVersion { policy_arn, version_id } => {
                self.set_default_policy_version(account, policy_arn, version_id)
            }
            IamCall::DeletePolicyVersion { policy_arn, version_id } => {
                self.delete_policy_version(account, policy_arn, version_id)
            }
            IamCall::DeletePolicy { policy_arn } => self.delete_policy(account, policy_arn),
            IamCall::AttachPolicy { to, policy_arn } => self.attach_policy(account, to, policy_arn),
            IamCall::DetachPolicy { from, policy_arn } => self.detach_policy(account, from, policy_arn),
            IamCall::PutInlinePolicy { of, policy_name, policy_document } => {
                self.put_inline_policy(account, of, policy_name, policy_document)
            }
            IamCall::DeleteInlinePolicy { of, policy_name } => {
                self.delete_inline_policy(account, of, policy_name)
            }
            IamCall::PutPermissionsBoundary { of, permissions_boundary } => {
                self.put_permissions_boundary(account, of, permissions_boundary)
            }
            IamCall::CreateOpenIdConnectProvider { url, client_id_list } => {
                self.create_oidc_provider(account, url, client_id_list)
            }
            IamCall::DeleteOpenIdConnectProvider { open_id_connect_provider_arn } => {
                self.delete_oidc_provider(account, open_id_connect_provider_arn)
            }
            IamCall::DeletePermissionsBoundary { of } => self.delete_permissions_boundary(account, of),
            IamCall::Tag { what, tags } => self.tag(account, what, tags),
            IamCall::Untag { what, tag_keys } => self.untag(account, what, tag_keys),
            IamCall::CreateInstanceProfile { instance_profile_name } => {
                self.create_instance_profile(account, instance_profile_name)
            }
            IamCall::DeleteInstanceProfile { instance_profile_name } => {
                self.delete_instance_profile(account, instance_profile_name)
            }
            IamCall::AddRoleToInstanceProfile { instance_profile_name, role_name } => {
                self.add_role_to_instance_profile(account, instance_profile_name, role_name)
            }
            IamCall::RemoveRoleFromInstanceProfile { instance_profile_name, role_name } => {
                self.remove_role_from_instance_profile(account, instance_profile_name, role_name)
            }
        }
    }
}
