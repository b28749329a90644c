//! The items of the account itself, lane by lane.

use aws_world::program::StolenCredentials;
use decision_path::path::short_key_id;
use iam_policy::sorting::stable_sort;

use super::{ItemState, Lane, MapItem, identity_permissions, truncated};
use crate::session::document::Document;
use crate::session::selection::Selection;
use crate::text::{kinds, map_items as text};

pub(super) fn callers(document: &Document, items: &mut Vec<MapItem>) {
    for instance in document.account().ec2.instances.values() {
        let runs = !instance.app.name.is_empty();
        items.push(MapItem {
            selection: Selection::Instance(instance.id.clone()),
            icon: "instance",
            kind: kinds::EC2_INSTANCE,
            title: if runs { instance.app.name.clone() } else { truncated(&instance.id, 12) },
            summary: if runs { text::app_on(&instance.id) } else { text::RUNS_NOTHING.into() },
            lane: Lane::Callers,
            state: ItemState::Present,
        });
    }
    if let Some(stranger) = document.world().stranger() {
        let working = stranger.credentials.iter().filter(|stolen| still_works(document, stolen)).count();
        let summary = text::found(stranger.credentials.len(), working);
        items.push(MapItem {
            selection: Selection::Stranger,
            icon: "stranger",
            kind: kinds::STRANGER,
            title: text::STRANGERS_LAPTOP.into(),
            summary,
            lane: Lane::Callers,
            state: ItemState::of_credential(working > 0 || stranger.credentials.is_empty()),
        });
    }
}

/// Whether AWS still accepts credentials that a stranger found.
pub fn still_works(document: &Document, stolen: &StolenCredentials) -> bool {
    let (world, id) = (document.world(), &stolen.credentials.access_key_id);
    if stolen.credentials.session_token.is_some() {
        let session = world.sessions().get(id);
        return session.is_some() && stolen.credentials.expiration.is_none_or(|end| world.now() < end);
    }
    let mut users = world.accounts().values().flat_map(|account| account.iam.users.values());
    users.any(|user| user.access_keys.iter().any(|key| key.id == *id && key.active))
}

pub(super) fn credentials(document: &Document, items: &mut Vec<MapItem>) {
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
                state: ItemState::of_credential(key.active),
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
            // The console gives a profile the name of its role: then two cards would bear one name.
            title: if profile.role.as_ref() == Some(&profile.name) {
                text::credentials_of_role(&profile.name)
            } else {
                profile.name.clone()
            },
            summary: if used {
                text::INSTANCE_PROFILE_ATTACHED.into()
            } else {
                text::INSTANCE_PROFILE.into()
            },
            lane: Lane::Credentials,
            state: ItemState::Present,
        });
    }
}

pub(super) fn providers(document: &Document, items: &mut Vec<MapItem>) {
    let iam = &document.account().iam;
    let mut push = |selection, kind, title: &String| {
        let summary = text::IDENTITY_PROVIDER.to_owned();
        items.push(MapItem {
            selection,
            icon: "provider",
            kind,
            title: title.clone(),
            summary,
            lane: Lane::Credentials,
            state: ItemState::Present,
        });
    };
    for url in iam.oidc_providers.keys() {
        push(Selection::OidcProvider(url.clone()), kinds::OPENID_CONNECT_PROVIDER, url);
    }
    for name in iam.saml_providers.keys() {
        push(Selection::SamlProvider(name.clone()), kinds::SAML_PROVIDER, name);
    }
}

pub(super) fn identities(document: &Document, items: &mut Vec<MapItem>) {
    let iam = &document.account().iam;
    let mut push = |selection, icon, kind, title: &String, summary| {
        items.push(MapItem {
            selection,
            icon,
            kind,
            title: title.clone(),
            summary,
            lane: Lane::Identities,
            state: ItemState::Present,
        });
    };
    for user in iam.users.values() {
        push(Selection::User(user.name.clone()), "user", kinds::USER, &user.name, text::USER.into());
    }
    for group in iam.groups.values() {
        let summary = text::group_of(group.users.len());
        push(Selection::Group(group.name.clone()), "group", kinds::GROUP, &group.name, summary);
    }
    for role in document.roles() {
        let summary = role.managed_by().map_or(text::ROLE.into(), text::role_managed_by);
        push(Selection::Role(role.name.clone()), "role", kinds::ROLE, &role.name, summary);
    }
}

pub(super) fn policies(document: &Document, items: &mut Vec<MapItem>) {
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
        let summary = match (is_in(&attached), is_in(&bounding)) {
            (true, _) => text::CUSTOMER_MANAGED,
            (false, true) => text::PERMISSIONS_BOUNDARY,
            (false, false) => text::NOT_ATTACHED,
        };
        items.push(MapItem {
            selection: Selection::Policy(policy.arn.clone()),
            icon: "policy",
            kind: kinds::CUSTOMER_MANAGED_POLICY,
            title: policy.name.clone(),
            summary: summary.into(),
            lane: Lane::Policies,
            state: ItemState::Present,
        });
    }
    for arn in document.world().aws_managed() {
        let is_attached = attached.binary_search(&arn.as_str()).is_ok();
        if is_attached || bounding.binary_search(&arn.as_str()).is_ok() {
            items.push(MapItem {
                selection: Selection::Policy(arn.clone()),
                icon: "policy",
                kind: kinds::AWS_MANAGED_POLICY,
                title: arn.rsplit('/').next().unwrap_or_default().to_owned(),
                summary: if is_attached { text::AWS_MANAGED } else { text::PERMISSIONS_BOUNDARY }.into(),
                lane: Lane::Policies,
                state: ItemState::Present,
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
                state: ItemState::Present,
            });
        }
    }
}

pub(super) fn resources(document: &Document, items: &mut Vec<MapItem>) {
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
            state: ItemState::Present,
        });
    }
    for key in account.kms.keys.values() {
        let name = account.kms.alias_of(&key.id).unwrap_or_else(|| short_key_id(&key.id));
        items.push(MapItem {
            selection: Selection::KmsKey(key.id.clone()),
            icon: "kms",
            kind: kinds::KMS_KEY,
            title: name.to_owned(),
            summary: key.description.clone(),
            lane: Lane::Resources,
            state: ItemState::Present,
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
            state: ItemState::Present,
        });
    }
}
