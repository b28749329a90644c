//! Users, groups, policies and roles.

use iam_policy::document::PrincipalName;

use super::Script;
use crate::api::ApiCall;
use crate::json::without_white_space;
use crate::model::account::Account;
use crate::model::iam::{
    AccessKey, IamCall, Identity, ManagedPolicy, Permissions, Role, SamlProviderCall, ServiceLinkedRoleCall,
};
use crate::text::script as text;
use crate::transcript::cli_line;

/// Versions of a policy that are gone are made again, for the numbers of those that stay; more than this are not.
const MOST_VERSIONS: u32 = 200;

/// The trust policy of a role whose own one names roles that are not there yet.
fn own_account_trust(account: &Account) -> String {
    format!(
        "{{\"Version\":\"2012-10-17\",\"Statement\":[{{\"Effect\":\"Allow\",\"Principal\":{{\"AWS\":\
         \"arn:aws:iam::{}:root\"}},\"Action\":\"sts:AssumeRole\"}}]}}",
        account.id
    )
}

impl<'a> Script<'a> {
    pub(super) fn users_and_groups(&mut self, account: &'a Account) {
        for user in account.iam.users.values() {
            let create = IamCall::CreateUser {
                user_name: user.name.clone(),
                path: user.path.clone(),
                permissions_boundary: None,
                tags: user.tags.clone(),
            };
            self.iam(account, create);
            if user.login_profile.is_some() || !user.mfa_devices.is_empty() {
                // Neither a password nor a device's secret can be in a script.
                self.comment(&text::console_access_omitted(&user.name));
            }
            for key in &user.access_keys {
                self.access_key(account, &user.name, key);
            }
        }
        for group in account.iam.groups.values() {
            let group_name = group.name.clone();
            self.iam(account, IamCall::CreateGroup { group_name, path: group.path.clone() });
            for user_name in &group.users {
                let (group_name, user_name) = (group.name.clone(), user_name.clone());
                self.iam(account, IamCall::AddUserToGroup { group_name, user_name });
            }
        }
    }

    /// The new key's id is known to the script only.
    fn access_key(&mut self, account: &'a Account, user_name: &str, key: &AccessKey) {
        let create = cli_line(&ApiCall::Iam(IamCall::CreateAccessKey { user_name: user_name.to_owned() }));
        if key.active {
            self.line(&account.id, &create);
            return;
        }
        self.line(&account.id, &format!("key=$({create} --query AccessKey.AccessKeyId --output text)"));
        let update = IamCall::UpdateAccessKey {
            user_name: user_name.to_owned(),
            access_key_id: "KEY".to_owned(),
            active: false,
        };
        let update = cli_line(&ApiCall::Iam(update));
        self.line(&account.id, &update.replace("--access-key-id KEY ", "--access-key-id \"$key\" "));
    }

    pub(super) fn policies(&mut self, account: &'a Account) {
        for policy in account.iam.policies.values() {
            self.policy(account, policy);
        }
    }

    /// A version's number cannot be chosen, so every number up to the newest is used once. A version that is gone is
    /// deleted at once, except a first one: a policy has a default version always.
    fn policy(&mut self, account: &'a Account, policy: &ManagedPolicy) {
        let Some(first) = policy.versions.first() else { return };
        let text =
            |version: &crate::model::iam::PolicyVersion| without_white_space(version.document.0.text());
        let kept = |number: u32| policy.versions.iter().find(|version| version.id == format!("v{number}"));
        let delete = |number: u32| IamCall::DeletePolicyVersion {
            policy_arn: policy.arn.clone(),
            version_id: format!("v{number}"),
        };
        let create = IamCall::CreatePolicy {
            policy_name: policy.name.clone(),
            path: policy.path.clone(),
            policy_document: text(kept(1).unwrap_or(first)),
            description: policy.description.clone(),
            tags: policy.tags.clone(),
        };
        self.iam(account, create);
        let mut first_is_to_go = kept(1).is_none();
        for number in 2..=policy.versions_created.min(MOST_VERSIONS) {
            let version = kept(number);
            let set_as_default =
                version.is_some_and(|version| first_is_to_go || version.id == policy.default_version);
            let create = IamCall::CreatePolicyVersion {
                policy_arn: policy.arn.clone(),
                policy_document: text(version.unwrap_or(first)),
                set_as_default,
            };
            self.iam(account, create);
            if version.is_none() {
                self.iam(account, delete(number));
            } else if first_is_to_go {
                self.iam(account, delete(1));
                first_is_to_go = false;
            }
        }
    }

    /// A role must be there before another's trust policy can name it. Where roles name each other in a circle, one
    /// gets its trust policy later.
    pub(super) fn roles(&mut self, accounts: &[&'a Account]) {
        for account in accounts {
            self.service_linked_roles(account);
        }
        let own = |account: &&'a Account| account.iam.roles.values().filter(|role| !role.is_protected());
        let mut pending: Vec<(&'a Account, &'a Role)> =
            accounts.iter().flat_map(|account| own(account).map(|role| (*account, role))).collect();
        let mut later = Vec::new();
        while !pending.is_empty() {
            let arns: Vec<String> = pending.iter().map(|(_, role)| role.arn.clone()).collect();
            let ready = pending.iter().position(|(_, role)| !trusts_any(role, &arns));
            let (account, role) = pending.remove(ready.unwrap_or(0));
            let trust = if ready.is_some() {
                self.document(account, &role.trust_policy.0)
            } else {
                later.push((account, role));
                own_account_trust(account)
            };
            let create = IamCall::CreateRole {
                role_name: role.name.clone(),
                path: role.path.clone(),
                assume_role_policy_document: trust,
                description: role.description.clone(),
                max_session_duration: role.max_session_duration,
                permissions_boundary: None,
                tags: role.tags.clone(),
            };
            self.iam(account, create);
        }
        for (account, role) in later {
            let policy_document = self.document(account, &role.trust_policy.0);
            let role_name = role.name.clone();
            self.iam(account, IamCall::UpdateAssumeRolePolicy { role_name, policy_document });
        }
    }

    fn service_linked_roles(&mut self, account: &'a Account) {
        for role in account.iam.roles.values() {
            let Some(service) = role.linked_service() else { continue };
            let create = ServiceLinkedRoleCall::CreateServiceLinkedRole {
                aws_service_name: service.to_owned(),
                description: role.description.clone(),
                custom_suffix: role.name.split_once('_').map_or("", |(_, suffix)| suffix).to_owned(),
            };
            self.iam(account, create.into());
        }
    }

    pub(super) fn permissions(&mut self, account: &'a Account) {
        for user in account.iam.users.values() {
            self.permissions_of(account, &Identity::User(user.name.clone()), &user.permissions);
        }
        for group in account.iam.groups.values() {
            self.permissions_of(account, &Identity::Group(group.name.clone()), &group.permissions);
        }
        for role in account.iam.roles.values().filter(|role| !role.is_protected()) {
            self.permissions_of(account, &Identity::Role(role.name.clone()), &role.permissions);
        }
    }

    fn permissions_of(&mut self, account: &'a Account, identity: &Identity, permissions: &Permissions) {
        for policy_arn in &permissions.attached {
            let (to, policy_arn) = (identity.clone(), policy_arn.clone());
            self.iam(account, IamCall::AttachPolicy { to, policy_arn });
        }
        for (name, document) in &permissions.inline {
            let put = IamCall::PutInlinePolicy {
                of: identity.clone(),
                policy_name: name.clone(),
                policy_document: without_white_space(document.0.text()),
            };
            self.iam(account, put);
        }
        // The policy may be newer than the user.
        if let Some(arn) = &permissions.boundary {
            let permissions_boundary = arn.clone();
            self.iam(account, IamCall::PutPermissionsBoundary { of: identity.clone(), permissions_boundary });
        }
    }

    pub(super) fn identity_providers(&mut self, account: &'a Account) {
        for (name, provider) in &account.iam.oidc_providers {
            let create = IamCall::CreateOpenIdConnectProvider {
                url: format!("https://{name}"),
                client_id_list: provider.client_ids.clone(),
            };
            self.iam(account, create);
        }
        for (name, provider) in &account.iam.saml_providers {
            let (name, saml_metadata_document) = (name.clone(), provider.metadata.clone());
            self.iam(account, SamlProviderCall::CreateSamlProvider { name, saml_metadata_document }.into());
        }
    }
}

/// Whether the role's trust policy names one of these roles.
fn trusts_any(role: &Role, arns: &[String]) -> bool {
    let statements = role.trust_policy.0.statements().iter();
    let mut principals = statements.filter_map(|it| it.principal.as_ref()).flat_map(|it| &it.values);
    principals.any(|principal| matches!(&principal.name, PrincipalName::Role(arn) if arns.contains(arn)))
}
