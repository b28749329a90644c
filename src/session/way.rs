//! The way a request goes over the map: caller, credentials, identity, the policy that decided, resource; or where it
//! stopped.

use aws_world::call::Authorization;
use aws_world::program::{AppRun, ProviderOutcome};
use aws_world::sts::Credentials;
use iam_policy::document::PolicyType;
use iam_policy::evaluation::PolicySource;
use iam_policy::explanation::{EvaluationDecision, Gate};
use iam_policy::render;
use iam_policy::request::Principal;

use super::document::{Document, Run, Runner, app_instance};
use super::explained::{Found, authorizations};
use super::matrix::{AppCaller, Verdict, record_verdict};
use super::selection::{IdentityKind, MatrixCaller, Selection, WhyTarget};
use super::things::{identity_permissions, things};

/// The way of one request.
#[derive(Clone, Debug, PartialEq)]
pub struct Way {
    /// What is asked.
    pub action: String,
    /// Things on the map, in order; the request stops at the last.
    pub steps: Vec<Selection>,
    /// What it meets there.
    pub verdict: Verdict,
    /// The verdict in words, which say who decided.
    pub words: &'static str,
}

/// The things that the app's requests go through before a policy is read.
pub fn app_steps(document: &Document, app: &AppCaller) -> Vec<Selection> {
    let account = document.home();
    let mut steps = vec![Selection::Instance(document.instance_id())];
    let Some(credentials) = app.run.as_ref().and_then(found) else { return steps };
    match (key_of(document, &credentials.access_key_id), &app.principal) {
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

fn found(run: &AppRun) -> Option<&Credentials> {
    run.chain.iter().find_map(|attempt| match &attempt.outcome {
        ProviderOutcome::Found(credentials) => Some(credentials),
        _ => None,
    })
}

/// User and id of an access key of the account with the app.
fn key_of(document: &Document, id: &str) -> Option<(String, String)> {
    document.home().iam.users.values().find_map(|user| {
        let key = user.access_keys.iter().find(|key| key.id == id)?;
        Some((user.name.clone(), key.id.clone()))
    })
}

/// The policy on the map that `source` is.
pub fn policy_of(document: &Document, source: &PolicySource) -> Option<Selection> {
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

/// The way of the request whose verdict is explained; `None` where none of it is on the map.
pub fn way(document: &Document, target: &WhyTarget) -> Option<Way> {
    let asked = match authorizations(document, target) {
        Found::All(all) => all.into_iter().next_back(),
        Found::Nothing(_) => None,
    };
    let (mut steps, verdict) = begin(document, target, asked.as_ref())?;
    let mut action = String::new();
    if let Some(asked) = &asked {
        action.clone_from(&asked.request.action);
        proceed(document, asked, &mut steps);
    } else if let WhyTarget::Cell(_, request) = target {
        action.clone_from(&request.action);
    }
    let on_map = things(document);
    steps.retain(|step| on_map.iter().any(|thing| thing.selection == *step));
    steps.dedup();
    let words = match &asked {
        Some(asked) if Verdict::from(asked.result.decision) == verdict => render::verdict(&asked.result),
        _ => verdict.words(),
    };
    (!steps.is_empty()).then_some(Way { action, steps, verdict, words })
}

/// Who calls with what, and what comes of it.
fn begin(
    document: &Document,
    target: &WhyTarget,
    asked: Option<&Authorization>,
) -> Option<(Vec<Selection>, Verdict)> {
    let decided = asked.map(|asked| Verdict::from(asked.result.decision));
    let of_caller = || asked.map(|asked| caller_steps(document, &asked.request.caller)).unwrap_or_default();
    match target {
        WhyTarget::Cell(MatrixCaller::App, request) => {
            let app = AppCaller::of(document);
            Some((app_steps(document, &app), app.verdict(document, request)))
        }
        WhyTarget::Cell(MatrixCaller::Principal(_), _) => Some((of_caller(), decided?)),
        WhyTarget::Journal(index) => {
            let entry = document.journal.get(*index)?;
            let record = entry.record.as_ref()?;
            let mut steps = of_caller();
            let by_stranger = matches!(document.last_run.as_deref(), Some(Run::Program(Runner::Stranger, run))
                if run.calls.iter().any(|call| call.is_of_same_call(record)));
            if by_stranger {
                steps.retain(|step| !matches!(step, Selection::Instance(_)));
                steps.insert(0, Selection::Stranger);
            } else if !entry.by_reader && !steps.iter().any(|step| matches!(step, Selection::Instance(_))) {
                steps.insert(0, Selection::Instance(document.instance_id()));
            }
            Some((steps, record_verdict(record)))
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
    let account = document.account();
    if let Some(id) = caller.account().filter(|id| *id != account.id) {
        return vec![Selection::Account(id.to_owned())];
    }
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

/// From the identity on: the policy that decided and the resource, as far as the request comes.
fn proceed(document: &Document, asked: &Authorization, steps: &mut Vec<Selection>) {
    let result = &asked.result;
    let deciding =
        result.determining.first().and_then(|place| result.gates.get(place.gate)?.policies.get(place.policy));
    if let Some(outcome) = deciding
        && let Some(policy) = policy_of(document, &outcome.source)
    {
        let attached_to = &outcome.source.attached_to;
        if attached_to.contains(":group/") {
            steps.extend(attached_to.rsplit('/').next().map(|group| Selection::Group(group.to_owned())));
        }
        steps.push(policy);
    }
    let gate = result.deciding_gate.and_then(|index| result.gates.get(index)).map(|gate| gate.gate);
    let at_resource = match (result.decision, deciding, gate) {
        (EvaluationDecision::Allowed, ..) => true,
        // Explicit denies are one gate for all policies: whose it is says where it stands.
        (EvaluationDecision::ExplicitDeny, Some(outcome), _) => guards_resource(&outcome.source),
        (_, _, Some(gate)) => matches!(
            gate,
            Gate::ResourcePolicy
                | Gate::ResourceControlPolicies
                | Gate::AccessPointBucket
                | Gate::BlockPublicAccess
                | Gate::VpcEndpointPolicy
        ),
        _ => false,
    };
    if at_resource {
        steps.extend(resource(document, asked));
    }
}

/// Whether a policy guards the resource rather than the caller.
fn guards_resource(source: &PolicySource) -> bool {
    use PolicyType::{Grant, Resource, ResourceControl, Trust, VpcEndpoint};
    matches!(source.policy_type, Resource | Trust | Grant | ResourceControl | VpcEndpoint)
}

/// The thing that the resource belongs to, or the other account that has it.
fn resource(document: &Document, asked: &Authorization) -> Option<Selection> {
    let account = document.account();
    let owner = asked.request.owner().unwrap_or_default();
    let arn = asked.request.resource.as_str();
    if owner != account.id && document.world().accounts().contains_key(owner) {
        return Some(Selection::Account(owner.to_owned()));
    }
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
