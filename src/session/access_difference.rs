//! Who and what has other policies in one state of the world than in another. Texts are compared here; what the difference allows is
//! found out of these alone.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::vec;

use aws_world::World;
use aws_world::world::{ActionOnResource, PolicyHolder};
use iam_policy::arn::Arn;
use iam_policy::document::PolicyType;
use iam_policy::evaluation::{AttachedPolicy, PolicySet};
use iam_policy::request::Principal;

use super::document::Document;
use super::hypothetical_caller;
use crate::text::session::access_comparison as text;

/// Who or what the policies are about, for people.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct HolderName {
    /// The kind.
    pub kind: HolderKind,
    /// Its name, with the account's where there are several.
    pub name: String,
}

/// Kinds of what policies are about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum HolderKind {
    /// A user.
    User,
    /// A role.
    Role,
    /// A caller that was set up for questions.
    SetUpCaller,
    /// Who may assume a role.
    TrustPolicy,
    /// A bucket, a key or another resource.
    Resource,
    /// The grants of a KMS key.
    Grants,
    /// All resources of an account.
    ResourcesOfAccount,
    /// A managed policy by itself.
    ManagedPolicy,
}

impl HolderKind {
    /// Whether it is somebody who can do something.
    pub fn is_caller(self) -> bool {
        matches!(self, Self::User | Self::Role | Self::SetUpCaller)
    }
}

/// Policies that differ between two states; `None` for a state in which their holder does not exist.
#[derive(Clone, Debug)]
pub struct PolicyDifference {
    /// Whose they are.
    pub holder: HolderName,
    /// The caller; `None` for policies by themselves, which are of `policy_type`.
    pub caller: Option<Principal>,
    /// The type of policies that are by themselves.
    pub policy_type: PolicyType,
    /// The policies in the first state.
    pub before: Option<PolicySet>,
    /// The policies in the second state.
    pub after: Option<PolicySet>,
}

/// Whom to look at.
#[derive(Clone, Debug)]
enum Sought {
    Holder(PolicyHolder),
    /// Set up for questions, in its saved form.
    Caller(Arc<str>),
}

/// A search for differences, in steps that take a few milliseconds each.
#[derive(Debug)]
pub struct DifferenceSearch {
    states: [Arc<Document>; 2],
    sought: vec::IntoIter<Sought>,
    names_accounts: bool,
    /// What was found.
    pub found: Vec<PolicyDifference>,
    /// How many users, roles and set-up callers have the same policies in both states.
    pub same_callers: usize,
}

/// So many are looked at in a step.
const STEP: usize = 40;

impl DifferenceSearch {
    /// A search that has looked at nobody.
    pub fn new(before: Arc<Document>, after: Arc<Document>) -> Self {
        let mut holders = BTreeSet::new();
        let mut callers: BTreeSet<Arc<str>> = BTreeSet::new();
        for document in [&before, &after] {
            holders.extend(document.world().policy_holders());
            callers.extend(document.callers.iter().cloned());
        }
        let sought: Vec<Sought> =
            holders.into_iter().map(Sought::Holder).chain(callers.into_iter().map(Sought::Caller)).collect();
        Self {
            names_accounts: [&before, &after].iter().any(|state| state.world().accounts().len() > 1),
            states: [before, after],
            sought: sought.into_iter(),
            found: Vec::new(),
            same_callers: 0,
        }
    }

    /// Looks at a few more. `false` when nobody was left.
    pub fn step(&mut self) -> bool {
        for _ in 0..STEP {
            let Some(sought) = self.sought.next() else { return false };
            match sought {
                Sought::Holder(holder) => self.look_at_holder(&holder),
                Sought::Caller(saved) => self.look_at_caller(&saved),
            }
        }
        true
    }

    fn look_at_holder(&mut self, holder: &PolicyHolder) {
        let [before, after] = &self.states;
        let [before, after] = [before, after].map(|state| state.world().held_policies(holder));
        // The instance that a role's session is named after may be another one.
        let caller = after.as_ref().or(before.as_ref()).and_then(|held| held.caller.clone());
        let policy_type = match holder {
            PolicyHolder::Identity(_) => PolicyType::Identity,
            PolicyHolder::Resource(policy_type, _) => *policy_type,
            PolicyHolder::ResourcesOfAccount(_) => PolicyType::ResourceControl,
        };
        let [before, after] = [before, after].map(|held| held.map(|held| held.policies));
        let holder = self.name_of(holder);
        self.add(PolicyDifference { holder, caller, policy_type, before, after });
    }

    fn look_at_caller(&mut self, saved: &str) {
        let Some(caller) = hypothetical_caller::from_text(saved) else { return };
        // The policies that come with a caller are the same whatever is asked.
        let request = ActionOnResource { action: "sts:GetCallerIdentity".into(), resource: "*".into() };
        let [before, after] = [0, 1].map(|state| {
            let state = self.states.get(state)?;
            Some(state.world().simulate_access_of(&caller, &request).policies)
        });
        let holder = HolderName { kind: HolderKind::SetUpCaller, name: hypothetical_caller::name(&caller) };
        let (caller, policy_type) = (Some(caller.principal), PolicyType::Identity);
        self.add(PolicyDifference { holder, caller, policy_type, before, after });
    }

    fn add(&mut self, difference: PolicyDifference) {
        let none = PolicySet::default();
        let [before, after] =
            [&difference.before, &difference.after].map(|set| set.as_ref().unwrap_or(&none));
        if !have_same_documents(before, after) {
            self.found.push(difference);
        } else if difference.caller.is_some() {
            self.same_callers += 1;
        }
    }

    fn name_of(&self, holder: &PolicyHolder) -> HolderName {
        let last = |arn: &str| arn.rsplit(['/', ':']).next().unwrap_or(arn).to_owned();
        let account_of = |arn: &str| Arn::parse(arn).map(|arn| arn.account.to_owned()).unwrap_or_default();
        let in_account = |name: String, account: &str| match self.names_accounts && !account.is_empty() {
            true => text::of_account(&name, &self.account_name(account)),
            false => name,
        };
        let (kind, name) = match holder {
            PolicyHolder::Identity(arn) => {
                let kind = if arn.contains(":role/") { HolderKind::Role } else { HolderKind::User };
                (kind, in_account(last(arn), &account_of(arn)))
            }
            PolicyHolder::Resource(PolicyType::Trust, arn) => {
                (HolderKind::TrustPolicy, in_account(last(arn), &account_of(arn)))
            }
            PolicyHolder::Resource(PolicyType::Grant, arn) => (HolderKind::Grants, self.resource_name(arn)),
            PolicyHolder::Resource(_, arn) => (HolderKind::Resource, self.resource_name(arn)),
            PolicyHolder::ResourcesOfAccount(account) => {
                (HolderKind::ResourcesOfAccount, self.account_name(account))
            }
        };
        HolderName { kind, name }
    }

    fn account_name(&self, id: &str) -> String {
        let mut worlds = self.states.iter().rev().map(|state| state.world());
        let name = worlds.find_map(|world: &World| Some(world.accounts().get(id)?.name.clone()));
        name.filter(|name| !name.is_empty()).unwrap_or_else(|| id.to_owned())
    }

    fn resource_name(&self, arn: &str) -> String {
        if let Some(bucket) = arn.strip_prefix("arn:aws:s3:::") {
            return bucket.to_owned();
        }
        if let Some(account) = Arn::parse(arn).filter(|arn| arn.service == "logs") {
            return text::log_groups_of(&self.account_name(account.account));
        }
        let mut worlds = self.states.iter().rev().map(|state| state.world());
        worlds.find_map(|world: &World| world.name_of(arn)).unwrap_or_else(|| arn.to_owned())
    }
}

/// Whether two documents are the same text, whatever they are called.
pub(super) fn says_the_same(one: &AttachedPolicy, other: &AttachedPolicy) -> bool {
    Arc::ptr_eq(&one.document, &other.document) || one.document.text() == other.document.text()
}

/// Whether two sets say the same, document by document, and lack the same ones.
pub(super) fn have_same_documents(one: &PolicySet, other: &PolicySet) -> bool {
    same(&one.identity, &other.identity)
        && same(&one.resource, &other.resource)
        && same(&one.grants, &other.grants)
        && have_same_limits(one, other)
        && one.restrict_public_buckets == other.restrict_public_buckets
        && one.missing().eq(other.missing())
}

/// Whether the same limits a caller in both sets: boundary, session, organization, endpoint.
pub(super) fn have_same_limits(one: &PolicySet, other: &PolicySet) -> bool {
    let same_levels = |one: &[Vec<AttachedPolicy>], other: &[Vec<AttachedPolicy>]| {
        one.len() == other.len() && one.iter().zip(other).all(|(one, other)| same(one, other))
    };
    let same_optional = |one: Option<&[AttachedPolicy]>, other: Option<&[AttachedPolicy]>| match (one, other)
    {
        (Some(one), Some(other)) => same(one, other),
        (one, other) => one.is_none() && other.is_none(),
    };
    same(one.permissions_boundary.as_slice(), other.permissions_boundary.as_slice())
        && same_optional(one.session.as_deref(), other.session.as_deref())
        && same_optional(one.vpc_endpoint.as_deref(), other.vpc_endpoint.as_deref())
        && same_levels(&one.service_control, &other.service_control)
        && same_levels(&one.resource_control, &other.resource_control)
}

fn same(one: &[AttachedPolicy], other: &[AttachedPolicy]) -> bool {
    one.len() == other.len() && one.iter().zip(other).all(|(one, other)| says_the_same(one, other))
}
