//! The path of a request across the map: caller, credentials, identity, the policy that decided, resource; or where it
//! stopped.

mod stop;

use aws_world::api::Authorization;
use aws_world::program::{AppRun, ProviderOutcome};
use aws_world::sts::Credentials;
use iam_policy::document::PolicyType;
use iam_policy::evaluation::PolicySource;
use iam_policy::explanation::PolicyOutcome;
use iam_policy::render;
use iam_policy::request::Principal;

use super::authorization_lookup::{Lookup, look_up_authorizations};
use super::document::{Document, Run, Runner, app_instance};
use super::map_items::{identity_permissions, item_of, map_items, missing_item};
use super::matrix::{AppCaller, Verdict, verdict_of_call};
use super::selection::{IdentityKind, RequestCaller, Selection, WhyTarget};
pub use stop::StopAt;
use stop::{allowing_policy, organization_policy, stop_at};

/// The path of one request.
#[derive(Clone, Debug, PartialEq)]
pub struct RequestPath {
    /// The action.
    pub action: String,
    /// Items on the map that the request reaches, in order.
    pub steps: Vec<Selection>,
    /// Where it stops.
    pub stop: StopAt,
    /// The item it asks for, reached or not: one of the map, or one that does not exist.
    pub destination: Option<Selection>,
    /// The identity whose session policies limit it.
    pub session: Option<Selection>,
    /// Its verdict there.
    pub verdict: Verdict,
    /// The verdict in words, which say who decided.
    pub verdict_text: &'static str,
}

/// The items that the app's requests go through before a policy is evaluated.
pub fn app_steps(document: &Document, app: &AppCaller) -> Vec<Selection> {
    let account = document.home();
    let mut steps = vec![Selection::Instance(document.instance_id())];
    let Some(credentials) = app.run.as_ref().and_then(found_credentials) else { return steps };
    match (access_key_owner(document, &credentials.access_key_id), &app.principal) {
        (Some((user, key)), principal) => {
            steps.push(Selection::AccessKey(user.clone(), key));
            if principal.is_some() {
                steps.push(Selection::User(user));
            }
        }
        (None, Some(arn)) => {
            let profile = app_instance(account).and_then(|instance| instance.profile.as_ref());
            steps.extend(profile.map(|p| Selection::InstanceProfile(p.instance_profile_name.clone())));
            steps.extend(arn.rsplit('/').next().map(|name| Selection::Role(name.to_owned())));
        }
        (None, None) => {}
    }
    steps
}

fn found_credentials(run: &AppRun) -> Option<&Credentials> {
    run.chain.iter().find_map(|attempt| match &attempt.outcome {
        ProviderOutcome::Found(credentials) => Some(credentials),
        _ => None,
    })
}

/// User and id of an access key of the account with the app.
fn access_key_owner(document: &Document, id: &str) -> Option<(String, String)> {
    document.home().iam.users.values().find_map(|user| {
        let key = user.access_keys.iter().find(|key| key.id == id)?;
        Some((user.name.clone(), key.id.clone()))
    })
}

/// The policy on the map that `source` is.
pub fn policy_selection(document: &Document, source: &PolicySource) -> Option<Selection> {
    if matches!(source.policy_type, PolicyType::ServiceControl | PolicyType::ResourceControl) {
        return organization_policy(document, source);
    }
    if let Some(arn) = &source.arn {
        return Some(Selection::Policy(arn.clone()));
    }
    identity_permissions(document).into_iter().find_map(|(kind, owner, permissions)| {
        let ends = format!("/{owner}");
        let is_owner =
            source.attached_to.ends_with(&ends) && source.attached_to.contains(&format!(":{}/", kind.word()));
        (is_owner && permissions.inline.contains_key(&source.name))
            .then(|| Selection::InlinePolicy(kind, owner, source.name.clone()))
    })
}

/// The path of the request whose verdict is explained; `None` where none of it is on the map.
pub fn trace_path(document: &Document, target: &WhyTarget) -> Option<RequestPath> {
    let authorization = match look_up_authorizations(document, target) {
        Lookup::Found(all) => all.into_iter().next_back(),
        Lookup::Missing(_) => None,
    };
    let (mut steps, verdict) = caller_leg(document, target, authorization.as_ref())?;
    let (mut action, mut stop, mut destination, mut session) = (String::new(), StopAt::Card, None, None);
    if let Some(authorization) = &authorization {
        action.clone_from(&authorization.request.action);
        session = authorization.policies.session.as_ref().and_then(|_| steps.last().cloned());
        (stop, destination) = resource_leg(document, authorization, &mut steps);
    } else if let WhyTarget::Cell(_, request) = target {
        action.clone_from(&request.action);
    }
    let items = map_items(document);
    let is_on_map = |step: &Selection| match step {
        Selection::InAccount(..) => item_of(document, step).is_some(),
        _ => items.iter().any(|item| item.selection == *step),
    };
    destination = destination.filter(|item| is_on_map(item) || missing_item(document, item).is_some());
    steps.retain(|step| is_on_map(step) || destination.as_ref() == Some(step));
    steps.dedup();
    if matches!(stop, StopAt::Destination | StopAt::Resource(_)) && destination.is_none() {
        stop = StopAt::Card;
    }
    let verdict_text = match &authorization {
        Some(authorization) if Verdict::from(authorization.result.decision) == verdict => {
            render::verdict(&authorization.result)
        }
        _ => verdict.label(),
    };
    (!steps.is_empty()).then_some(RequestPath {
        action,
        steps,
        stop,
        destination,
        session,
        verdict,
        verdict_text,
    })
}

/// The caller with its credentials, and the verdict.
fn caller_leg(
    document: &Document,
    target: &WhyTarget,
    authorization: Option<&Authorization>,
) -> Option<(Vec<Selection>, Verdict)> {
    let decided = authorization.map(|authorization| Verdict::from(authorization.result.decision));
    let of_caller = || {
        authorization
            .map(|authorization| caller_steps(document, &authorization.request.caller))
            .unwrap_or_default()
    };
    match target {
        WhyTarget::Cell(RequestCaller::App, request) => {
            let app = AppCaller::dry_run(document);
            Some((app_steps(document, &app), app.verdict(document, request)))
        }
        WhyTarget::Cell(RequestCaller::Principal(_) | RequestCaller::Hypothetical(_), _)
        | WhyTarget::Draft(_)
        | WhyTarget::State(_)
        | WhyTarget::Outsider(_) => Some((of_caller(), decided?)),
        WhyTarget::Journal(index) => {
            let entry = document.journal.get(*index)?;
            let record = entry.record.as_ref()?;
            let mut steps = of_caller();
            let by_stranger = matches!(document.last_run.as_deref(), Some(Run::Program(Runner::Stranger, run))
                if run.calls.iter().any(|call| call.is_of_same_call(record)));
            if by_stranger {
                steps.retain(|step| !matches!(step, Selection::Instance(_)));
                steps.insert(0, Selection::Stranger);
            } else if !entry.from_console && !steps.iter().any(|step| matches!(step, Selection::Instance(_)))
            {
                steps.insert(0, Selection::Instance(document.instance_id()));
            }
            Some((steps, verdict_of_call(record)))
        }
        WhyTarget::MetadataTrust => {
            let profile = app_instance(document.home())?.profile.as_ref()?;
            let steps = vec![
                Selection::Instance(document.instance_id()),
                Selection::InstanceProfile(profile.instance_profile_name.clone()),
            ];
            Some((steps, decided?))
        }
    }
}

/// A principal with the credentials it would have on the map.
fn caller_steps(document: &Document, caller: &Principal) -> Vec<Selection> {
    if let Some(id) = caller.account() {
        return in_account(document, id, |there| own_caller_steps(there, caller));
    }
    own_caller_steps(document, caller)
}

/// What `find` finds in the account with this id.
fn in_account(document: &Document, id: &str, find: impl Fn(&Document) -> Vec<Selection>) -> Vec<Selection> {
    if id == document.account().id {
        return find(document);
    }
    let there = document.seen_from(id);
    let found = there.map(|there| find(&there)).unwrap_or_default();
    found.into_iter().map(|item| item.in_account(id)).collect()
}

/// The same for a principal of the account that is shown.
fn own_caller_steps(document: &Document, caller: &Principal) -> Vec<Selection> {
    let account = document.account();
    let mut steps = Vec::new();
    match caller {
        Principal::User { arn } => {
            let Some(user) = account.iam.users.values().find(|user| user.arn == *arn) else { return steps };
            let key = user.access_keys.iter().find(|key| key.active);
            steps.extend(key.map(|key| Selection::AccessKey(user.name.clone(), key.id.clone())));
            steps.push(Selection::User(user.name.clone()));
        }
        Principal::RoleSession { role_arn, .. } => {
            let Some(role) = account.iam.roles.values().find(|role| role.arn == *role_arn) else {
                return steps;
            };
            let holds = |name: &str| {
                let profile = account.iam.instance_profiles.get(name);
                profile.is_some_and(|profile| profile.role.as_ref() == Some(&role.name))
            };
            // One of several instances with this role; the photo app's before others.
            let mut instances = app_instance(account).into_iter().chain(account.ec2.instances.values());
            let held = instances.find_map(|instance| {
                let profile = &instance.profile.as_ref()?.instance_profile_name;
                holds(profile).then(|| (instance.id.clone(), profile.clone()))
            });
            if let Some((instance, profile)) = held {
                steps.push(Selection::Instance(instance));
                steps.push(Selection::InstanceProfile(profile));
            }
            steps.push(Selection::Role(role.name.clone()));
        }
        _ => {}
    }
    steps
}

/// From the identity on: the policy that decided or allowed, and the resource where the request reaches it. Gives where it
/// stops, and what it asks for.
fn resource_leg(
    document: &Document,
    authorization: &Authorization,
    steps: &mut Vec<Selection>,
) -> (StopAt, Option<Selection>) {
    let result = &authorization.result;
    let deciding =
        result.determining.first().and_then(|place| result.gates.get(place.gate)?.policies.get(place.policy));
    let destination = resource_selection(document, authorization);
    let stop = stop_at(document, authorization, deciding, steps.last(), destination.as_ref());
    let of_identity = |outcome: &&PolicyOutcome| outcome.source.policy_type == PolicyType::Identity;
    let policy = match (&stop, deciding.filter(of_identity)) {
        (StopAt::Boundary(_) | StopAt::Session(_), _) => None,
        (StopAt::Card, policy) | (_, policy @ Some(_)) => policy,
        (_, None) => allowing_policy(result),
    };
    if let Some(outcome) = policy {
        let attached_to = &outcome.source.attached_to;
        let account = attached_to.split(':').nth(4).unwrap_or_default();
        steps.extend(in_account(document, account, |there| {
            let mut found = Vec::new();
            let Some(policy) = policy_selection(there, &outcome.source) else { return found };
            if attached_to.contains(":group/") {
                found.extend(attached_to.rsplit('/').next().map(|group| Selection::Group(group.to_owned())));
            }
            found.push(policy);
            found
        }));
    }
    if matches!(stop, StopAt::Destination | StopAt::Resource(_)) {
        steps.extend(destination.clone());
    }
    (stop, destination)
}

/// The item that the resource belongs to.
fn resource_selection(document: &Document, authorization: &Authorization) -> Option<Selection> {
    let request = &authorization.request;
    let own = || resource_item(&request.resource);
    match request.owner().filter(|owner| *owner != document.account().id) {
        Some(owner) if document.world().accounts().contains_key(owner) => {
            own().map(|item| item.in_account(owner))
        }
        _ => own(),
    }
}

/// The item with this ARN, or that has what has it.
pub fn resource_item(arn: &str) -> Option<Selection> {
    let name = |arn: &str| arn.rsplit('/').next().unwrap_or_default().to_owned();
    let iam =
        [(IdentityKind::User, ":user/"), (IdentityKind::Group, ":group/"), (IdentityKind::Role, ":role/")];
    if let Some((kind, _)) = iam.iter().find(|(_, word)| arn.contains("arn:aws:iam:") && arn.contains(word)) {
        return Some(kind.select(&name(arn)));
    }
    if let Some(rest) = arn.strip_prefix("arn:aws:s3:::") {
        return Some(Selection::Bucket(rest.split('/').next().unwrap_or(rest).to_owned()));
    }
    if let Some((_, rest)) = arn.split_once(":log-group:") {
        return Some(Selection::LogGroup(rest.split(':').next().unwrap_or(rest).to_owned()));
    }
    if arn.contains(":kms:") && arn.contains(":key/") {
        return Some(Selection::KmsKey(name(arn)));
    }
    if arn.contains(":ec2:") && arn.contains(":instance/") {
        return Some(Selection::Instance(name(arn)));
    }
    arn.contains(":policy/").then(|| Selection::Policy(arn.to_owned()))
}

#[cfg(test)]
mod tests;
