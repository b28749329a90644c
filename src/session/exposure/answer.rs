//! The answer about one sort of callers: groups of requests with one each that the evaluator allows.

use std::sync::Arc;

use aws_world::api::Authorization;
use iam_policy::document::{Effect, PolicyType};
use iam_policy::evaluation::{AttachedPolicy, authorize};
use iam_policy::explanation::EvaluationDecision;
use iam_policy::reference::{Reference, supports_resource_control};
use iam_policy::request::{AuthorizationRequest, ContextValue};
use iam_policy_compare::{Group, Options, View, Zone, granted_access};

use super::{ExposureKind, ExposureLine, Outsider, Resource};
use crate::session::policy_comparison::{ALLOWS_ALL, action_in_words, code, resource_in_words};
use crate::session::selection::{DraftDecision, Selection};
use crate::text::session::exposure as text;

/// Steps for a question, some tens of milliseconds at most.
const STEPS: usize = 60_000;
/// The most statements that are told of, and the most actions, resources and values of each.
const MOST_GROUPS: usize = 3;
const MOST_NAMES: usize = 3;

/// What `outsider` may do with the resource.
pub(super) fn about(resource: &Resource, outsider: &Outsider, reference: &Reference) -> Vec<ExposureLine> {
    // Services other than S3 take no request that is not signed.
    if *outsider == Outsider::Anyone && !matches!(resource.selection, Selection::Bucket(_)) {
        return Vec::new();
    }
    let options = Options {
        reference: Some(reference),
        resources: &resource.examples,
        callers: &[],
        steps: STEPS,
        zone: Zone::AllBut(outsider.callers(&resource.owner)),
    };
    let actions = [resource.actions.clone()];
    let found = granted_access(&view(resource), &actions, &resource.arns, &options);
    let who = outsider.described();
    let groups = found.gained.iter().filter_map(|group| Some((group, group.witness.as_ref()?)));
    let mut lines: Vec<ExposureLine> = groups
        .take(MOST_GROUPS)
        .map(|(group, witness)| {
            verified(resource, outsider, text::can(&who, &described(group)), &witness.request)
        })
        .collect();
    let count = found.gained.iter().filter(|group| group.witness.is_some()).count();
    if count > MOST_GROUPS {
        lines.push(ExposureLine::of(outsider.kind(), text::more_statements(&who, count - MOST_GROUPS)));
    }
    if lines.is_empty() {
        let reasons: Vec<&str> = found.undecided.iter().map(|reason| reason.message()).collect();
        if !reasons.is_empty() {
            lines.push(ExposureLine::of(
                ExposureKind::Undecided,
                text::not_decided(&who, &reasons.join("; ")),
            ));
        }
    }
    lines
}

/// The resource's own policies and what its organization denies.
fn view(resource: &Resource) -> View {
    let policies = &resource.policies;
    let policy_type = match resource.selection {
        Selection::Role(_) => PolicyType::Trust,
        _ => PolicyType::Resource,
    };
    let mut all: Vec<AttachedPolicy> = policies.resource.iter().chain(&policies.grants).cloned().collect();
    let service = resource.actions.split(':').next().unwrap_or_default();
    if supports_resource_control(service) {
        // Their Allow lets nobody in.
        let only_denies = |policy: &&AttachedPolicy| {
            policy.document.statements().iter().all(|statement| statement.effect == Effect::Deny)
        };
        all.extend(policies.resource_control.iter().flatten().filter(only_denies).cloned());
    }
    View::documents(policy_type, all)
}

/// The sentence as far as the evaluator agrees, with all that is on the resource, and the caller's own account allowing all.
fn verified(
    resource: &Resource,
    outsider: &Outsider,
    sentence: String,
    witness: &AuthorizationRequest,
) -> ExposureLine {
    let mut request = witness.clone();
    request.resource_account = Some(resource.owner.clone());
    if request.context.get("aws:ResourceAccount").is_some() {
        request.context.set("aws:ResourceAccount", ContextValue::One(resource.owner.clone()));
    }
    let mut policies = resource.policies.clone();
    if request.caller.account().is_some() {
        policies.identity =
            vec![AttachedPolicy::inline(ALLOWS_ALL, PolicyType::Identity, text::OWN_PERMISSIONS, "")];
        policies.missing_of_caller.clear();
    }
    let result = authorize(&request, &policies);
    let is_allowed = result.decision == EvaluationDecision::Allowed;
    let (kind, sentence) = match (is_allowed, resource.is_blocked) {
        (true, _) => (outsider.kind(), sentence),
        (false, true) => (ExposureKind::Held, text::held_back(&sentence)),
        (false, false) => (ExposureKind::Undecided, text::refused_besides(&sentence)),
    };
    let decision = DraftDecision(Arc::new(Authorization { request, policies, result }));
    ExposureLine { kind, sentence, decision: Some(decision) }
}

/// `` `s3:GetObject` on every object of `photos`, when `aws:SourceIp` is in `203.0.113.0/24` ``.
fn described(group: &Group) -> String {
    let actions = some_of(&group.actions, action_in_words);
    // `*` is the resource that the answer is about, which need not be named.
    let resources = some_of(&group.resources, |resource| resource_in_words(resource, ""));
    let resources = if group.not_resources { text::all_but(&resources) } else { resources };
    let conditions: Vec<String> = group
        .conditions
        .iter()
        .map(|condition| {
            let values: Vec<String> = condition.values.iter().map(|value| code(value)).collect();
            text::condition(&condition.operator, &code(&condition.key), &text::listed(&values, MOST_NAMES))
        })
        .collect();
    text::requests(&actions, &resources, &conditions, group.is_wider)
}

fn some_of(texts: &[String], describe: impl Fn(&str) -> String) -> String {
    let shown: Vec<String> = texts.iter().map(|text| describe(text)).collect();
    text::listed(&shown, MOST_NAMES)
}
