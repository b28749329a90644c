//! Every account's first administrator, as IAM Identity Center makes one.

use std::sync::Arc;

use iam_policy::document::{PolicyDocument, PolicyType};

use super::WorldState;
use crate::api::Caller;
use crate::model::account::{Account, SSO_PATH, SSO_ROLE_PREFIX, is_made_here, provider_name};
use crate::model::account_id::AccountId;
use crate::model::iam::{Permissions, Role, StoredDocument, Tags};
use crate::model::region::DEFAULT_REGION;
use crate::text::account::MANAGEMENT_ACCOUNT;

const SESSION_NAME: &str = "you";

impl WorldState {
    /// Adds an account with its first administrator, unless it is there.
    pub(crate) fn add_account(&mut self, id: &str, name: &str) {
        if self.accounts.contains_key(id) {
            return;
        }
        let mut account = Account {
            id: AccountId::new(id),
            name: name.to_owned(),
            region: DEFAULT_REGION.to_owned(),
            ..Account::default()
        };
        let role = self.administrator_role(id);
        account.iam.roles.insert(role.name.clone(), role);
        Arc::make_mut(&mut self.accounts).insert(id.to_owned(), account);
    }

    /// Sees to it that the organization's management account is here, in whose name its policies are changed. Its name is
    /// [`MANAGEMENT_ACCOUNT`] where its `name` is unknown.
    pub(crate) fn add_management_account(&mut self, name: &str) {
        let Some(organization) = &mut self.organization else { return };
        let (id, root) = (organization.management_account.clone(), organization.root_id.clone());
        if !organization.accounts.contains_key(&id) {
            organization.accounts.insert(id.to_string(), root);
            organization.attach_full_access(&id);
        }
        self.add_account(&id, if name.is_empty() { MANAGEMENT_ACCOUNT } else { name });
    }

    /// The signed-in administrator of an account: a session of an `AWSReservedSSO_AdministratorAccess_…` role, as IAM
    /// Identity Center makes it.
    pub fn administrator(&self, account: &str) -> Caller {
        let account_of = self.accounts.get(account);
        let role = account_of.and_then(|account| account.iam.roles.values().find(|role| is_made_here(role)));
        let role_name = role.map_or(SSO_ROLE_PREFIX, |role| role.name.as_str());
        Caller::SignedIn { arn: format!("arn:aws:sts::{account}:assumed-role/{role_name}/{SESSION_NAME}") }
    }

    fn administrator_role(&mut self, account: &str) -> Role {
        let suffix = self.new_hex_id("", 16);
        let name = format!("{SSO_ROLE_PREFIX}{suffix}");
        let trust = format!(
            "{{\"Version\":\"2012-10-17\",\"Statement\":[{{\"Effect\":\"Allow\",\"Principal\":{{\"Federated\":\
             \"arn:aws:iam::{account}:{}\"}},\"Action\":[\"sts:AssumeRoleWithSAML\",\
             \"sts:TagSession\"],\"Condition\":{{\"StringEquals\":{{\"SAML:aud\":\
             \"https://signin.aws.amazon.com/saml\"}}}}}}]}}",
            provider_name(&suffix)
        );
        Role {
            arn: format!("arn:aws:iam::{account}:role{SSO_PATH}{name}"),
            name,
            path: SSO_PATH.to_owned(),
            id: self.new_unique_id("AROA"),
            description: String::new(),
            trust_policy: StoredDocument(Arc::new(PolicyDocument::parse(&trust, PolicyType::Trust))),
            permissions: Permissions {
                attached: vec!["arn:aws:iam::aws:policy/AdministratorAccess".to_owned()],
                ..Permissions::default()
            },
            max_session_duration: 43_200,
            tags: Tags::new(),
        }
    }
}
