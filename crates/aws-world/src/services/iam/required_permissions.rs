//! The permissions that IAM calls require
//! [actions, resources and condition keys for IAM](https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsidentityandaccessmanagementiam.html).

use iam_policy::arn::Arn;

use super::service_linked_roles::path_and_name;
use crate::model::account::Account;
use crate::model::account_id::AccountId;
use crate::model::iam::{
    IamCall, Identity, SamlProviderCall, ServiceLinkedRoleCall, SignInCall, Taggable, Tags,
};
use crate::world::{RequiredPermission, WorldState};

/// ARNs of the caller's account; of what is not there, the ARN it would have directly under `/`.
struct Arns<'a> {
    id: &'a str,
    account: Option<&'a Account>,
}

impl Arns<'_> {
    fn iam(&self, kind: &str, name: &str) -> String {
        format!("arn:aws:iam::{}:{kind}/{name}", self.id)
    }

    fn with_path(&self, kind: &str, path: &str, name: &str) -> String {
        let path = if path.is_empty() { "/" } else { path };
        format!("arn:aws:iam::{}:{kind}{path}{name}", self.id)
    }

    fn user(&self, name: &str) -> String {
        let found = self.account.and_then(|account| account.iam.users.get(name));
        found.map_or_else(|| self.iam("user", name), |user| user.arn.clone())
    }

    fn group(&self, name: &str) -> String {
        let found = self.account.and_then(|account| account.iam.groups.get(name));
        found.map_or_else(|| self.iam("group", name), |group| group.arn.clone())
    }

    fn role(&self, name: &str) -> String {
        let found = self.account.and_then(|account| account.iam.roles.get(name));
        found.map_or_else(|| self.iam("role", name), |role| role.arn.clone())
    }

    fn identity(&self, identity: &Identity) -> String {
        match identity {
            Identity::User(name) => self.user(name),
            Identity::Group(name) => self.group(name),
            Identity::Role(name) => self.role(name),
        }
    }

    /// The boundary of the user or role with this ARN.
    fn boundary(&self, arn: &str) -> Option<&str> {
        let mut identities = self.account?.iam.identities();
        identities.find(|(known, _)| *known == arn)?.1.boundary.as_deref()
    }

    /// The tags of the user or role with this ARN.
    fn tags(&self, arn: &str) -> Option<&Tags> {
        let iam = &self.account?.iam;
        let user = iam.users.values().find(|user| user.arn == arn).map(|user| &user.tags);
        let role = || iam.roles.values().find(|role| role.arn == arn).map(|role| &role.tags);
        let profile = || {
            let profiles = iam.instance_profiles.values();
            profiles.into_iter().find(|profile| profile.arn == arn).map(|profile| &profile.tags)
        };
        user.or_else(role).or_else(|| iam.policy_by_arn(arn).map(|policy| &policy.tags)).or_else(profile)
    }
}

impl WorldState {
    pub(crate) fn iam_required_permissions(
        &self,
        account: &AccountId,
        action: &str,
        call: &IamCall,
    ) -> Vec<RequiredPermission> {
        let arns = Arns { id: account, account: self.accounts.get(account) };
        let resource = resource(&arns, call);
        let owner = Arn::parse(&resource)
            .map(|arn| arn.account)
            .filter(|owner| !matches!(*owner, "" | "aws"))
            .unwrap_or(account);
        let mut permission = RequiredPermission::new(action, resource.as_str(), owner);
        for (key, value) in arns.tags(&resource).into_iter().flatten() {
            permission = permission
                .with(format!("aws:ResourceTag/{key}"), value.as_str())
                .with(format!("iam:ResourceTag/{key}"), value.as_str());
        }
        let boundary = if depends_on_boundary(call) { arns.boundary(&resource) } else { None };
        let permission = bounded(permission, boundary);
        match call {
            IamCall::ServiceLinkedRole(call) => match linked_service(&arns, call) {
                Some(service) => vec![permission.with("iam:AWSServiceName", service)],
                None => vec![permission],
            },
            IamCall::AttachPolicy { policy_arn, .. } | IamCall::DetachPolicy { policy_arn, .. } => {
                vec![permission.with("iam:PolicyARN", policy_arn.as_str())]
            }
            IamCall::CreateUser { tags, permissions_boundary, .. } => {
                with_tags(bounded(permission, permissions_boundary.as_deref()), tags, "iam:TagUser")
            }
            IamCall::CreateRole { tags, permissions_boundary, .. } => {
                with_tags(bounded(permission, permissions_boundary.as_deref()), tags, "iam:TagRole")
            }
            IamCall::PutPermissionsBoundary { permissions_boundary, .. } => {
                vec![bounded(permission, Some(permissions_boundary))]
            }
            IamCall::CreatePolicy { tags, .. } => with_tags(permission, tags, "iam:TagPolicy"),
            IamCall::Tag { tags, .. } => vec![request_tags(permission, tags)],
            IamCall::Untag { tag_keys, .. } => vec![permission.with_many("aws:TagKeys", tag_keys.clone())],
            IamCall::AddRoleToInstanceProfile { role_name, .. } => {
                vec![permission, self.pass_role_permission(account, &arns.role(role_name))]
            }
            _ => vec![permission],
        }
    }

    /// The permission to hand a role to EC2
    /// [iam:PassRole](https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html).
    pub(crate) fn pass_role_permission(&self, account: &AccountId, role_arn: &str) -> RequiredPermission {
        let mut permission = RequiredPermission::new("iam:PassRole", role_arn, account)
            .with("iam:PassedToService", "ec2.amazonaws.com");
        for (key, value) in self.role_by_arn(role_arn).map(|role| &role.tags).into_iter().flatten() {
            permission = permission.with(format!("aws:ResourceTag/{key}"), value.as_str());
        }
        permission
    }
}

/// `iam:PermissionsBoundary`: of the call, or of the user or role it is about.
fn bounded(permission: RequiredPermission, boundary: Option<&str>) -> RequiredPermission {
    match boundary {
        Some(arn) => permission.with("iam:PermissionsBoundary", arn),
        None => permission,
    }
}

/// Whether the boundary of the user or role that a call is about is a part of the request.
fn depends_on_boundary(call: &IamCall) -> bool {
    matches!(
        call,
        IamCall::AttachPolicy { .. }
            | IamCall::DetachPolicy { .. }
            | IamCall::PutInlinePolicy { .. }
            | IamCall::DeleteInlinePolicy { .. }
            | IamCall::DeletePermissionsBoundary { .. }
            | IamCall::DeleteRole { .. }
            | IamCall::UpdateRole { .. }
            | IamCall::UpdateAssumeRolePolicy { .. }
    )
}

/// Creating with tags needs the permission to tag as well.
fn with_tags(permission: RequiredPermission, tags: &Tags, tag_action: &str) -> Vec<RequiredPermission> {
    if tags.is_empty() {
        return vec![permission];
    }
    let permission = request_tags(permission, tags);
    let tagging = RequiredPermission { action: tag_action.to_owned(), ..permission.clone() };
    vec![permission, tagging]
}

fn request_tags(permission: RequiredPermission, tags: &Tags) -> RequiredPermission {
    let permission = tags.iter().fold(permission, |permission, (key, value)| {
        permission.with(format!("aws:RequestTag/{key}"), value.as_str())
    });
    permission.with_many("aws:TagKeys", tags.keys().cloned().collect())
}

/// `iam:AWSServiceName` is in both calls: the permissions that AWS's guide writes for deleting want it too
/// [service-linked role permissions](https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create-service-linked-role.html).
fn linked_service<'a>(arns: &Arns<'a>, call: &'a ServiceLinkedRoleCall) -> Option<&'a str> {
    match call {
        ServiceLinkedRoleCall::CreateServiceLinkedRole { aws_service_name, .. } => Some(aws_service_name),
        ServiceLinkedRoleCall::DeleteServiceLinkedRole { role_name } => {
            arns.account?.iam.roles.get(role_name)?.linked_service()
        }
    }
}

fn sign_in_resource(arns: &Arns<'_>, call: &SignInCall) -> String {
    match call {
        SignInCall::CreateLoginProfile { user_name, .. }
        | SignInCall::UpdateLoginProfile { user_name, .. }
        | SignInCall::DeleteLoginProfile { user_name }
        | SignInCall::EnableMfaDevice { user_name, .. }
        | SignInCall::DeactivateMfaDevice { user_name, .. } => arns.user(user_name),
        SignInCall::CreateVirtualMfaDevice { virtual_mfa_device_name } => {
            arns.iam("mfa", virtual_mfa_device_name)
        }
        SignInCall::DeleteVirtualMfaDevice { serial_number } => serial_number.clone(),
    }
}

fn resource(arns: &Arns<'_>, call: &IamCall) -> String {
    match call {
        IamCall::SignIn(call) => sign_in_resource(arns, call),
        IamCall::SamlProvider(SamlProviderCall::CreateSamlProvider { name, .. }) => {
            arns.iam("saml-provider", name)
        }
        IamCall::SamlProvider(SamlProviderCall::DeleteSamlProvider { saml_provider_arn }) => {
            saml_provider_arn.clone()
        }
        IamCall::ServiceLinkedRole(ServiceLinkedRoleCall::DeleteServiceLinkedRole { role_name }) => {
            arns.role(role_name)
        }
        IamCall::ServiceLinkedRole(ServiceLinkedRoleCall::CreateServiceLinkedRole {
            aws_service_name,
            custom_suffix,
            ..
        }) => {
            let (path, name) = path_and_name(aws_service_name, custom_suffix);
            arns.with_path("role", &path, &name)
        }
        IamCall::CreateUser { user_name, path, .. } => arns.with_path("user", path, user_name),
        IamCall::UpdateUser { user_name, .. }
        | IamCall::DeleteUser { user_name }
        | IamCall::CreateAccessKey { user_name }
        | IamCall::UpdateAccessKey { user_name, .. }
        | IamCall::DeleteAccessKey { user_name, .. } => arns.user(user_name),
        IamCall::CreateGroup { group_name, path } => arns.with_path("group", path, group_name),
        IamCall::UpdateGroup { group_name, .. }
        | IamCall::DeleteGroup { group_name }
        | IamCall::AddUserToGroup { group_name, .. }
        | IamCall::RemoveUserFromGroup { group_name, .. } => arns.group(group_name),
        IamCall::CreateRole { role_name, path, .. } => arns.with_path("role", path, role_name),
        IamCall::UpdateRole { role_name, .. }
        | IamCall::UpdateAssumeRolePolicy { role_name, .. }
        | IamCall::DeleteRole { role_name } => arns.role(role_name),
        IamCall::CreatePolicy { policy_name, path, .. } => arns.with_path("policy", path, policy_name),
        IamCall::CreatePolicyVersion { policy_arn, .. }
        | IamCall::SetDefaultPolicyVersion { policy_arn, .. }
        | IamCall::DeletePolicyVersion { policy_arn, .. }
        | IamCall::DeletePolicy { policy_arn } => policy_arn.clone(),
        IamCall::AttachPolicy { to, .. } => arns.identity(to),
        IamCall::DetachPolicy { from, .. } => arns.identity(from),
        IamCall::CreateOpenIdConnectProvider { url, .. } => {
            arns.iam("oidc-provider", url.trim_start_matches("https://").trim_end_matches('/'))
        }
        IamCall::DeleteOpenIdConnectProvider { open_id_connect_provider_arn } => {
            open_id_connect_provider_arn.clone()
        }
        IamCall::PutInlinePolicy { of, .. }
        | IamCall::DeleteInlinePolicy { of, .. }
        | IamCall::PutPermissionsBoundary { of, .. }
        | IamCall::DeletePermissionsBoundary { of } => arns.identity(of),
        IamCall::Tag { what, .. } | IamCall::Untag { what, .. } => match what {
            Taggable::User(name) => arns.user(name),
            Taggable::Role(name) => arns.role(name),
            Taggable::Policy(arn) => arn.clone(),
            Taggable::InstanceProfile(name) => arns.iam("instance-profile", name),
        },
        IamCall::CreateInstanceProfile { instance_profile_name }
        | IamCall::DeleteInstanceProfile { instance_profile_name }
        | IamCall::AddRoleToInstanceProfile { instance_profile_name, .. }
        | IamCall::RemoveRoleFromInstanceProfile { instance_profile_name, .. } => {
            arns.iam("instance-profile", instance_profile_name)
        }
    }
}
