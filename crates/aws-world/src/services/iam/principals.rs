//! The principals that trust, bucket and key policies and grants name. AWS keeps them by unique id: a renamed user is still meant, a
//! deleted one shows as its id and matches nobody, not even a new one of the same name
//! [Principal](https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html).
//!
//! Here the text itself is kept up to date: renaming writes the new ARN, deleting writes the id.

use std::sync::Arc;

use iam_policy::arn::Arn;
use iam_policy::document::{PolicyDocument, PolicyType, PrincipalName, PrincipalValue};

use crate::model::iam::StoredDocument;
use crate::world::WorldState;

/// Change of a principal that documents name.
#[derive(Clone, Debug)]
pub(crate) struct PrincipalChange {
    /// Its ARN so far.
    pub(crate) arn: String,
    /// Its new ARN, or its unique id once it is deleted.
    pub(crate) becomes: String,
}

fn named_in(document: &PolicyDocument) -> impl Iterator<Item = &PrincipalValue> {
    document
        .statements()
        .iter()
        .filter_map(|statement| statement.principal.as_ref())
        .flat_map(|it| &it.values)
}

/// The document with one principal written differently; `None` when it does not name that principal.
fn rewritten(
    document: &StoredDocument,
    policy_type: PolicyType,
    change: &PrincipalChange,
) -> Option<StoredDocument> {
    let text = document.0.text();
    let mut out = String::with_capacity(text.len());
    let mut position = 0;
    for principal in named_in(&document.0).filter(|principal| principal.text.value == change.arn) {
        let range = principal.text.range;
        out.push_str(text.get(position..range.start)?);
        out.push('"');
        out.push_str(&change.becomes);
        out.push('"');
        position = range.end;
    }
    if position == 0 {
        return None;
    }
    out.push_str(text.get(position..)?);
    Some(StoredDocument(Arc::new(PolicyDocument::parse(&out, policy_type))))
}

impl WorldState {
    /// Writes the change into every policy and grant of every account that names principals.
    pub(crate) fn rewrite_principals(&mut self, change: &PrincipalChange) {
        for account in Arc::make_mut(&mut self.accounts).values_mut() {
            for role in account.iam.roles.values_mut() {
                if let Some(document) = rewritten(&role.trust_policy, PolicyType::Trust, change) {
                    role.trust_policy = document;
                }
            }
            for key in account.kms.keys.values_mut() {
                if let Some(document) = rewritten(&key.policy, PolicyType::Resource, change) {
                    key.policy = document;
                }
                for grant in &mut key.grants {
                    let given = &mut grant.given;
                    for principal in [&mut given.grantee_principal, &mut given.retiring_principal] {
                        if *principal == change.arn {
                            principal.clone_from(&change.becomes);
                        }
                    }
                }
            }
            for policy in account.logs.resource_policies.values_mut() {
                if let Some(document) = rewritten(policy, PolicyType::Resource, change) {
                    *policy = document;
                }
            }
            for bucket in account.s3.buckets.values_mut() {
                let document =
                    bucket.policy.as_ref().and_then(|it| rewritten(it, PolicyType::Resource, change));
                if document.is_some() {
                    bucket.policy = document;
                }
            }
        }
    }

    /// The first principal that does not exist, as AWS reports it: `"AWS":"arn:…"`. Principals of accounts that are
    /// not in this world are taken on trust.
    pub(crate) fn missing_principal(&self, document: &PolicyDocument) -> Option<String> {
        let missing = named_in(document).find(|principal| !self.exists(&principal.name))?;
        Some(format!("\"AWS\":\"{}\"", missing.text.value))
    }

    fn exists(&self, name: &PrincipalName) -> bool {
        let (PrincipalName::User(arn) | PrincipalName::Role(arn)) = name else {
            return !matches!(name, PrincipalName::Deleted(_));
        };
        let Some(account) = Arn::parse(arn).and_then(|parts| self.accounts.get(parts.account)) else {
            return true;
        };
        account.iam.users.values().any(|user| user.arn == *arn)
            || account.iam.roles.values().any(|role| role.arn == *arn)
    }
}
