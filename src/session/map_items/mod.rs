//! The items of the account, in the order in which the map and the outline show them.

mod account_items;
mod other_accounts;

use decision_path::path::short_key_id;

use super::document::Document;
use super::selection::{IdentityKind, Selection};
use crate::text::{kinds, map_items as text};
pub use account_items::still_works;
use account_items::{callers, credentials, identities, policies, providers, resources};
pub use other_accounts::{account_trusts, owning_account};
use other_accounts::{requested_accounts, trusted_accounts};

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

/// Whether an item is there and works.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ItemState {
    /// It is there.
    Present,
    /// A credential that no longer works.
    Dead,
    /// A resource that is asked for and does not exist.
    Missing,
}

impl ItemState {
    /// Of a credential, which is there in any case.
    pub(super) fn of_credential(works: bool) -> Self {
        if works { Self::Present } else { Self::Dead }
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
    /// Whether it is there and works.
    pub state: ItemState,
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

/// The item that is selected, seen from the account that is shown.
pub fn item_of(document: &Document, selection: &Selection) -> Option<MapItem> {
    if let Selection::InAccount(account, item) = selection {
        let found = item_of(&document.seen_from(account)?, item)?;
        return Some(MapItem { selection: selection.clone(), ..found });
    }
    map_items(document).into_iter().find(|item| item.selection == *selection)
}

/// A stop of a request: an item that is there, or the one that is asked for and does not exist.
pub fn stop_of(document: &Document, selection: &Selection) -> Option<MapItem> {
    item_of(document, selection).or_else(|| missing_item(document, selection))
}

/// The policy with this name or ARN; without a name, the first that the account has of its own, else the first.
pub fn policy_named(document: &Document, name: Option<&str>) -> Option<Selection> {
    let items = map_items(document).into_iter().filter(|item| item.lane == Lane::Policies);
    let found: Vec<MapItem> = match name {
        Some(name) => {
            let is_named = |item: &MapItem| {
                item.title == name || matches!(&item.selection, Selection::Policy(arn) if arn == name)
            };
            items.filter(is_named).collect()
        }
        None => items.collect(),
    };
    let own = found.iter().find(|item| item.kind != kinds::AWS_MANAGED_POLICY);
    own.or(found.first()).map(|item| item.selection.clone())
}

/// What is asked for and does not exist, or does not exist yet: a user who would be created. Several things at once, named
/// by a pattern, are none.
pub fn missing_item(document: &Document, selection: &Selection) -> Option<MapItem> {
    let inner = match selection {
        Selection::InAccount(_, inner) => inner,
        selection => selection,
    };
    let (icon, kind, name) = match inner {
        Selection::User(name) => ("user", kinds::USER, name.as_str()),
        Selection::Group(name) => ("group", kinds::GROUP, name.as_str()),
        Selection::Role(name) => ("role", kinds::ROLE, name.as_str()),
        Selection::Policy(arn) => ("policy", kinds::CUSTOMER_MANAGED_POLICY, arn.as_str()),
        Selection::Instance(id) => ("instance", kinds::EC2_INSTANCE, id.as_str()),
        Selection::Bucket(name) => ("bucket", kinds::S3_BUCKET, name.as_str()),
        Selection::KmsKey(id) => ("kms", kinds::KMS_KEY, short_key_id(id)),
        Selection::LogGroup(name) => ("logs", kinds::CLOUDWATCH_LOG_GROUP, name.as_str()),
        _ => return None,
    };
    let name = name.rsplit("policy/").next().unwrap_or_default();
    let names_one = !name.is_empty() && !name.contains(['*', '?']);
    (names_one && !document.contains(selection)).then(|| MapItem {
        selection: selection.clone(),
        icon,
        kind,
        title: name.to_owned(),
        summary: text::DOES_NOT_EXIST.to_owned(),
        lane: Lane::Resources,
        state: ItemState::Missing,
    })
}

/// Every identity of the account with its policies.
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
    use crate::session::test_worlds::{apply_calls, policy, policy_arn, role, user};
    use aws_world::iam::{IamCall, Identity};

    fn summary(document: &Document, policy: &str) -> String {
        let selection = Selection::Policy(policy_arn(policy));
        let found = map_items(document).into_iter().find(|item| item.selection == selection);
        found.expect("a policy").summary
    }

    #[test]
    fn policy_is_found_by_name_and_without_one_the_first_of_the_account() {
        let mut document = Document::default();
        assert_eq!(policy_named(&document, None), None);
        apply_calls(&mut document, vec![policy("b", "Allow", "s3:*"), policy("c", "Allow", "s3:*")]);
        let selected = |name: &str| Some(Selection::Policy(policy_arn(name)));
        assert_eq!(policy_named(&document, None), selected("b"));
        assert_eq!(policy_named(&document, Some("c")), selected("c"));
        assert_eq!(policy_named(&document, Some(&policy_arn("c"))), selected("c"));
        assert_eq!(policy_named(&document, Some("d")), None);
    }

    #[test]
    fn instance_profile_named_after_its_role_says_what_it_holds() {
        let mut document = Document::default();
        let profile = |name: &str| IamCall::CreateInstanceProfile { instance_profile_name: name.into() };
        let add = |name: &str| IamCall::AddRoleToInstanceProfile {
            instance_profile_name: name.into(),
            role_name: "App".into(),
        };
        let names = ["App", "Box", "Empty"];
        apply_calls(&mut document, vec![role("App"), profile("App"), profile("Box"), profile("Empty")]);
        apply_calls(&mut document, vec![add("App"), add("Box")]);
        let title = |name: &str| {
            let selection = Selection::InstanceProfile(name.into());
            let found = map_items(&document).into_iter().find(|item| item.selection == selection);
            found.expect("a profile").title
        };
        assert_eq!(names.map(title), ["App’s credentials", "Box", "Empty"]);
    }

    #[test]
    fn map_item_of_a_policy_says_that_it_is_a_boundary() {
        let mut document = Document::default();
        apply_calls(
            &mut document,
            vec![user("ann"), policy("p", "Allow", "s3:*"), policy("other", "Allow", "s3:*")],
        );
        let ann = || Identity::User("ann".into());
        let bound = IamCall::PutPermissionsBoundary { of: ann(), permissions_boundary: policy_arn("p") };
        assert_eq!(summary(&document, "p"), text::NOT_ATTACHED);
        apply_calls(&mut document, vec![bound]);
        assert_eq!(
            (&*summary(&document, "p"), &*summary(&document, "other")),
            (text::PERMISSIONS_BOUNDARY, text::NOT_ATTACHED)
        );
        apply_calls(&mut document, vec![IamCall::AttachPolicy { to: ann(), policy_arn: policy_arn("p") }]);
        assert_eq!(summary(&document, "p"), text::CUSTOMER_MANAGED);
    }
}
