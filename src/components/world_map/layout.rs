//! Where everything stands on the map and which way the wires run. Pure: tested without a browser.
//!
//! Across, positions are thousandths of the map's width; down, they are pixels. So the map fits any width without being
//! measured.

use crate::session::document::Document;
use crate::session::matrix::{AppCaller, Verdict, app_requests};
use crate::session::selection::{IdentityKind, Selection};
use crate::session::things::{Lane, Thing, identity_permissions, things};

const LANE_WIDTH: i32 = 200;
const CARD_INSET: i32 = 14;
const CARD_HEIGHT: i32 = 54;
const CARD_GAP: i32 = 12;
const LEAST_HEIGHT: i32 = 190;
/// How far before the resource a wire ends, to leave room for its verdict.
const STOPS_SHORT: i32 = 16;

/// A card.
#[derive(Clone, Debug, PartialEq)]
pub struct Node {
    /// What it stands for.
    pub thing: Thing,
    /// Distance from the left, thousandths.
    pub left: i32,
    /// Width, thousandths.
    pub width: i32,
    /// Distance from the top, pixels.
    pub top: i32,
    /// Height, pixels.
    pub height: i32,
    /// On the way the app's requests take now.
    pub active: bool,
}

/// What a wire says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum WireKind {
    /// Belongs together.
    Structure,
    /// The app's requests go this way.
    Active,
    /// The stranger's requests go this way.
    Stranger,
    /// What comes of the app's requests to a resource.
    Outcome(Verdict),
}

/// A wire.
#[derive(Clone, Debug, PartialEq)]
pub struct Wire {
    /// What it says.
    pub kind: WireKind,
    /// SVG path in thousandths across and pixels down.
    pub path: String,
    /// Where it ends: thousandths, pixels.
    pub end: (i32, i32),
}

/// The laid-out map.
#[derive(Clone, Debug, PartialEq)]
pub struct WorldMap {
    /// Cards.
    pub nodes: Vec<Node>,
    /// Wires.
    pub wires: Vec<Wire>,
    /// Height in pixels.
    pub height: i32,
}

/// Lays the world out.
pub fn layout(document: &Document) -> WorldMap {
    let app = AppCaller::of(document);
    let mut map = place(things(document));
    let path = Path::of(document, &app);
    for node in &mut map.nodes {
        node.active = path.steps.contains(&node.thing.selection);
    }
    structure(document, &path, &mut map);
    stranger(document, &mut map);
    outcomes(document, &app, &path, &mut map);
    map
}

fn place(things: Vec<Thing>) -> WorldMap {
    let in_lane = |lane: Lane| things.iter().filter(|thing| thing.lane == lane).count() as i32;
    let lane_height = |lane: Lane| in_lane(lane) * (CARD_HEIGHT + CARD_GAP) - CARD_GAP;
    let height = Lane::ALL.iter().map(|lane| lane_height(*lane)).fold(LEAST_HEIGHT, i32::max) + 2 * CARD_GAP;
    let mut next = Lane::ALL.map(|lane| {
        let spread = if lane == Lane::Resources && in_lane(lane) == 2 { 40 } else { 0 };
        ((height - lane_height(lane) - spread) / 2, spread)
    });
    let nodes = things
        .into_iter()
        .map(|thing| {
            let lane = thing.lane as usize;
            let mut top = 0;
            if let Some((y, spread)) = next.get_mut(lane) {
                top = *y;
                *y += CARD_HEIGHT + CARD_GAP + *spread;
            }
            let left = lane as i32 * LANE_WIDTH + CARD_INSET;
            Node { thing, left, width: LANE_WIDTH - 2 * CARD_INSET, top, height: CARD_HEIGHT, active: false }
        })
        .collect();
    WorldMap { nodes, wires: Vec::new(), height }
}

/// The way the app's requests take: the things it goes through, in order.
#[derive(Debug, Default)]
struct Path {
    steps: Vec<Selection>,
    /// The last thing before the policies: where a request that nothing allows comes to its end.
    last: Option<Selection>,
}

impl Path {
    fn of(document: &Document, app: &AppCaller) -> Self {
        let start = Selection::Instance(document.instance_id());
        let mut steps = vec![start];
        let account = document.home();
        if let Some(credentials) = app.run.as_ref().and_then(found) {
            let key = account.iam.users.values().find_map(|user| {
                let key = user.access_keys.iter().find(|key| key.id == credentials.access_key_id)?;
                Some((user.name.clone(), key.id.clone()))
            });
            match (key, &app.principal) {
                (Some((user, key)), principal) => {
                    steps.push(Selection::AccessKey(user.clone(), key));
                    if principal.is_some() {
                        steps.push(Selection::User(user));
                    }
                }
                (None, Some(arn)) => {
                    let profile =
                        account.ec2.instances.values().find_map(|instance| instance.profile.as_ref());
                    steps
                        .extend(profile.map(|p| Selection::InstanceProfile(p.instance_profile_name.clone())));
                    steps.extend(arn.rsplit('/').next().map(|name| Selection::Role(name.to_owned())));
                }
                (None, None) => {}
            }
        }
        let last = steps.last().cloned();
        Self { steps, last }
    }

    fn joins(&self, from: &Selection, to: &Selection) -> bool {
        self.steps.windows(2).any(|pair| pair == [from.clone(), to.clone()])
    }
}

fn found(run: &aws_world::app::AppRun) -> Option<&aws_world::sts::Credentials> {
    run.chain.iter().find_map(|attempt| match &attempt.outcome {
        aws_world::app::ProviderOutcome::Found(credentials) => Some(credentials),
        _ => None,
    })
}

fn structure(document: &Document, path: &Path, map: &mut WorldMap) {
    let account = document.account();
    let mut pairs: Vec<(Selection, Selection)> = Vec::new();
    for instance in account.ec2.instances.values() {
        let from = Selection::Instance(instance.id.clone());
        if let Some(profile) = &instance.profile {
            pairs.push((from.clone(), Selection::InstanceProfile(profile.instance_profile_name.clone())));
        }
        if let Some(key) = path.steps.get(1).filter(|step| matches!(step, Selection::AccessKey(..))) {
            pairs.push((from, key.clone()));
        }
    }
    for user in account.iam.users.values() {
        for key in &user.access_keys {
            let key = Selection::AccessKey(user.name.clone(), key.id.clone());
            pairs.push((key, Selection::User(user.name.clone())));
        }
    }
    for profile in account.iam.instance_profiles.values() {
        if let Some(role) = &profile.role {
            pairs.push((Selection::InstanceProfile(profile.name.clone()), Selection::Role(role.clone())));
        }
    }
    for group in account.iam.groups.values() {
        for user in &group.users {
            pairs.push((Selection::User(user.clone()), Selection::Group(group.name.clone())));
        }
    }
    for (kind, owner, permissions) in identity_permissions(document) {
        let identity = kind.select(&owner);
        for arn in &permissions.attached {
            pairs.push((identity.clone(), Selection::Policy(arn.clone())));
        }
        for name in permissions.inline.keys() {
            pairs.push((identity.clone(), Selection::InlinePolicy(kind, owner.clone(), name.clone())));
        }
    }
    for (from, to) in pairs {
        let kind = if path.joins(&from, &to) { WireKind::Active } else { WireKind::Structure };
        map.connect(&from, &to, kind);
    }
}

fn stranger(document: &Document, map: &mut WorldMap) {
    let Some(stranger) = document.world().stranger() else { return };
    for loot in &stranger.found {
        let key = document.account().iam.users.values().find_map(|user| {
            let key = user.access_keys.iter().find(|key| key.id == loot.credentials.access_key_id)?;
            Some(Selection::AccessKey(user.name.clone(), key.id.clone()))
        });
        let of_session = loot.credentials.session_token.is_some();
        let profile =
            document.account().ec2.instances.get(&loot.instance_id).and_then(|i| i.profile.as_ref());
        let target = match key {
            Some(key) => Some(key),
            None if of_session => {
                profile.map(|p| Selection::InstanceProfile(p.instance_profile_name.clone()))
            }
            None => None,
        };
        if let Some(target) = target {
            map.connect(&Selection::Stranger, &target, WireKind::Stranger);
        }
    }
}

fn outcomes(document: &Document, app: &AppCaller, path: &Path, map: &mut WorldMap) {
    let account = document.home();
    let requests = app_requests(document);
    let Some(instance) = account.ec2.instances.values().next() else { return };
    let resources = [
        ("s3:", Selection::Bucket(instance.app.bucket.clone())),
        ("logs:", Selection::LogGroup(instance.app.log_group.clone())),
    ];
    for (service, resource) in resources {
        let asked = requests.iter().filter(|request| request.action.starts_with(service));
        let verdicts: Vec<(Verdict, Option<Selection>)> = asked
            .map(|request| (app.verdict(document, request), deciding_policy(document, app, &request.action)))
            .collect();
        let worst = verdicts.iter().map(|(verdict, _)| *verdict).max_by_key(|verdict| verdict.severity());
        let Some(worst) = worst else { continue };
        let mut starts: Vec<Selection> =
            verdicts.iter().filter(|(v, _)| *v == worst).filter_map(|(_, policy)| policy.clone()).collect();
        starts.dedup();
        if starts.is_empty() {
            starts.extend(path.last.clone());
        }
        for start in starts {
            map.connect(&start, &resource, WireKind::Outcome(worst));
        }
    }
}

/// The policy on the map whose statement decided the app's call of `action`.
fn deciding_policy(document: &Document, app: &AppCaller, action: &str) -> Option<Selection> {
    let record = app.run.as_ref()?.calls.iter().find(|record| record.call.action() == action)?;
    let result = &record.authorizations.last()?.result;
    let place = result.determining.first()?;
    let source = &result.gates.get(place.gate)?.policies.get(place.policy)?.source;
    if let Some(arn) = &source.arn {
        return Some(Selection::Policy(arn.clone()));
    }
    identity_permissions(document).into_iter().find_map(|(kind, owner, permissions)| {
        let ends = format!("/{owner}");
        let is_owner = source.attached_to.ends_with(&ends) && source.attached_to.contains(word(kind));
        (is_owner && permissions.inline.contains_key(&source.name))
            .then(|| Selection::InlinePolicy(kind, owner, source.name.clone()))
    })
}

fn word(kind: IdentityKind) -> &'static str {
    match kind {
        IdentityKind::User => ":user/",
        IdentityKind::Group => ":group/",
        IdentityKind::Role => ":role/",
    }
}

impl WorldMap {
    fn node(&self, selection: &Selection) -> Option<&Node> {
        self.nodes.iter().find(|node| node.thing.selection == *selection)
    }

    fn connect(&mut self, from: &Selection, to: &Selection, kind: WireKind) {
        let (Some(from), Some(to)) = (self.node(from), self.node(to)) else { return };
        let (y1, y2) = (from.top + from.height / 2, to.top + to.height / 2);
        let x1 = from.left + from.width;
        let wire = if from.thing.lane == to.thing.lane {
            let bulge = x1 + CARD_INSET;
            let path = format!("M{x1} {y1}C{bulge} {y1} {bulge} {y2} {x1} {y2}");
            Wire { kind, path, end: (x1, y2) }
        } else {
            let short = if matches!(kind, WireKind::Outcome(_)) { STOPS_SHORT } else { 0 };
            let x2 = to.left - short;
            let middle = (x1 + x2) / 2;
            let path = format!("M{x1} {y1}C{middle} {y1} {middle} {y2} {x2} {y2}");
            Wire { kind, path, end: (x2, y2) }
        };
        if !self.wires.contains(&wire) {
            self.wires.push(wire);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cards_of_a_lane_do_not_overlap_and_the_bare_world_has_two_broken_wires() {
        let map = layout(&Document::default());
        for (index, a) in map.nodes.iter().enumerate() {
            for b in &map.nodes[index + 1..] {
                assert!(
                    a.left != b.left || a.top + a.height <= b.top || b.top + b.height <= a.top,
                    "{a:?} {b:?}"
                );
            }
        }
        let kinds: Vec<WireKind> = map.wires.iter().map(|wire| wire.kind).collect();
        assert_eq!(kinds, [WireKind::Outcome(Verdict::NoCredentials); 2]);
    }
}
