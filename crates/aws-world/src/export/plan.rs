//! The resources to create, each after those it depends on.

use iam_policy::document::PrincipalName;

use super::document::{References, TemplateValue, TextSegment};
use super::resource_id::{ResourceId, ResourceKind};
use crate::model::account::Account;
use crate::model::iam::{Permissions, Role, Tags};
use crate::model::s3::PublicAccessBlock;
use crate::text::account::IDENTITY_CENTER;
use crate::text::export as text;

/// A user, group or role with its permissions.
#[derive(Debug)]
pub(super) struct PlannedIdentity {
    pub(super) id: ResourceId,
    pub(super) path: String,
    pub(super) attached: Vec<Vec<TextSegment>>,
    pub(super) inline: Vec<(String, TemplateValue)>,
    pub(super) boundary: Option<Vec<TextSegment>>,
    pub(super) tags: Tags,
    /// Groups of a user.
    pub(super) groups: Vec<ResourceId>,
    /// Trust policy, description and longest session of a role.
    pub(super) role: Option<(TemplateValue, Vec<TextSegment>, u32)>,
}

/// A customer managed policy with the version in force.
#[derive(Debug)]
pub(super) struct PlannedPolicy {
    pub(super) id: ResourceId,
    pub(super) path: String,
    pub(super) description: Vec<TextSegment>,
    pub(super) document: TemplateValue,
    pub(super) tags: Tags,
}

/// A bucket.
#[derive(Debug)]
pub(super) struct PlannedBucket {
    pub(super) id: ResourceId,
    /// Its name, which often has the account's number in it.
    pub(super) name: Vec<TextSegment>,
    pub(super) policy: Option<TemplateValue>,
    pub(super) public_access_block: PublicAccessBlock,
}

/// All resources to create, and notes on those that the export omits.
#[derive(Debug)]
pub(super) struct Plan {
    pub(super) policies: Vec<PlannedPolicy>,
    /// Groups, users, roles.
    pub(super) identities: Vec<PlannedIdentity>,
    /// Instance profiles with their role.
    pub(super) profiles: Vec<(ResourceId, ResourceId, Tags)>,
    pub(super) buckets: Vec<PlannedBucket>,
    pub(super) omissions: Vec<String>,
}

fn id(kind: ResourceKind, name: &str) -> ResourceId {
    ResourceId { kind, name: name.to_owned() }
}

/// The account's roles without those that AWS makes itself.
fn own_roles(account: &Account) -> impl Iterator<Item = &Role> {
    account.iam.roles.values().filter(|role| !role.is_protected())
}

/// Every role after those that its trust policy names; in a circle one comes first nevertheless.
fn in_order(account: &Account) -> Vec<&Role> {
    let mut pending: Vec<&Role> = own_roles(account).collect();
    let mut ordered = Vec::with_capacity(pending.len());
    while !pending.is_empty() {
        let waits = |role: &&Role| {
            let statements = role.trust_policy.0.statements().iter();
            let mut names = statements.filter_map(|it| it.principal.as_ref()).flat_map(|it| &it.values);
            names.any(|principal| match &principal.name {
                PrincipalName::Role(arn) => pending.iter().any(|other| other.arn == *arn),
                _ => false,
            })
        };
        let ready = pending.iter().position(|role| !waits(role)).unwrap_or(0);
        ordered.push(pending.remove(ready));
    }
    ordered
}

fn references(account: &Account) -> References<'_> {
    let iam = &account.iam;
    let mut resources = Vec::new();
    resources.extend(
        iam.policies.values().map(|policy| (policy.arn.clone(), id(ResourceKind::Policy, &policy.name))),
    );
    resources.extend(iam.users.values().map(|user| (user.arn.clone(), id(ResourceKind::User, &user.name))));
    resources.extend(own_roles(account).map(|role| (role.arn.clone(), id(ResourceKind::Role, &role.name))));
    let buckets = account.s3.buckets.keys();
    resources.extend(buckets.map(|name| (format!("arn:aws:s3:::{name}"), id(ResourceKind::Bucket, name))));
    References { account: &account.id, resources }
}

pub(super) fn plan(account: &Account) -> Plan {
    let iam = &account.iam;
    let references = references(account);
    let none = |_: &ResourceId| false;
    let policies = iam.policies.values().filter_map(|policy| {
        Some(PlannedPolicy {
            id: id(ResourceKind::Policy, &policy.name),
            path: policy.path.clone(),
            description: references.text(&policy.description, &none),
            document: references.document(policy.default_document()?.0.text(), &none),
            tags: own_tags(&policy.tags),
        })
    });
    let identity = |id: ResourceId, path: &str, permissions: &Permissions, tags: &Tags| PlannedIdentity {
        attached: permissions.attached.iter().map(|arn| references.text(arn, &|_| true)).collect(),
        inline: permissions
            .inline
            .iter()
            .map(|(name, document)| (name.clone(), references.document(document.0.text(), &none)))
            .collect(),
        boundary: permissions.boundary.as_ref().map(|arn| references.text(arn, &|_| true)),
        tags: own_tags(tags),
        path: path.to_owned(),
        id,
        groups: Vec::new(),
        role: None,
    };
    let mut identities = Vec::new();
    for group in iam.groups.values() {
        identities.push(identity(
            id(ResourceKind::Group, &group.name),
            &group.path,
            &group.permissions,
            &Tags::new(),
        ));
    }
    for user in iam.users.values() {
        let groups = iam.groups.values().filter(|group| group.users.contains(&user.name));
        identities.push(PlannedIdentity {
            groups: groups.map(|group| id(ResourceKind::Group, &group.name)).collect(),
            ..identity(id(ResourceKind::User, &user.name), &user.path, &user.permissions, &user.tags)
        });
    }
    let mut created: Vec<ResourceId> = iam.users.keys().map(|name| id(ResourceKind::User, name)).collect();
    for role in in_order(account) {
        let trust = references.document(role.trust_policy.0.text(), &|id| created.contains(id));
        let own = id(ResourceKind::Role, &role.name);
        identities.push(PlannedIdentity {
            role: Some((trust, references.text(&role.description, &none), role.max_session_duration)),
            ..identity(own.clone(), &role.path, &role.permissions, &role.tags)
        });
        created.push(own);
    }
    let policies: Vec<PlannedPolicy> = policies.collect();
    let buckets = account.s3.buckets.values().map(|bucket| PlannedBucket {
        id: id(ResourceKind::Bucket, &bucket.name),
        name: references.text(&bucket.name, &none),
        policy: bucket.policy.as_ref().map(|policy| references.document(policy.0.text(), &|_| true)),
        public_access_block: bucket.public_access_block,
    });
    let profiles = iam.instance_profiles.values().filter_map(|profile| {
        let role = profile
            .role
            .as_deref()
            .filter(|role| iam.roles.get(role).is_some_and(|role| !role.is_protected()))?;
        Some((
            id(ResourceKind::InstanceProfile, &profile.name),
            id(ResourceKind::Role, role),
            own_tags(&profile.tags),
        ))
    });
    Plan {
        profiles: profiles.collect(),
        buckets: buckets.collect(),
        omissions: omissions(account),
        policies,
        identities,
    }
}

/// Tags that begin with `aws:` are AWS's own: nobody can set them.
pub(super) fn own_tags(tags: &Tags) -> Tags {
    let mut own = Tags::new();
    for (key, value) in tags.iter().filter(|(key, _)| !key.starts_with("aws:")) {
        own.insert(key.clone(), value.clone());
    }
    own
}

/// A note for each kind of content that the export omits.
pub(super) fn omissions(account: &Account) -> Vec<String> {
    let iam = &account.iam;
    let mut notes = Vec::new();
    let mut note = |any: bool, note: &str| {
        if any {
            notes.push(note.to_owned());
        }
    };
    let keys = iam.users.values().any(|user| !user.access_keys.is_empty() || user.login_profile.is_some());
    note(keys, text::SECRETS);
    let devices = iam.users.values().any(|user| !user.mfa_devices.is_empty());
    note(devices, text::MFA_DEVICES);
    note(!iam.oidc_providers.is_empty() || !iam.saml_providers.is_empty(), text::IDENTITY_PROVIDERS);
    note(iam.policies.values().any(|policy| policy.versions.len() > 1), text::POLICY_VERSIONS);
    for (manager, reason) in [(IDENTITY_CENTER, text::MADE_BY_IDENTITY_CENTER), ("AWS", text::MADE_BY_AWS)] {
        let of_manager = account.roles().filter(|role| role.managed_by() == Some(manager));
        let names: Vec<&str> = of_manager.map(|role| role.name.as_str()).collect();
        note(!names.is_empty(), &text::roles_omitted(reason, &names.join(", ")));
    }
    note(iam.instance_profiles.values().any(|profile| profile.role.is_none()), text::PROFILES_WITHOUT_ROLE);
    note(account.s3.buckets.values().any(|bucket| !bucket.objects.is_empty()), text::CONTENT_OF_BUCKETS);
    notes
}
