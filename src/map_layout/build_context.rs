//! What the map shows besides the account's own items: see [`MapContext`].

use std::ops::Range;
use std::sync::Arc;

use aws_world::organizations::{Organization, OrganizationPolicyType};

use super::context::{AccountBand, Attached, AttachedAs, MapContext, PathVerdict, Roof};
use super::grants::grants;
use super::wires::{WireKind, joined};
use crate::session::document::{Document, JournalEntry, Run, Runner};
use crate::session::map_items::{MapItem, identity_permissions, map_items, missing_item};
use crate::session::request_path::{RequestPath, StopAt, trace_path};
use crate::session::selection::{Selection, WhyTarget};
use crate::text::world_map as text;

/// The surroundings of the explained request; without one, of the request that the document expects; else of the stranger's calls.
pub fn map_context(document: &Document, explained: Option<&WhyTarget>) -> MapContext {
    let paths = paths(document, explained);
    let mut context = MapContext { accounts: accounts(document, &paths), ..MapContext::default() };
    let shown = document.account().id.as_str();
    context.add_account(document, None, &paths);
    let framed = context.accounts.iter().filter(|account| account.has_frame);
    let others: Vec<String> = framed.map(|account| account.id.clone()).collect();
    for id in others.iter().filter(|id| *id != shown) {
        if let Some(there) = document.seen_from(id) {
            context.add_account(&there, Some(id), &paths);
        }
    }
    for path in &paths {
        let missing = path.destination.as_ref().and_then(|item| missing_item(document, item));
        context.items.extend(missing.filter(|item| !context.items.contains(item)));
        context.follow(path);
    }
    context.verdict = explained.and(paths.first()).and_then(|path| {
        let at = path.steps.last()?.clone();
        Some(PathVerdict { at, verdict: path.verdict, words: path.verdict_text })
    });
    context
}

impl MapContext {
    /// The same for a low pane: there what the request passes, or was to, has all the room.
    pub fn in_low_pane(mut self) -> Self {
        let is_of_request = |kind: &WireKind| {
            matches!(kind, WireKind::Taken(_) | WireKind::Outcome(_) | WireKind::NotReached)
        };
        self.is_low = true;
        if !self.steps.is_empty() {
            let wires = self.wires.iter().filter(|(.., kind)| is_of_request(kind));
            let ends = wires.flat_map(|(from, to, _)| [from, to]);
            self.kept = self.steps.iter().chain(ends).cloned().collect();
        }
        self
    }
}

/// The requests that are followed.
fn paths(document: &Document, explained: Option<&WhyTarget>) -> Vec<RequestPath> {
    let expected = || {
        let first = document.expected.first()?;
        Some(WhyTarget::Cell(first.caller.clone(), first.request.clone()))
    };
    if let Some(target) = explained.cloned().or_else(expected) {
        return trace_path(document, &target).into_iter().collect();
    }
    strangers_calls(document).filter_map(|index| trace_path(document, &WhyTarget::Journal(index))).collect()
}

/// The places in the journal of the stranger's calls, where nothing has changed since: what is on the map holds now.
fn strangers_calls(document: &Document) -> Range<usize> {
    let Some(Run::Program(Runner::Stranger, run)) = document.last_run.as_deref() else { return 0..0 };
    if run.time != document.world().now() {
        return 0..0;
    }
    let is_of_run = |entry: &&Arc<JournalEntry>| {
        let record = entry.record.as_ref();
        record.is_some_and(|record| run.calls.iter().any(|call| call.is_of_same_call(record)))
    };
    let newest = document.journal.iter().rev().take_while(is_of_run).count();
    document.journal.len() - newest..document.journal.len()
}

/// The accounts with a frame, from the top: the caller's before the resource's.
fn accounts(document: &Document, paths: &[RequestPath]) -> Vec<AccountBand> {
    let shown = document.account().id.as_str();
    let mut ids: Vec<&str> = Vec::new();
    let items = paths.iter().flat_map(|path| path.steps.iter().chain(&path.destination));
    for id in items
        .map(|item| if let Selection::InAccount(id, _) = item { id.as_str() } else { shown })
        .chain([shown])
    {
        if !ids.contains(&id) {
            ids.push(id);
        }
    }
    let organization = document.world().organization();
    let band = |id: &&str| {
        let account = document.world().accounts().get(id)?;
        Some(AccountBand {
            id: (*id).to_owned(),
            title: text::account(&account.name, id),
            has_frame: true,
            within: organization.map(|organization| within(organization, id)).unwrap_or_default(),
            roofs: organization.map(|organization| roofs(organization, id)).unwrap_or_default(),
        })
    };
    let mut bands: Vec<AccountBand> = ids.iter().filter_map(band).collect();
    // A member that stands on the map as a card stands in its organization.
    for item in map_items(document) {
        let Selection::Account(id) = &item.selection else { continue };
        let member = band(&id.as_str()).filter(|band| !band.within.is_empty() && !ids.contains(&id.as_str()));
        bands.extend(member.map(|band| AccountBand { has_frame: false, roofs: Vec::new(), ..band }));
    }
    let alone = bands.len() == 1 && bands.iter().all(|band| band.within.is_empty());
    if alone { Vec::new() } else { bands }
}

/// The ids of the root, the units and the account itself, from the outside in.
fn levels(organization: &Organization, account: &str) -> Vec<String> {
    let mut levels = vec![account.to_owned()];
    let mut at = organization.accounts.get(account);
    while let Some(id) = at.filter(|id| !levels.contains(id)) {
        levels.push(id.clone());
        at = organization.units.get(id).map(|unit| &unit.parent);
    }
    levels.reverse();
    levels
}

fn within(organization: &Organization, account: &str) -> Vec<(Selection, String)> {
    if account != organization.management_account && !organization.accounts.contains_key(account) {
        return Vec::new();
    }
    let units = levels(organization, account).into_iter().filter_map(|id| {
        let title = text::unit(&organization.units.get(&id)?.name);
        Some((Selection::Unit(id), title))
    });
    let whole = (Selection::Organization, text::organization(&organization.id));
    [whole].into_iter().chain(units).collect()
}

/// The policies above an account, but those with which AWS allows everything. None limits the management account.
fn roofs(organization: &Organization, account: &str) -> Vec<Roof> {
    if account == organization.management_account {
        return Vec::new();
    }
    let mut roofs = Vec::new();
    for target in levels(organization, account) {
        let place = match organization.units.get(&target) {
            Some(unit) => text::unit(&unit.name),
            None if target == account => text::THE_ACCOUNT.to_owned(),
            None => text::THE_ROOT.to_owned(),
        };
        for id in organization.attachments.get(&target).into_iter().flatten() {
            let Some(policy) = organization.policies.get(id) else { continue };
            let over_resources = policy.kind == OrganizationPolicyType::ResourceControl;
            let is_on =
                if over_resources { organization.resource_control } else { organization.service_control };
            if is_on {
                roofs.push(Roof {
                    policy: Selection::OrganizationPolicy(id.clone()),
                    title: policy.name.clone(),
                    note: text::roof(over_resources, &place),
                    over_resources,
                });
            }
        }
    }
    roofs
}

impl MapContext {
    /// What is attached in an account; of one that is not shown (`other`) also the items that take part.
    fn add_account(&mut self, document: &Document, other: Option<&String>, paths: &[RequestPath]) {
        let outside = |item: Selection| match other {
            Some(id) => item.in_account(id),
            None => item,
        };
        for (kind, owner, permissions) in identity_permissions(document) {
            if let Some(arn) = &permissions.boundary {
                self.attached.push(Attached {
                    to: outside(kind.select(&owner)),
                    role: AttachedAs::Boundary,
                    title: text::boundary(arn.rsplit('/').next().unwrap_or_default()),
                    opens: outside(Selection::Policy(arn.clone())),
                });
            }
        }
        let account = document.account();
        let buckets = account.s3.buckets.values().filter(|bucket| bucket.policy.is_some());
        let buckets = buckets.map(|bucket| (Selection::Bucket(bucket.name.clone()), text::BUCKET_POLICY));
        let keys = account.kms.keys.values();
        let keys = keys.map(|key| (Selection::KmsKey(key.id.clone()), text::KEY_POLICY));
        for (item, title) in buckets.chain(keys) {
            let item = outside(item);
            self.attach(item.clone(), AttachedAs::Resource, title.to_owned(), item);
        }
        let grants = grants(document).into_iter().map(|(from, to)| (from, to, WireKind::Grant));
        if other.is_none() {
            self.wires.extend(grants);
            return;
        }
        // Of another account the items that the requests pass and the policies of their identities are enough.
        let passed: Vec<Selection> =
            paths.iter().flat_map(|path| path.steps.iter().chain(&path.destination)).cloned().collect();
        let joined: Vec<_> = joined(document, &[])
            .into_iter()
            .map(|(from, to)| (outside(from), outside(to)))
            .filter(|(from, _)| passed.contains(from))
            .collect();
        let takes_part = |item: &Selection| passed.contains(item) || joined.iter().any(|(_, to)| to == item);
        let items = map_items(document).into_iter().filter(|item| !item.is_external());
        let items = items.map(|item| MapItem { selection: outside(item.selection), ..item });
        self.items.extend(items.filter(|item| takes_part(&item.selection)));
        self.wires.extend(joined.into_iter().map(|(from, to)| (from, to, WireKind::Structure)));
        self.wires.extend(grants.map(|(from, to, kind)| (outside(from), outside(to), kind)));
    }

    fn attach(&mut self, to: Selection, role: AttachedAs, title: String, opens: Selection) {
        self.attached.push(Attached { to, role, title, opens });
    }

    /// The wires that a request takes, and where it stops.
    fn follow(&mut self, path: &RequestPath) {
        let verdict = path.verdict;
        for (index, pair) in path.steps.windows(2).enumerate() {
            let [from, to] = pair else { continue };
            let is_last = index + 2 == path.steps.len();
            let kind = match path.stop {
                StopAt::Destination if is_last => WireKind::Outcome(verdict),
                _ => WireKind::Taken(verdict),
            };
            let wire = (from.clone(), to.clone(), kind);
            if !self.wires.contains(&wire) {
                self.wires.push(wire);
            }
        }
        if let (Some(last), Some(destination)) = (path.steps.last(), &path.destination)
            && !path.steps.contains(destination)
        {
            self.wires.push((last.clone(), destination.clone(), WireKind::NotReached));
        }
        if let Some(session) = &path.session {
            self.attach(session.clone(), AttachedAs::Session, text::SESSION_POLICY.into(), session.clone());
        }
        if let Some(role) = path.destination.as_ref().filter(|destination| destination.is_role())
            && path.action.starts_with("sts:")
        {
            self.attach(role.clone(), AttachedAs::Resource, text::TRUST_POLICY.into(), role.clone());
        }
        if let StopAt::Resource(destination) = &path.stop
            && !self
                .attached
                .iter()
                .any(|attached| attached.to == *destination && attached.role == AttachedAs::Resource)
        {
            self.attach(
                destination.clone(),
                AttachedAs::Missing,
                text::NO_RESOURCE_POLICY.into(),
                destination.clone(),
            );
        }
        self.steps.extend(path.steps.iter().cloned());
        let is_alone = path.stop == StopAt::Destination && path.steps.len() < 2;
        let stop = if is_alone { StopAt::Card } else { path.stop.clone() };
        // It is drawn at the last step, which is that of the newest path.
        self.stop = (stop != StopAt::Destination).then_some((stop, verdict));
    }
}

#[cfg(test)]
mod tests;
