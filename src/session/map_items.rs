//! The items of the account, in the order in which the map and the outline show them.

use aws_world::Account;
use iam_policy::explanation::Effect;
use iam_policy::sorting::stable_sort;

use super::document::Document;
use super::matrix::app_requests;
use super::selection::{IdentityKind, Selection};
use crate::text::kinds;
use crate::text::map_items as text;

/// The lanes of the map, left to right along the path of a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Lane {
    /// Programs and people.
    Callers,
    /// Access keys, instance profiles, identity providers.
    Credentials,
    /// Users, groups, roles: the who.
    Identities,
    /// Policies: the what.
    Policies,
    /// Buckets, keys and log groups.
    Resources,
}

impl Lane {
    /// All lanes in order.
    pub const ALL: [Self; 5] =
        [Self::Callers, Self::Credentials, Self::Identities, Self::Policies, Self::Resources];

    /// Heading.
    pub fn title(self) -> &'static str {
        match self {
            Self::Callers => text::WHO_RUNS,
            Self::Credentials => text::CREDENTIALS,
            Self::Identities => text::IDENTITIES,
            Self::Policies => text::POLICIES,
            Self::Resources => text::RESOURCES,
        }
    }

    /// The question that the lane answers, next to its heading where there is room.
    pub fn subtitle(self) -> &'static str {
        match self {
            Self::Identities => text::THE_WHO,
            Self::Policies => text::THE_WHAT,
            _ => "",
        }
    }

    /// Shown where the lane is empty.
    pub fn when_empty(self) -> &'static str {
        match self {
            Self::Credentials => text::NO_CREDENTIALS,
            Self::Identities => text::NO_IDENTITIES,
            Self::Policies => text::NO_POLICIES,
            Self::Callers | Self::Resources => "",
        }
    }
}

/// An item of the map.
#[derive(Clone, Debug, PartialEq)]
pub struct MapItem {
    /// Its selection.
    pub selection: Selection,
    /// Icon of the sprite.
    pub icon: &'static str,
    /// Its kind in AWS's words.
    pub kind: &'static str,
    /// Its name.
    pub title: String,
    /// A few words about its state.
    pub summary: String,
    /// Its lane.
    pub lane: Lane,
}

impl MapItem {
    /// Whether it is outside the account that the map shows.
    pub fn is_external(&self) -> bool {
        matches!(self.selection, Selection::Account(_) | Selection::Stranger)
    }
}

/// All items of the account, lane by lane.
pub fn map_items(document: &Document) -> Vec<MapItem> {
    let mut items = Vec::new();
    callers(document, &mut items);
    trusted_accounts(document, &mut items);
    credentials(document, &mut items);
    providers(document, &mut items);
    identities(document, &mut items);
    policies(document, &mut items);
    resources(document, &mut items);
    requested_accounts(document, &mut items);
    items
}

/// The other accounts that roles of this one trust, and the role.
pub fn account_trusts(document: &Document) -> Vec<(Selection, Selection)> {
    let accounts = document.world().accounts();
    let shown = &document.account().id;
    let mut pairs = Vec::new();
    for role in document.roles() {
        let statements = role.trust_policy.0.statements().iter();
        let allowed = statements.filter(|statement| statement.effect == Effect::Allow);
        for value in allowed.filter_map(|s| s.principal.as_ref()).flat_map(|principal| &principal.values) {
            let named = accounts.keys().find(|id| *id != shown && names_account(&value.text.value, id));
            if let Some(id) = named {
                pairs.push((Selection::Account(id.clone()), Selection::Role(role.name.clone())));
            }
        }
    }
    pairs
}

/// `444455556666`, or an ARN with it.
fn names_account(principal: &str, id: &str) -> bool {
    principal == id || principal.split(':').nth(4) == Some(id)
}

fn trusted_accounts(document: &Document, items: &mut Vec<MapItem>) {
    for (account, _) in account_trusts(document) {
        if !items.iter().any(|item| item.selection == account) {
            push_account(document, account, text::TRUSTED_BY_A_ROLE_HERE, Lane::Callers, items);
        }
    }
}

/// The other accounts whose resources the requests of the matrix ask for.
fn requested_accounts(document: &Document, items: &mut Vec<MapItem>) {
    for request in app_requests(document).iter().chain(&document.requests) {
        let Some(account) = owning_account(document, &request.resource) else { continue };
        if !items.iter().any(|item| item.selection == account) {
            push_account(document, account, text::ASKED_FOR_ITS_RESOURCES, Lane::Resources, items);
        }
    }
}

/// The other account that has the resource with this ARN.
pub fn owning_account(document: &Document, arn: &str) -> Option<Selection> {
    let bucket = arn.strip_prefix("arn:aws:s3:::").and_then(|rest| rest.split('/').next());
    let has = |account: &&Account| match bucket {
        Some(bucket) => account.s3.buckets.contains_key(bucket),
        None => names_account(arn, &account.id),
    };
    let owner = document.world().accounts().values().find(has)?;
    (owner.id != document.account().id).then(|| Selection::Account(owner.id.clone()))
}

fn push_account(
    document: &Document,
    selection: Selection,
    summary: &str,
    lane: Lane,
    items: &mut Vec<MapItem>,
) {
    let Selection::Account(id) = &selection else { return };
    let Some(account) = document.world().accounts().get(id) else { return };
    let title = account.name.clone();
    items.push(MapItem {
        selection,
        icon: "account",
        kind: kinds::ACCOUNT,
        title,
        summary: summary.to_owned(),
        lane,
    });
}

fn callers(document: &Document, items: &mut Vec<MapItem>) {
    for instance in document.account().ec2.instances.values() {
        let runs = !instance.app.name.is_empty();
        items.push(MapItem {
            selection: Selection::Instance(instance.id.clone()),
            icon: "instance",
            kind: kinds::EC2_INSTANCE,
            title: if runs { instance.app.name.clone() } else { truncated(&instance.id, 12) },
            summary: if runs {
                text::app_on(&truncated(&instance.id, 12))
            } else {
                text::RUNS_NOTHING.into()
            },
            lane: Lane::Callers,
        });
    }
    if let Some(stranger) = document.world().stranger() {
        let note = text::found(stranger.credentials.len());
        items.push(MapItem {
            selection: Selection::Stranger,
            icon: "stranger",
            kind: kinds::STRANGER,
            title: text::STRANGERS_LAPTOP.into(),
            summary: note,
            lane: Lane::Callers,
        });
    }
}

fn credentials(document: &Document, items: &mut Vec<MapItem>) {
    let iam = &document.account().iam;
    for user in iam.users.values() {
        for key in &user.access_keys {
            items.push(MapItem {
                selection: Selection::AccessKey(user.name.clone(), key.id.clone()),
                icon: "key",
                kind: kinds::ACCESS_KEY,
                title: truncated(&key.id, 12),
                summary: if key.active { text::LONG_TERM_ACTIVE.into() } else { text::INACTIVE.into() },
                lane: Lane::Credentials,
            });
        }
    }
    for profile in iam.instance_profiles.values() {
        let used = document
            .account()
            .ec2
            .instances
            .values()
            .any(|i| i.profile.as_ref().is_some_and(|p| p.instance_profile_name == profile.name));
        items.push(MapItem {
            selection: Selection::InstanceProfile(profile.name.clone()),
            icon: "profile",
            kind: kinds::INSTANCE_PROFILE,
            title: profile.name.clone(),
            summary: if used {
                text::INSTANCE_PROFILE_ATTACHED.into()
            } else {
                text::INSTANCE_PROFILE.into()
            },
            lane: Lane::Credentials,
        });
    }
}

fn providers(document: &Document, items: &mut Vec<MapItem>) {
    let iam = &document.account().iam;
    let mut push = |selection, kind, title: &String| {
        let note = text::IDENTITY_PROVIDER.to_owned();
        items.push(MapItem {
            selection,
            icon: "provider",
            kind,
            title: title.clone(),
            summary: note,
            lane: Lane::Credentials,
        });
    };
    for url in iam.oidc_providers.keys() {
        push(Selection::OidcProvider(url.clone()), kinds::OPENID_CONNECT_PROVIDER, url);
    }
    for name in iam.saml_providers.keys() {
        push(Selection::SamlProvider(name.clone()), kinds::SAML_PROVIDER, name);
    }
}

fn identities(document: &Document, items: &mut Vec<MapItem>) {
    let iam = &document.account().iam;
    let mut push = |selection, icon, kind, title: &String, note| {
        items.push(MapItem {
            selection,
            icon,
            kind,
            title: title.clone(),
            summary: note,
            lane: Lane::Identities,
        });
    };
    for user in iam.users.values() {
        push(Selection::User(user.name.clone()), "user", kinds::USER, &user.name, text::USER.into());
    }
    for group in iam.groups.values() {
        let note = text::group_of(group.users.len());
        push(Selection::Group(group.name.clone()), "group", kinds::GROUP, &group.name, note);
    }
    for role in document.roles() {
        let note = role.managed_by().map_or(text::ROLE.into(), text::role_managed_by);
        push(Selection::Role(role.name.clone()), "role", kinds::ROLE, &role.name, note);
    }
}

fn policies(document: &Document, items: &mut Vec<MapItem>) {
    let iam = &document.account().iam;
    let identities = identity_permissions(document);
    // Looked up and not searched for: a real account has thousands of each.
    let mut attached: Vec<&str> =
        identities.iter().flat_map(|(_, _, p)| &p.attached).map(String::as_str).collect();
    let mut bounding: Vec<&str> = identities.iter().filter_map(|(_, _, p)| p.boundary.as_deref()).collect();
    stable_sort(&mut attached, Ord::cmp);
    stable_sort(&mut bounding, Ord::cmp);
    for policy in iam.policies.values() {
        let is_in = |arns: &[&str]| arns.binary_search(&policy.arn.as_str()).is_ok();
        let note = match (is_in(&attached), is_in(&bounding)) {
            (true, _) => text::CUSTOMER_MANAGED,
            (false, true) => text::PERMISSIONS_BOUNDARY,
            (false, false) => text::NOT_ATTACHED,
        };
        items.push(MapItem {
            selection: Selection::Policy(policy.arn.clone()),
            icon: "policy",
            kind: kinds::CUSTOMER_MANAGED_POLICY,
            title: policy.name.clone(),
            summary: note.into(),
            lane: Lane::Policies,
        });
    }
    for arn in document.world().aws_managed() {
        if attached.binary_search(&arn.as_str()).is_ok() {
            items.push(MapItem {
                selection: Selection::Policy(arn.clone()),
                icon: "policy",
                kind: kinds::AWS_MANAGED_POLICY,
                title: arn.rsplit('/').next().unwrap_or_default().to_owned(),
                summary: text::AWS_MANAGED.into(),
                lane: Lane::Policies,
            });
        }
    }
    for (kind, owner, permissions) in identities {
        for name in permissions.inline.keys() {
            items.push(MapItem {
                selection: Selection::InlinePolicy(kind, owner.clone(), name.clone()),
                icon: "policy",
                kind: kinds::INLINE_POLICY,
                title: name.clone(),
                summary: text::inline_in(&owner),
                lane: Lane::Policies,
            });
        }
    }
}

fn resources(document: &Document, items: &mut Vec<MapItem>) {
    let account = document.account();
    for bucket in account.s3.buckets.values() {
        let objects = text::objects(bucket.objects.len());
        items.push(MapItem {
            selection: Selection::Bucket(bucket.name.clone()),
            icon: "bucket",
            kind: kinds::S3_BUCKET,
            title: bucket.name.clone(),
            summary: objects,
            lane: Lane::Resources,
        });
    }
    for key in account.kms.keys.values() {
        let alias = account.kms.aliases.iter().find(|(_, id)| **id == key.id).map(|(alias, _)| alias.clone());
        items.push(MapItem {
            selection: Selection::KmsKey(key.id.clone()),
            icon: "kms",
            kind: kinds::KMS_KEY,
            title: alias.unwrap_or_else(|| truncated(&key.id, 12)),
            summary: key.description.clone(),
            lane: Lane::Resources,
        });
    }
    for group in account.logs.groups.values() {
        let events: usize = group.streams.values().map(Vec::len).sum();
        items.push(MapItem {
            selection: Selection::LogGroup(group.name.clone()),
            icon: "logs",
            kind: kinds::CLOUDWATCH_LOG_GROUP,
            title: group.name.clone(),
            summary: text::log_events(events),
            lane: Lane::Resources,
        });
    }
}

/// Every identity of the reader's own with its policies.
pub fn identity_permissions(
    document: &Document,
) -> Vec<(IdentityKind, String, &aws_world::iam::Permissions)> {
    let iam = &document.account().iam;
    let users = iam.users.values().map(|u| (IdentityKind::User, u.name.clone(), &u.permissions));
    let groups = iam.groups.values().map(|g| (IdentityKind::Group, g.name.clone(), &g.permissions));
    let roles = document.roles().map(|r| (IdentityKind::Role, r.name.clone(), &r.permissions));
    users.chain(groups).chain(roles).collect()
}

/// The first `length` characters, with an ellipsis where something was cut.
pub fn truncated(text: &str, length: usize) -> String {
    if text.chars().count() <= length {
        return text.to_owned();
    }
    text.chars().take(length.saturating_sub(1)).chain(['…']).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::session::test_worlds::{apply_calls, policy, policy_arn, user};
    use aws_world::iam::{IamCall, Identity};

    fn note(document: &Document, policy: &str) -> String {
        let selection = Selection::Policy(policy_arn(policy));
        let found = map_items(document).into_iter().find(|item| item.selection == selection);
        found.expect("a policy").summary
    }

    #[test]
    fn a_policy_in_use_as_a_boundary_is_in_use() {
        let mut document = Document::default();
        apply_calls(
            &mut document,
            vec![user("ann"), policy("p", "Allow", "s3:*"), policy("other", "Allow", "s3:*")],
        );
        let ann = || Identity::User("ann".into());
        let bound = IamCall::PutPermissionsBoundary { of: ann(), permissions_boundary: policy_arn("p") };
        assert_eq!(note(&document, "p"), text::NOT_ATTACHED);
        apply_calls(&mut document, vec![bound]);
        assert_eq!(
            (&*note(&document, "p"), &*note(&document, "other")),
            (text::PERMISSIONS_BOUNDARY, text::NOT_ATTACHED)
        );
        apply_calls(&mut document, vec![IamCall::AttachPolicy { to: ann(), policy_arn: policy_arn("p") }]);
        assert_eq!(note(&document, "p"), text::CUSTOMER_MANAGED);
    }
}
