//! The organization: its policies, as `aws organizations describe-policy` prints them, itself, as `describe-organization`
//! does, and its accounts, as `list-accounts` does. Every ARN of it names its id and the account that manages it
//! [resource types of Organizations](https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsorganizations.html).

use iam_policy::arn::{Arn, is_account_id};
use iam_policy::json::Node;

use super::Import;
use super::details::member_text;
use crate::model::account_id::AccountId;
use crate::model::organizations::{
    Organization, OrganizationPolicy, OrganizationPolicyType, UNKNOWN_MANAGEMENT_ACCOUNT, allows_something,
    is_organization_id,
};
use crate::text::import as text;

/// The organization as the files tell it, before it is built.
#[derive(Debug, Default)]
pub(super) struct OrganizationDetails {
    /// Its id, and the account that manages it.
    identity: Option<(String, String)>,
    /// Id where there is one, and the policy.
    policies: Vec<(String, OrganizationPolicy)>,
}

const POLICY_TYPES: [OrganizationPolicyType; 2] =
    [OrganizationPolicyType::ServiceControl, OrganizationPolicyType::ResourceControl];

impl Import {
    pub(super) fn organization_policy(&mut self, node: &mut Node) {
        let summary = node.member("PolicySummary").unwrap_or(node);
        let [name, id, arn, kind] =
            ["Name", "Id", "Arn", "Type"].map(|key| member_text(summary, key).to_owned());
        let subject = text::policy_of_organization(&name);
        let Some(kind) = POLICY_TYPES.into_iter().find(|known| known.name() == kind) else {
            self.report(&subject, text::OTHER_TYPE_OF_POLICY);
            return;
        };
        if !self.accept_organization_arn(&arn, &subject) {
            return;
        }
        if let Some(document) =
            self.account_document(node.take_member("Content"), kind.document_type(), &subject)
        {
            self.organization.policies.push((id, OrganizationPolicy { name, kind, document }));
        }
    }

    pub(super) fn described_organization(&mut self, node: &Node) {
        self.accept_organization_arn(member_text(node, "Arn"), text::ORGANIZATION);
    }

    pub(super) fn account_name(&mut self, node: &Node) {
        let id = member_text(node, "Id");
        if is_account_id(id)
            && self.accept_organization_arn(member_text(node, "Arn"), &text::entity("account", id))
        {
            self.account_names.insert(id.to_owned(), member_text(node, "Name").to_owned());
        }
    }

    /// Takes id and management account from an ARN of the organization; false where it is of another one than the ARNs before.
    fn accept_organization_arn(&mut self, arn: &str, subject: &str) -> bool {
        let Some(found) = organization_in(arn) else { return true };
        match &self.organization.identity {
            Some(identity) if *identity != found => {
                let message = text::other_organization(&identity.0);
                self.report(subject, &message);
                false
            }
            _ => {
                self.organization.identity = Some(found);
                true
            }
        }
    }

    /// Puts all accounts under one root, with the policies attached to each of them.
    pub(super) fn build_organization(&mut self) {
        let OrganizationDetails { identity, policies } = std::mem::take(&mut self.organization);
        if policies.is_empty() && identity.is_none() {
            return;
        }
        if identity.is_none() {
            self.add_finding(text::ORGANIZATION.to_owned(), text::ORGANIZATION_UNKNOWN.to_owned());
        }
        let (id, management_account) =
            identity.unwrap_or_else(|| (String::new(), UNKNOWN_MANAGEMENT_ACCOUNT.to_owned()));
        let mut organization = Organization {
            id,
            management_account: AccountId::new(management_account),
            root_id: self.world.new_hex_id("r-", 4),
            tree_is_assumed: true,
            ..Organization::default()
        };
        for account in self.world.accounts().keys() {
            organization.accounts.insert(account.clone(), organization.root_id.clone());
        }
        self.add_finding(text::ORGANIZATION.to_owned(), attach_full_access(&mut organization, &policies));
        for (id, policy) in policies {
            if matches!(policy.name.as_str(), "FullAWSAccess" | "RCPFullAWSAccess") {
                continue;
            }
            if organization.policies.contains_key(&id) {
                continue;
            }
            let id = if id.starts_with("p-") { id } else { self.world.new_hex_id("p-", 8) };
            for account in self.world.accounts().keys() {
                if *account != organization.management_account {
                    organization.attachments.get_or_insert(account).push(id.clone());
                }
            }
            organization.policies.insert(id, policy);
        }
        let name = self.account_names.get(organization.management_account.as_str()).cloned();
        self.world.organization = Some(organization);
        self.world.add_management_account(name.as_deref().unwrap_or_default());
    }
}

/// Attaches AWS's policies of the types of which there are any, and says what is assumed about all of them.
fn attach_full_access(organization: &mut Organization, policies: &[(String, OrganizationPolicy)]) -> String {
    if policies.is_empty() {
        return text::NO_ORGANIZATION_POLICIES.to_owned();
    }
    let mut said = text::ATTACHMENTS_UNKNOWN.to_owned();
    for kind in POLICY_TYPES {
        let of_kind = || policies.iter().map(|(_, policy)| policy).filter(|policy| policy.kind == kind);
        if of_kind().next().is_none() {
            continue;
        }
        match kind {
            OrganizationPolicyType::ServiceControl => organization.service_control = true,
            OrganizationPolicyType::ResourceControl => organization.resource_control = true,
        }
        // AWS's own policy is attached where nobody took it off; an account that is to be allowed only what a list says has
        // the list in its place. AWS's resource control policy cannot be taken off.
        let lists = kind == OrganizationPolicyType::ServiceControl
            && of_kind().any(|policy| policy.name != "FullAWSAccess" && allows_something(&policy.document.0));
        if lists {
            said.push_str(text::FULL_ACCESS_OFF);
        }
        let accounts = organization
            .accounts
            .keys()
            .filter(|account| !lists || **account == organization.management_account);
        let places: Vec<String> = accounts.chain([&organization.root_id]).cloned().collect();
        for place in places {
            organization.attachments.get_or_insert(&place).push(kind.full_access().to_owned());
        }
    }
    said
}

/// The id of the organization and its management account in an ARN such as
/// `arn:aws:organizations::111122223333:policy/o-exampleorgid/service_control_policy/p-examplepolicyid`.
fn organization_in(arn: &str) -> Option<(String, String)> {
    let Arn { service, account, resource, .. } = Arn::parse(arn)?;
    let id = resource.split('/').nth(1)?;
    (service == "organizations" && is_account_id(account) && is_organization_id(id))
        .then(|| (id.to_owned(), account.to_owned()))
}
