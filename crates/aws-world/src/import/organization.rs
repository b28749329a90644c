//! Policies of the organisation, as `aws organizations describe-policy` prints them, and names of accounts, as
//! `aws organizations list-accounts` does.

use iam_policy::arn::is_account_id;
use iam_policy::explanation::Effect;
use iam_policy::json::Node;

use super::Import;
use super::details::text;
use crate::iam::StoredDocument;
use crate::organizations::{Organization, OrganizationPolicy, OrganizationPolicyType};

impl Import {
    pub(super) fn organization_policy(&mut self, node: &mut Node) {
        let summary = node.member("PolicySummary").unwrap_or(node);
        let name = text(summary, "Name").to_owned();
        let thing = format!("policy {name} of the organization");
        let kinds = [OrganizationPolicyType::ServiceControl, OrganizationPolicyType::ResourceControl];
        let Some(kind) = kinds.into_iter().find(|kind| kind.name() == text(summary, "Type")) else {
            self.note(&thing, "Only service control and resource control policies are read.");
            return;
        };
        if let Some(document) = self.document(node.take_member("Content"), kind.document_type(), &thing) {
            self.organization_policies.push((name, kind, document));
        }
    }

    pub(super) fn account_name(&mut self, node: &Node) {
        let id = text(node, "Id");
        if is_account_id(id) {
            self.account_names.insert(id.to_owned(), text(node, "Name").to_owned());
        }
    }

    /// Puts all accounts under one root, with the policies attached to each of them.
    pub(super) fn organize(&mut self) {
        if self.organization_policies.is_empty() {
            return;
        }
        let mut organization = Organization {
            id: self.world.new_hex_id("o-", 10),
            root_id: self.world.new_hex_id("r-", 4),
            ..Organization::default()
        };
        let accounts: Vec<String> = self.world.accounts().keys().cloned().collect();
        let places = [&organization.root_id].into_iter().chain(&accounts).cloned().collect::<Vec<_>>();
        for account in &accounts {
            organization.accounts.insert(account.clone(), organization.root_id.clone());
        }
        let mut given = std::mem::take(&mut self.organization_policies);
        for kind in [OrganizationPolicyType::ServiceControl, OrganizationPolicyType::ResourceControl] {
            let of_kind = given.iter().any(|(_, other, _)| *other == kind);
            if !of_kind {
                continue;
            }
            match kind {
                OrganizationPolicyType::ServiceControl => organization.service_control = true,
                OrganizationPolicyType::ResourceControl => organization.resource_control = true,
            }
            // AWS's own policy is attached where nobody took it off; an account that is to be allowed only what a list
            // says has the list in its place. AWS's resource control policy cannot be taken off.
            let lists = kind == OrganizationPolicyType::ServiceControl
                && given.iter().any(|(name, other, document)| {
                    *other == kind && name != "FullAWSAccess" && allows(document)
                });
            for place in &places {
                if !lists || *place == organization.root_id {
                    let ids = organization.attachments.get_or_insert(place);
                    ids.push(kind.full_access().to_owned());
                }
            }
        }
        given.retain(|(name, ..)| !matches!(name.as_str(), "FullAWSAccess" | "RCPFullAWSAccess"));
        for (name, kind, document) in given {
            let id = self.world.new_hex_id("p-", 8);
            for account in &accounts {
                organization.attachments.get_or_insert(account).push(id.clone());
            }
            organization.policies.insert(id, OrganizationPolicy { name, kind, document });
        }
        self.world.organization = Some(organization);
        self.find(
            "organization".to_owned(),
            "The files do not say where its policies are attached: here each is attached to every account."
                .to_owned(),
        );
    }
}

fn allows(document: &StoredDocument) -> bool {
    document.0.statements().iter().any(|statement| statement.effect == Effect::Allow)
}
