//! On which resources the policies of identities allow something: a line each.

use aws_world::Account;
use aws_world::iam::StoredDocument;
use iam_policy::explanation::Effect;
use iam_policy::pattern::Pattern;

use crate::session::document::Document;
use crate::session::map_items::identity_permissions;
use crate::session::selection::Selection;

/// More lines than this tell nothing, and take long to find in a real account.
const AT_MOST: usize = 2_000;

/// Policy and resource of each grant in the account.
pub(super) fn grants(document: &Document) -> Vec<(Selection, Selection)> {
    let resources = resources(document.account());
    let mut found = Vec::new();
    for (policy, stored) in policies(document) {
        let unseen = |(from, _): &(Selection, Selection)| *from != policy;
        if found.len() < AT_MOST && found.iter().all(unseen) {
            let reached = resources.iter().filter(|resource| reaches(&stored, resource));
            found.extend(reached.map(|resource| (policy.clone(), resource.item.clone())));
        }
    }
    found
}

/// A resource of the map, and what its service is called in actions.
struct Resource {
    item: Selection,
    service: &'static str,
    arn: String,
}

fn resources(account: &Account) -> Vec<Resource> {
    let buckets = account.s3.buckets.values().map(|bucket| Resource {
        item: Selection::Bucket(bucket.name.clone()),
        service: "s3",
        arn: format!("arn:aws:s3:::{}", bucket.name),
    });
    let keys = account.kms.keys.values().map(|key| Resource {
        item: Selection::KmsKey(key.id.clone()),
        service: "kms",
        arn: key.arn.clone(),
    });
    let groups = account.logs.groups.values().map(|group| Resource {
        item: Selection::LogGroup(group.name.clone()),
        service: "logs",
        arn: group.arn.clone(),
    });
    buckets.chain(keys).chain(groups).collect()
}

/// The policies that identities have, with their documents.
fn policies(document: &Document) -> Vec<(Selection, StoredDocument)> {
    let (account, world) = (document.account(), document.world());
    let mut found = Vec::new();
    for (kind, owner, permissions) in identity_permissions(document) {
        for arn in &permissions.attached {
            let own = account.iam.policies.get(arn).and_then(|policy| policy.default_document());
            let stored = own.or_else(|| world.aws_managed_document(arn));
            found.extend(stored.map(|stored| (Selection::Policy(arn.clone()), stored.clone())));
        }
        for (name, stored) in &permissions.inline {
            found.push((Selection::InlinePolicy(kind, owner.clone(), name.clone()), stored.clone()));
        }
    }
    found
}

/// Whether a statement allows an action of the resource's service on it or on something in it.
fn reaches(stored: &StoredDocument, resource: &Resource) -> bool {
    let prefix = format!("{}:", resource.service);
    stored.0.statements().iter().any(|statement| {
        let of_service =
            |action: &str| action.starts_with('*') || action.to_ascii_lowercase().starts_with(&prefix);
        let acts = statement.action.negated
            || statement.action.values.iter().any(|action| of_service(&action.text.value));
        let on = statement.resource.as_ref().is_none_or(|element| {
            element.negated || element.values.iter().any(|value| covers(&value.text.value, &resource.arn))
        });
        statement.effect == Effect::Allow && acts && on
    })
}

/// Whether `pattern` matches the resource, something in it, or names a part of it.
fn covers(pattern: &str, arn: &str) -> bool {
    let whole = Pattern::new(pattern);
    let inside = |separator| format!("{arn}{separator}x");
    let bucket = pattern.split('/').next().unwrap_or(pattern);
    whole.matches(arn)
        || whole.matches(&inside(':'))
        || pattern.strip_prefix(arn).is_some_and(|rest| rest.starts_with([':', '/']))
        || (arn.starts_with("arn:aws:s3:::") && Pattern::new(bucket).matches(arn))
}
