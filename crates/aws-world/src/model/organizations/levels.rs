//! The organization policies that apply to an account: those attached from the root down to the account.

use std::sync::Arc;

use iam_policy::document::{Effect, PolicyDocument, PolicyType};
use iam_policy::evaluation::{AttachedPolicy, PolicySource};

use super::{Organization, OrganizationPolicyType};
use crate::model::iam::StoredDocument;

/// AWS's own policies: they allow everything and are attached from the start
/// [SCPs](https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps.html),
/// [RCPs](https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps.html).
const FULL_ACCESS: &str =
    r#"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}"#;
const FULL_ACCESS_TO_RESOURCES: &str = r#"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":"*","Action":"*","Resource":"*"}]}"#;

impl Organization {
    /// Ids from the root down to the account; `None` when the account is no member.
    pub fn path(&self, account: &str) -> Option<Vec<String>> {
        let mut path = vec![account.to_owned()];
        let mut parent = self.accounts.get(account)?;
        // No longer than there are units: a damaged saved world may have a unit in itself.
        for _ in 0..=self.units.len() {
            path.push(parent.clone());
            match self.units.get(parent) {
                Some(unit) => parent = &unit.parent,
                None => break,
            }
        }
        path.reverse();
        Some(path)
    }

    /// `aws:PrincipalOrgPaths`: organization, root and units of a member, without the account itself.
    pub(crate) fn org_path(&self, account: &str) -> Option<String> {
        let path = self.path(account)?;
        let mut text = format!("{}/", self.id);
        for id in path.iter().take(path.len().saturating_sub(1)) {
            text.push_str(id);
            text.push('/');
        }
        Some(text)
    }

    fn is_on(&self, kind: OrganizationPolicyType) -> bool {
        match kind {
            OrganizationPolicyType::ServiceControl => self.service_control,
            OrganizationPolicyType::ResourceControl => self.resource_control,
        }
    }

    /// The policies of one type from the root down to `account`. None for the management account, for accounts outside,
    /// and while the type is off.
    pub(crate) fn levels(&self, kind: OrganizationPolicyType, account: &str) -> Vec<Vec<AttachedPolicy>> {
        if !self.is_on(kind) || account == self.management_account {
            return Vec::new();
        }
        let path = self.path(account).unwrap_or_default();
        path.iter().map(|target| self.level(kind, target)).collect()
    }

    fn level(&self, kind: OrganizationPolicyType, target: &str) -> Vec<AttachedPolicy> {
        let ids = self.attachments.get(target).map_or(&[][..], Vec::as_slice);
        let attached = ids.iter().filter_map(|id| {
            let (name, document) = self.policy(kind, id)?;
            Some(attached(kind, name, self.policy_arn(kind, id), document, target))
        });
        attached.collect()
    }

    fn policy(&self, kind: OrganizationPolicyType, id: &str) -> Option<(String, StoredDocument)> {
        if id == kind.full_access() {
            let name = id.trim_start_matches("p-").to_owned();
            return Some((name, kind.full_access_document()));
        }
        let policy = self.policies.get(id).filter(|policy| policy.kind == kind)?;
        Some((policy.name.clone(), policy.document.clone()))
    }

    /// `None` where the organization's id, a part of it, was not told.
    pub(crate) fn policy_arn(&self, kind: OrganizationPolicyType, id: &str) -> Option<String> {
        let owner = if id == kind.full_access() { "aws" } else { &self.management_account };
        let organization = if owner == "aws" { String::new() } else { format!("{}/", self.id) };
        (owner == "aws" || self.id_is_known()).then(|| {
            format!(
                "arn:aws:organizations::{owner}:policy/{organization}{}/{id}",
                kind.name().to_ascii_lowercase()
            )
        })
    }
}

/// AWS's own policy that allows everything, as attached to `target`.
pub(crate) fn full_access(kind: OrganizationPolicyType, target: &str) -> AttachedPolicy {
    let name = kind.full_access().trim_start_matches("p-").to_owned();
    attached(kind, name, None, kind.full_access_document(), target)
}

/// Whether it has an Allow, so that it can be attached without another one.
pub(crate) fn allows_something(document: &PolicyDocument) -> bool {
    document.statements().iter().any(|statement| statement.effect == Effect::Allow)
}

fn attached(
    kind: OrganizationPolicyType,
    name: String,
    arn: Option<String>,
    document: StoredDocument,
    target: &str,
) -> AttachedPolicy {
    let source =
        PolicySource { policy_type: kind.document_type(), name, arn, attached_to: target.to_owned() };
    AttachedPolicy { document: document.0, source }
}

impl OrganizationPolicyType {
    /// All of them.
    pub(crate) const ALL: [Self; 2] = [Self::ServiceControl, Self::ResourceControl];

    pub(crate) fn document_type(self) -> PolicyType {
        match self {
            Self::ServiceControl => PolicyType::ServiceControl,
            Self::ResourceControl => PolicyType::ResourceControl,
        }
    }

    fn full_access_document(self) -> StoredDocument {
        let text = match self {
            Self::ServiceControl => FULL_ACCESS,
            Self::ResourceControl => FULL_ACCESS_TO_RESOURCES,
        };
        StoredDocument(Arc::new(PolicyDocument::parse(text, self.document_type())))
    }
}

impl Organization {
    /// Attaches AWS's own policy of each type that is on, as AWS does to a new unit or account.
    pub(crate) fn attach_full_access(&mut self, target: &str) {
        for kind in OrganizationPolicyType::ALL {
            if *self.switch(kind) {
                self.attach(kind.full_access(), target);
            }
        }
    }

    pub(crate) fn attach(&mut self, policy: &str, target: &str) {
        let mut attached = self.attachments.get(target).cloned().unwrap_or_default();
        attached.push(policy.to_owned());
        self.attachments.insert(target.to_owned(), attached);
    }
}

impl Organization {
    pub(crate) fn switch(&mut self, kind: OrganizationPolicyType) -> &mut bool {
        match kind {
            OrganizationPolicyType::ServiceControl => &mut self.service_control,
            OrganizationPolicyType::ResourceControl => &mut self.resource_control,
        }
    }
}
