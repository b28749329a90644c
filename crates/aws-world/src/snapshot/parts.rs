//! A world in parts, so that one of many megabytes can be handed over and read without stopping a page for long: a frame,
//! which is a saved form without users, groups, roles and customer managed policies, and texts with some of those each.

use std::sync::Arc;

use iam_policy::json;
use iam_policy::sorted_map::SortedMap;

use super::read::Node;
use super::{SnapshotError, read_iam, write};
use crate::iam::{Iam, ManagedPolicy, Permissions};
use crate::json::Json;
use crate::world::World;

/// Users, groups, roles and customer managed policies of an account, apart from their world.
#[derive(Clone, Debug)]
pub struct Part {
    account: String,
    iam: Iam,
}

/// Takes out what goes into parts; the frame stays.
pub fn take_out(world: &mut World) -> Vec<Part> {
    let taken = Arc::make_mut(&mut world.accounts).values_mut().map(|account| {
        let from = &mut account.iam;
        let iam = Iam {
            users: std::mem::take(&mut from.users),
            groups: std::mem::take(&mut from.groups),
            roles: std::mem::take(&mut from.roles),
            policies: std::mem::take(&mut from.policies),
            ..Iam::default()
        };
        Part { account: account.id.clone(), iam }
    });
    taken.collect()
}

/// Puts a part back, if its account is there.
pub fn put_back(world: &mut World, part: Part) {
    let Some(account) = world.account_mut(&part.account) else { return };
    extend(&mut account.iam.users, part.iam.users);
    extend(&mut account.iam.groups, part.iam.groups);
    extend(&mut account.iam.roles, part.iam.roles);
    extend(&mut account.iam.policies, part.iam.policies);
}

fn extend<T: Clone>(all: &mut SortedMap<T>, more: SortedMap<T>) {
    for (name, thing) in more {
        all.insert(name, thing);
    }
}

/// What a thing takes beside its documents, bytes, roughly.
const THING: usize = 300;

impl Part {
    pub(crate) fn new(account: &str, iam: Iam) -> Self {
        Self { account: account.to_owned(), iam }
    }

    /// Without the policies whose documents have been taken out before.
    pub(crate) fn without_taken(mut self) -> Self {
        let policies = std::mem::take(&mut self.iam.policies).into_iter();
        self.iam.policies = policies.filter(|(_, policy)| !policy.versions.is_empty()).collect();
        self
    }

    /// Reads the JSON of a text of [`Part::write`].
    pub fn read(part: &json::Node) -> Result<Self, SnapshotError> {
        let node = Node::of(part);
        let account = node.get("account").text()?;
        Ok(Self { iam: read_iam::iam(&account, &node.get("iam"))?, account })
    }

    /// Writes it in texts of about `size` bytes.
    pub fn write(self, size: usize, send: &mut dyn FnMut(String)) {
        let mut writing = Writing { account: &self.account, size, iam: Iam::default(), length: 0, send };
        let Iam { users, groups, roles, policies, .. } = self.iam;
        writing.add(users, |iam| &mut iam.users, |user| bytes_of_inline(&user.permissions));
        writing.add(groups, |iam| &mut iam.groups, |group| bytes_of_inline(&group.permissions));
        writing.add(
            roles,
            |iam| &mut iam.roles,
            |role| role.trust_policy.0.text().len() + bytes_of_inline(&role.permissions),
        );
        writing.add(policies, |iam| &mut iam.policies, bytes_of_versions);
        writing.send();
    }
}

/// Bytes of a policy's documents.
pub(crate) fn bytes_of_versions(policy: &ManagedPolicy) -> usize {
    policy.versions.iter().map(|version| version.document.0.text().len()).sum()
}

fn bytes_of_inline(permissions: &Permissions) -> usize {
    permissions.inline.values().map(|document| document.0.text().len()).sum()
}

/// The text that is being filled.
struct Writing<'a> {
    account: &'a str,
    size: usize,
    iam: Iam,
    length: usize,
    send: &'a mut dyn FnMut(String),
}

impl Writing<'_> {
    fn add<T: Clone>(
        &mut self,
        things: SortedMap<T>,
        into: impl Fn(&mut Iam) -> &mut SortedMap<T>,
        length: impl Fn(&T) -> usize,
    ) {
        for (name, thing) in things {
            self.length += THING + length(&thing);
            into(&mut self.iam).insert(name, thing);
            if self.length >= self.size {
                self.send();
            }
        }
    }

    fn send(&mut self) {
        if self.length > 0 {
            let iam = write::iam(Json::object(), &std::mem::take(&mut self.iam));
            (self.send)(Json::object().with_text("account", self.account).with("iam", iam).compact());
            self.length = 0;
        }
    }
}
