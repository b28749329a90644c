//! What is on the map, and what is joined with what: before anything has a place.

use iam_policy::action_name::ActionName;

use super::stolen;
use crate::session::document::{Document, app_instance};
use crate::session::map_items::{self, MapItem, identity_permissions, map_items};
use crate::session::matrix::{AppCaller, Verdict, app_requests};
use crate::session::request_path::{app_steps, policy_selection};
use crate::session::selection::Selection;

/// What a wire says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum WireKind {
    /// Belongs together.
    Structure,
    /// A policy allows something on a resource.
    Grant,
    /// The stranger holds this credential.
    Stranger,
    /// The stranger holds it, and it no longer works.
    DeadCredential,
    /// A request that has this verdict goes this way.
    Taken(Verdict),
    /// It ends here: with its verdict.
    Outcome(Verdict),
    /// It would have gone this way.
    NotReached,
}

impl WireKind {
    /// The classes of its wire.
    pub fn class(self) -> String {
        let of = match self {
            Self::Structure => "structure",
            Self::Grant => "grant",
            Self::Stranger => "stranger",
            Self::DeadCredential => "dead",
            Self::NotReached => "not-reached",
            Self::Taken(verdict) => return format!("wire taken {}", verdict.class()),
            Self::Outcome(verdict) => return format!("wire outcome {}", verdict.class()),
        };
        format!("wire {of}")
    }

    /// Whether a request goes this way.
    pub fn is_taken(self) -> bool {
        matches!(self, Self::Taken(_) | Self::Outcome(_))
    }
}

/// A request's last wire: from, to, its verdict.
type Leg = (Selection, Selection, Verdict);

/// Things and what joins them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Scene {
    /// Id of the account that is shown.
    pub account: String,
    /// Everything there is.
    pub items: Vec<MapItem>,
    /// From, to, and what the wire says.
    pub wires: Vec<(Selection, Selection, WireKind)>,
    /// The way the app's requests take up to its identity.
    pub path: Vec<Selection>,
    /// The app has no credentials.
    pub stub: bool,
}

impl Scene {
    /// The account that is shown.
    pub fn of(document: &Document) -> Self {
        let app = AppCaller::dry_run(document);
        let path = app_steps(document, &app);
        let legs = legs(document, &app, &path);
        let is_here = document.home().id == document.account().id;
        let mut scene = Self {
            account: document.account().id.to_string(),
            items: map_items(document),
            wires: Vec::new(),
            stub: is_here && path.len() == 1 && app.run.as_ref().is_some_and(|run| run.calls.is_empty()),
            path,
        };
        let pairs = joined(document, &scene.path);
        let taken = taken(&scene.path, &pairs, &legs);
        for (from, to) in pairs {
            let way = taken.iter().find(|(a, b, _)| *a == from && *b == to);
            let kind = match way {
                Some((_, key, verdict @ Verdict::NotAuthenticated)) if scene.path.last() == Some(key) => {
                    WireKind::Outcome(*verdict)
                }
                Some((.., verdict)) => WireKind::Taken(*verdict),
                None => WireKind::Structure,
            };
            scene.wires.push((from, to, kind));
        }
        scene.stranger(document);
        for (from, to, verdict) in legs {
            if !matches!(verdict, Verdict::NoCredentials | Verdict::NotAuthenticated) {
                scene.wires.push((from, to, WireKind::Outcome(verdict)));
            }
        }
        scene
    }

    fn stranger(&mut self, document: &Document) {
        let Some(stranger) = document.world().stranger() else { return };
        for stolen in &stranger.credentials {
            if let Some(target) = stolen::origin(document, stolen) {
                let works = map_items::still_works(document, stolen);
                let kind = if works { WireKind::Stranger } else { WireKind::DeadCredential };
                self.wires.push((Selection::Stranger, target, kind));
            }
        }
    }
}

/// What is joined with what in the account; `path` is the app's.
pub fn joined(document: &Document, path: &[Selection]) -> Vec<(Selection, Selection)> {
    let account = document.account();
    let mut pairs = map_items::account_trusts(document);
    for instance in account.ec2.instances.values() {
        let from = Selection::Instance(instance.id.clone());
        if let Some(profile) = &instance.profile {
            pairs.push((from.clone(), Selection::InstanceProfile(profile.instance_profile_name.clone())));
        }
        if let [start, key @ Selection::AccessKey(..), ..] = path
            && *start == from
        {
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
    pairs
}

/// The wires among `pairs` that the app's requests take, each with the best verdict of those that take it.
fn taken(path: &[Selection], pairs: &[(Selection, Selection)], legs: &[Leg]) -> Vec<Leg> {
    let has = |from: &Selection, to: &Selection| pairs.iter().any(|(a, b)| a == from && b == to);
    let mut taken: Vec<Leg> = Vec::new();
    let best = legs.iter().map(|leg| leg.2).min_by_key(|verdict| verdict.severity());
    for pair in path.windows(2) {
        if let ([from, to], Some(best)) = (pair, best) {
            taken.push((from.clone(), to.clone(), best));
        }
    }
    let mut legs: Vec<&Leg> = legs.iter().collect();
    legs.sort_by_key(|leg| leg.2.severity());
    for (policy, _, verdict) in legs {
        let Some(identity) = path.last().filter(|last| *last != policy) else { continue };
        if has(identity, policy) {
            taken.push((identity.clone(), policy.clone(), *verdict));
        } else if let Some((_, group)) = pairs.iter().find(|(from, to)| from == identity && has(to, policy)) {
            taken.push((identity.clone(), group.clone(), *verdict));
            taken.push((group.clone(), policy.clone(), *verdict));
        }
    }
    taken
}

/// What comes of the app's requests to each of its resources: from the policy that decides, or from its identity.
fn legs(document: &Document, app: &AppCaller, path: &[Selection]) -> Vec<Leg> {
    let account = document.home();
    let requests = app_requests(document);
    let Some(instance) = app_instance(account) else { return Vec::new() };
    let resources = [
        ("s3", Selection::Bucket(instance.app.bucket.clone())),
        ("logs", Selection::LogGroup(instance.app.log_group.clone())),
    ];
    let mut legs = Vec::new();
    for (service, resource) in resources {
        let asked = requests.iter().filter(|request| ActionName::new(&request.action).is_of_service(service));
        let verdicts: Vec<(Verdict, Option<Selection>)> = asked
            .map(|request| (app.verdict(document, request), deciding_policy(document, app, &request.action)))
            .collect();
        let worst = verdicts.iter().map(|(verdict, _)| *verdict).max_by_key(|verdict| verdict.severity());
        let Some(worst) = worst else { continue };
        let mut starts: Vec<Selection> =
            verdicts.iter().filter(|(v, _)| *v == worst).filter_map(|(_, policy)| policy.clone()).collect();
        starts.dedup();
        if starts.is_empty() {
            starts.extend(path.last().cloned());
        }
        legs.extend(starts.into_iter().map(|start| (start, resource.clone(), worst)));
    }
    legs
}

/// The policy on the map whose statement decided the app's call of `action`.
fn deciding_policy(document: &Document, app: &AppCaller, action: &str) -> Option<Selection> {
    let action = ActionName::new(action);
    let record = app.run.as_ref()?.calls.iter().find(|record| action.is(&record.call.action()))?;
    let result = &record.authorizations.last()?.result;
    let place = result.determining.first()?;
    policy_selection(document, &result.gates.get(place.gate)?.policies.get(place.policy)?.source)
}
