//! What is on the map, and what is joined with what: before anything has a place.

use iam_policy::action_name::ActionName;

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
    /// The app's requests go this way.
    Active,
    /// The stranger's requests go this way.
    Stranger,
    /// What comes of the app's requests to a resource.
    Outcome(Verdict),
}

/// Things and what joins them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Scene {
    /// Everything there is.
    pub things: Vec<MapItem>,
    /// From, to, and what the wire says.
    pub wires: Vec<(Selection, Selection, WireKind)>,
    /// The way the app's requests take up to its identity.
    pub path: Vec<Selection>,
}

impl Scene {
    /// The account that is shown.
    pub fn of(document: &Document) -> Self {
        let app = AppCaller::dry_run(document);
        let path = app_steps(document, &app);
        let mut scene = Self { things: map_items(document), wires: Vec::new(), path };
        scene.structure(document);
        scene.stranger(document);
        scene.outcomes(document, &app);
        scene
    }

    fn joins(&self, from: &Selection, to: &Selection) -> bool {
        self.path.windows(2).any(|pair| pair.first() == Some(from) && pair.last() == Some(to))
    }

    fn connect(&mut self, from: &Selection, to: &Selection, kind: WireKind) {
        self.wires.push((from.clone(), to.clone(), kind));
    }

    fn structure(&mut self, document: &Document) {
        let account = document.account();
        let mut pairs = map_items::account_trusts(document);
        for instance in account.ec2.instances.values() {
            let from = Selection::Instance(instance.id.clone());
            if let Some(profile) = &instance.profile {
                pairs.push((from.clone(), Selection::InstanceProfile(profile.instance_profile_name.clone())));
            }
            if let [start, key @ Selection::AccessKey(..), ..] = self.path.as_slice()
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
        for (from, to) in pairs {
            let kind = if self.joins(&from, &to) { WireKind::Active } else { WireKind::Structure };
            self.connect(&from, &to, kind);
        }
    }

    fn stranger(&mut self, document: &Document) {
        let Some(stranger) = document.world().stranger() else { return };
        for stolen in &stranger.credentials {
            let key = document.account().iam.users.values().find_map(|user| {
                let key = user.access_keys.iter().find(|key| key.id == stolen.credentials.access_key_id)?;
                Some(Selection::AccessKey(user.name.clone(), key.id.clone()))
            });
            let of_session = stolen.credentials.session_token.is_some();
            let profile =
                document.account().ec2.instances.get(&stolen.instance_id).and_then(|i| i.profile.as_ref());
            let target = match key {
                Some(key) => Some(key),
                None if of_session => {
                    profile.map(|p| Selection::InstanceProfile(p.instance_profile_name.clone()))
                }
                None => None,
            };
            if let Some(target) = target {
                self.connect(&Selection::Stranger, &target, WireKind::Stranger);
            }
        }
    }

    fn outcomes(&mut self, document: &Document, app: &AppCaller) {
        let account = document.home();
        let requests = app_requests(document);
        let Some(instance) = app_instance(account) else { return };
        let resources = [
            ("s3", Selection::Bucket(instance.app.bucket.clone())),
            ("logs", Selection::LogGroup(instance.app.log_group.clone())),
        ];
        for (service, resource) in resources {
            let asked =
                requests.iter().filter(|request| ActionName::new(&request.action).is_of_service(service));
            let verdicts: Vec<(Verdict, Option<Selection>)> = asked
                .map(|request| {
                    (app.verdict(document, request), deciding_policy(document, app, &request.action))
                })
                .collect();
            let worst = verdicts.iter().map(|(verdict, _)| *verdict).max_by_key(|verdict| verdict.severity());
            let Some(worst) = worst else { continue };
            let mut starts: Vec<Selection> = verdicts
                .iter()
                .filter(|(v, _)| *v == worst)
                .filter_map(|(_, policy)| policy.clone())
                .collect();
            starts.dedup();
            if starts.is_empty() {
                starts.extend(self.path.last().cloned());
            }
            for start in starts {
                self.connect(&start, &resource, WireKind::Outcome(worst));
            }
        }
    }
}

/// The policy on the map whose statement decided the app's call of `action`.
fn deciding_policy(document: &Document, app: &AppCaller, action: &str) -> Option<Selection> {
    let action = ActionName::new(action);
    let record = app.run.as_ref()?.calls.iter().find(|record| action.is(&record.call.action()))?;
    let result = &record.authorizations.last()?.result;
    let place = result.determining.first()?;
    policy_selection(document, &result.gates.get(place.gate)?.policies.get(place.policy)?.source)
}
