//! A world in chunks, so that one of many megabytes can be sent and decoded without stopping a page for long: a frame, which
//! is a snapshot without users, groups, roles and customer managed policies, and texts with some of those each.

use std::sync::Arc;

use iam_policy::json;
use iam_policy::sorted_map::SortedMap;

use super::node::SavedNode;
use super::{SnapshotError, read_iam, write};
use crate::dispatch::World;
use crate::json::Json;
use crate::model::iam::{Iam, ManagedPolicy, Permissions};

/// Users, groups, roles and customer managed policies of an account, apart from their world.
#[derive(Clone, Debug)]
pub struct IamChunk {
    account: String,
    iam: Iam,
}

/// Moves the entities out of the world, a chunk for each account; the frame stays.
pub fn split(world: World) -> (World, Vec<IamChunk>) {
    let mut state = world.into_state();
    let chunks = Arc::make_mut(&mut state.accounts).values_mut().map(|account| {
        let from = &mut account.iam;
        let iam = Iam {
            users: std::mem::take(&mut from.users),
            groups: std::mem::take(&mut from.groups),
            roles: std::mem::take(&mut from.roles),
            policies: std::mem::take(&mut from.policies),
            ..Iam::default()
        };
        IamChunk { account: account.id.to_string(), iam }
    });
    let chunks = chunks.collect();
    (World::from_state(state), chunks)
}

/// Moves the entities of a chunk into their account, if it is there.
pub fn join(world: World, chunk: IamChunk) -> World {
    let mut state = world.into_state();
    if let Some(account) = state.account_mut(&chunk.account) {
        extend(&mut account.iam.users, chunk.iam.users);
        extend(&mut account.iam.groups, chunk.iam.groups);
        extend(&mut account.iam.roles, chunk.iam.roles);
        extend(&mut account.iam.policies, chunk.iam.policies);
    }
    World::from_state(state)
}

fn extend<T: Clone>(all: &mut SortedMap<T>, more: SortedMap<T>) {
    for (name, entity) in more {
        all.insert(name, entity);
    }
}

/// About how many bytes an entity takes beside its documents.
const ENTITY_OVERHEAD: usize = 300;

impl IamChunk {
    pub(crate) fn new(account: &str, iam: Iam) -> Self {
        Self { account: account.to_owned(), iam }
    }

    /// Without the policies that were sent before: those have no versions here.
    pub(crate) fn without_sent_policies(mut self) -> Self {
        let policies = std::mem::take(&mut self.iam.policies).into_iter();
        self.iam.policies = policies.filter(|(_, policy)| !policy.versions.is_empty()).collect();
        self
    }

    /// Reads the JSON of a text of [`IamChunk::write`].
    pub fn read(chunk: &json::Node) -> Result<Self, SnapshotError> {
        let node = SavedNode::root(chunk);
        let account = node.get("account").text()?;
        Ok(Self { iam: read_iam::iam(&account, &node.get("iam"))?, account })
    }

    /// Writes it as texts of about `size` bytes.
    pub fn write(self, size: usize, send: &mut dyn FnMut(String)) {
        let mut writer = ChunkWriter { account: &self.account, size, iam: Iam::default(), length: 0, send };
        let Iam { users, groups, roles, policies, .. } = self.iam;
        writer.add(users, |iam| &mut iam.users, |user| bytes_of_inline(&user.permissions));
        writer.add(groups, |iam| &mut iam.groups, |group| bytes_of_inline(&group.permissions));
        writer.add(
            roles,
            |iam| &mut iam.roles,
            |role| role.trust_policy.0.text().len() + bytes_of_inline(&role.permissions),
        );
        writer.add(policies, |iam| &mut iam.policies, bytes_of_versions);
        writer.send();
    }
}

/// Bytes of a policy's documents.
pub(crate) fn bytes_of_versions(policy: &ManagedPolicy) -> usize {
    policy.versions.iter().map(|version| version.document.0.text().len()).sum()
}

fn bytes_of_inline(permissions: &Permissions) -> usize {
    permissions.inline.values().map(|document| document.0.text().len()).sum()
}

/// Collects entities and sends a text whenever they are enough.
struct ChunkWriter<'a> {
    account: &'a str,
    size: usize,
    iam: Iam,
    length: usize,
    send: &'a mut dyn FnMut(String),
}

impl ChunkWriter<'_> {
    fn add<T: Clone>(
        &mut self,
        entities: SortedMap<T>,
        into: impl Fn(&mut Iam) -> &mut SortedMap<T>,
        length: impl Fn(&T) -> usize,
    ) {
        for (name, entity) in entities {
            self.length += ENTITY_OVERHEAD + length(&entity);
            into(&mut self.iam).insert(name, entity);
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
