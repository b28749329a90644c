//! Names of the operations of IAM. Some exist once for each kind of identity, or of resource that has tags.

use crate::model::iam::{IamCall, Identity, SamlProviderCall, ServiceLinkedRoleCall, SignInCall, Taggable};

impl IamCall {
    /// The operation's name.
    pub(crate) fn name(&self) -> &'static str {
        match self {
            Self::SamlProvider(call) => call.name(),
            Self::SignIn(call) => call.name(),
            Self::ServiceLinkedRole(call) => call.name(),
            Self::CreateUser { .. } => "CreateUser",
            Self::UpdateUser { .. } => "UpdateUser",
            Self::DeleteUser { .. } => "DeleteUser",
            Self::CreateAccessKey { .. } => "CreateAccessKey",
            Self::UpdateAccessKey { .. } => "UpdateAccessKey",
            Self::DeleteAccessKey { .. } => "DeleteAccessKey",
            Self::CreateGroup { .. } => "CreateGroup",
            Self::UpdateGroup { .. } => "UpdateGroup",
            Self::DeleteGroup { .. } => "DeleteGroup",
            Self::AddUserToGroup { .. } => "AddUserToGroup",
            Self::RemoveUserFromGroup { .. } => "RemoveUserFromGroup",
            Self::CreateRole { .. } => "CreateRole",
            Self::UpdateRole { .. } => "UpdateRole",
            Self::UpdateAssumeRolePolicy { .. } => "UpdateAssumeRolePolicy",
            Self::DeleteRole { .. } => "DeleteRole",
            Self::CreatePolicy { .. } => "CreatePolicy",
            Self::CreatePolicyVersion { .. } => "CreatePolicyVersion",
            Self::SetDefaultPolicyVersion { .. } => "SetDefaultPolicyVersion",
            Self::DeletePolicyVersion { .. } => "DeletePolicyVersion",
            Self::DeletePolicy { .. } => "DeletePolicy",
            Self::AttachPolicy { to, .. } => {
                by_identity(to, ["AttachUserPolicy", "AttachGroupPolicy", "AttachRolePolicy"])
            }
            Self::DetachPolicy { from, .. } => {
                by_identity(from, ["DetachUserPolicy", "DetachGroupPolicy", "DetachRolePolicy"])
            }
            Self::PutInlinePolicy { of, .. } => {
                by_identity(of, ["PutUserPolicy", "PutGroupPolicy", "PutRolePolicy"])
            }
            Self::DeleteInlinePolicy { of, .. } => {
                by_identity(of, ["DeleteUserPolicy", "DeleteGroupPolicy", "DeleteRolePolicy"])
            }
            Self::CreateOpenIdConnectProvider { .. } => "CreateOpenIDConnectProvider",
            Self::DeleteOpenIdConnectProvider { .. } => "DeleteOpenIDConnectProvider",
            Self::PutPermissionsBoundary { of, .. } => {
                by_identity(of, ["PutUserPermissionsBoundary", "", "PutRolePermissionsBoundary"])
            }
            Self::DeletePermissionsBoundary { of } => {
                by_identity(of, ["DeleteUserPermissionsBoundary", "", "DeleteRolePermissionsBoundary"])
            }
            Self::Tag { what, .. } => {
                by_taggable(what, ["TagUser", "TagRole", "TagPolicy", "TagInstanceProfile"])
            }
            Self::Untag { what, .. } => {
                by_taggable(what, ["UntagUser", "UntagRole", "UntagPolicy", "UntagInstanceProfile"])
            }
            Self::CreateInstanceProfile { .. } => "CreateInstanceProfile",
            Self::DeleteInstanceProfile { .. } => "DeleteInstanceProfile",
            Self::AddRoleToInstanceProfile { .. } => "AddRoleToInstanceProfile",
            Self::RemoveRoleFromInstanceProfile { .. } => "RemoveRoleFromInstanceProfile",
        }
    }
}

impl SamlProviderCall {
    fn name(&self) -> &'static str {
        match self {
            Self::CreateSamlProvider { .. } => "CreateSAMLProvider",
            Self::DeleteSamlProvider { .. } => "DeleteSAMLProvider",
        }
    }
}

impl SignInCall {
    fn name(&self) -> &'static str {
        match self {
            Self::CreateLoginProfile { .. } => "CreateLoginProfile",
            Self::UpdateLoginProfile { .. } => "UpdateLoginProfile",
            Self::DeleteLoginProfile { .. } => "DeleteLoginProfile",
            Self::CreateVirtualMfaDevice { .. } => "CreateVirtualMFADevice",
            Self::EnableMfaDevice { .. } => "EnableMFADevice",
            Self::DeactivateMfaDevice { .. } => "DeactivateMFADevice",
            Self::DeleteVirtualMfaDevice { .. } => "DeleteVirtualMFADevice",
        }
    }
}

impl ServiceLinkedRoleCall {
    fn name(&self) -> &'static str {
        match self {
            Self::CreateServiceLinkedRole { .. } => "CreateServiceLinkedRole",
            Self::DeleteServiceLinkedRole { .. } => "DeleteServiceLinkedRole",
        }
    }
}

fn by_identity(identity: &Identity, names: [&'static str; 3]) -> &'static str {
    let [user, group, role] = names;
    match identity {
        Identity::User(_) => user,
        Identity::Group(_) => group,
        Identity::Role(_) => role,
    }
}

fn by_taggable(what: &Taggable, names: [&'static str; 4]) -> &'static str {
    let [user, role, policy, profile] = names;
    match what {
        Taggable::User(_) => user,
        Taggable::Role(_) => role,
        Taggable::Policy(_) => policy,
        Taggable::InstanceProfile(_) => profile,
    }
}
