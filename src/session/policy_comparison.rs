//! What a draft of a policy allows that the saved policy does not. The comparison is a chunk, fetched with the first draft.

use std::sync::Arc;

use aws_world::api::Authorization;
use aws_world::world::resource_arns;
use iam_policy::document::PolicyType;
use iam_policy::evaluation::{AttachedPolicy, PolicySet, authorize};
use iam_policy::reference::Reference;
use iam_policy::request::AuthorizationRequest;
use iam_policy_compare::{Answer, Comparison, Group, Options, View, compare};

use super::document::Document;
use super::selection::DraftDecision;
use crate::text::session::policy_comparison as text;
use crate::ui::lazy_view::split_point;

/// A saved policy and its draft.
#[derive(Clone, Copy, Debug)]
pub struct PolicyEdit<'a> {
    /// The type of both.
    pub policy_type: PolicyType,
    /// The saved text. Empty where nothing is saved, which allows nothing.
    pub saved: &'a str,
    /// The draft.
    pub draft: &'a str,
    /// What is known of AWS's services.
    pub reference: &'a Reference,
    /// ARNs of the world's resources.
    pub resources: &'a [String],
}

/// What is said of a draft.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PolicyComparison {
    /// Sentences, what is newly allowed first.
    pub lines: Vec<ComparisonLine>,
}

/// A sentence of a [`PolicyComparison`].
#[derive(Clone, Debug, PartialEq)]
pub struct ComparisonLine {
    /// What is allowed or no longer allowed.
    pub sentence: String,
    /// What it is about.
    pub kind: LineKind,
    /// A request of that kind.
    pub example: Option<ComparisonExample>,
}

/// What a sentence says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LineKind {
    /// Something is newly allowed.
    Gained,
    /// Something is no longer allowed.
    Lost,
    /// Neither.
    Remark,
}

/// A request that one of the policies allows and the other does not.
#[derive(Clone, Debug, PartialEq)]
pub struct ComparisonExample {
    /// The request in words.
    pub sentence: String,
    /// What the draft decides.
    pub decision: DraftDecision,
}

/// The functions of the chunk.
#[derive(Clone, Copy, Debug)]
pub struct PolicyComparisons {
    /// Compares a draft with the saved policy.
    pub draft: fn(&PolicyEdit<'_>) -> PolicyComparison,
    /// What a draft allows besides what the saved policy and another policy allow, in a sentence. A policy that is shared
    /// gives it to others too.
    pub price: fn(&PolicyEdit<'_>, &str, bool) -> String,
}

split_point!(pub policy_comparison: PolicyComparisons = PolicyComparisons { draft: compare_policies, price }, in policy_comparison);

/// Steps for each direction, so that typing goes on. Policies that need more are told to be undecided.
const STEPS: usize = 200_000;
/// The most groups of each direction, and the most actions, resources and keys of a sentence.
const MOST_GROUPS: usize = 4;
const MOST_NAMES: usize = 3;
/// An identity-based policy that allows everything.
pub(super) const ALLOWS_ALL: &str =
    r#"{"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "*", "Resource": "*"}}"#;

/// ARNs of the account's resources that witnesses may be about.
pub fn known_resources(document: &Document) -> Vec<String> {
    resource_arns([document.account()])
}

impl PolicyEdit<'_> {
    fn options(&self) -> Options<'_> {
        Options {
            reference: Some(self.reference),
            resources: self.resources,
            // Users and roles are among them.
            callers: self.resources,
            steps: STEPS,
            ..Options::default()
        }
    }

    fn attached(&self, text: &str) -> AttachedPolicy {
        AttachedPolicy::inline(text, self.policy_type, text::DRAFT, "")
    }
}

fn compare_policies(edit: &PolicyEdit<'_>) -> PolicyComparison {
    let remark = |sentence: String| ComparisonLine { sentence, kind: LineKind::Remark, example: None };
    let view = |text: &str| match text.trim().is_empty() {
        true => View::nothing(edit.policy_type),
        false => View::documents(edit.policy_type, vec![edit.attached(text)]),
    };
    let [saved, draft] = [edit.saved, edit.draft].map(view);
    if draft.malformed().next().is_some() {
        return PolicyComparison { lines: vec![remark(text::DRAFT_HAS_ERRORS.to_owned())] };
    }
    let Comparison { answer, gained, lost, undecided, malformed, .. } =
        compare(&saved, &draft, &edit.options());
    let mut lines = Vec::new();
    if !malformed.is_empty() {
        lines.push(remark(text::SAVED_HAS_ERRORS.to_owned()));
    }
    match answer {
        Answer::Equivalent => lines.push(remark(text::THE_SAME.to_owned())),
        Answer::Narrower => lines.push(remark(text::NOTHING_NEW.to_owned())),
        Answer::Wider | Answer::Incomparable | Answer::Undecided => {}
    }
    let only_limits = only_limits(edit.policy_type);
    let callers = if names_callers(edit.policy_type) { text::FOR_SOME_CALLERS } else { "" };
    for (kind, groups) in [(LineKind::Gained, gained), (LineKind::Lost, lost)] {
        let sentence = match kind {
            LineKind::Lost => text::no_longer_allows,
            LineKind::Gained | LineKind::Remark => text::newly_allows,
        };
        // What has no witness may be nothing; it stands among the reasons.
        let found = groups.iter().filter(|group| group.witness.is_some());
        lines.extend(found.clone().take(MOST_GROUPS).map(|group| ComparisonLine {
            sentence:
                [&sentence(&known_and_described(group, edit.reference), only_limits), callers, "."].concat(),
            kind,
            example: group.witness.as_ref().map(|witness| example(edit, &witness.request)),
        }));
        let more = found.count().saturating_sub(MOST_GROUPS);
        if more > 0 {
            lines.push(remark(text::more_groups(more)));
        }
    }
    lines.extend(undecided.iter().map(|reason| remark(text::not_decided(reason.message()))));
    PolicyComparison { lines }
}

fn price(edit: &PolicyEdit<'_>, wanted: &str, is_shared: bool) -> String {
    let saved = Some(edit.saved).filter(|saved| !saved.trim().is_empty());
    let known = View::documents(
        edit.policy_type,
        saved.into_iter().chain([wanted]).map(|text| edit.attached(text)).collect(),
    );
    let draft = View::documents(edit.policy_type, vec![edit.attached(edit.draft)]);
    let Comparison { answer, gained, undecided, .. } = compare(&known, &draft, &edit.options());
    let besides: Vec<String> =
        gained.iter().filter(|group| group.witness.is_some()).map(|group| described(group, false)).collect();
    match answer {
        _ if !besides.is_empty() => text::allows_besides(&besides.join("; ")),
        Answer::Equivalent | Answer::Narrower if is_shared => text::NOTHING_BESIDES_TO_ALL.to_owned(),
        Answer::Equivalent | Answer::Narrower => text::NOTHING_BESIDES.to_owned(),
        Answer::Wider | Answer::Incomparable | Answer::Undecided => {
            let reasons: Vec<&str> = undecided.iter().map(|reason| reason.message()).collect();
            text::price_not_decided(&reasons.join("; "))
        }
    }
}

/// The group without names that are no action of their service, beside others: a finding tells of them. Alone they are
/// described with that they are not known.
fn known_and_described(group: &Group, reference: &Reference) -> String {
    let is_unknown = |action: &String| {
        let prefix = action.split(':').next().unwrap_or_default();
        !action.contains(['*', '?'])
            && reference.service(prefix).is_some()
            && reference.action(action).is_none()
    };
    let mut known = applicable(group, reference);
    known.actions.retain(|action| !is_unknown(action));
    if known.actions.is_empty() && !group.actions.is_empty() {
        return [&described(group, true), text::NOT_KNOWN].concat();
    }
    described(&known, true)
}

/// The group without the actions of S3 that are asked of no such resource, of a bucket or of an object, where others are: a
/// statement that names both kinds of action allows only one of them on either.
pub(super) fn applicable(group: &Group, reference: &Reference) -> Group {
    let places: Vec<Option<S3Place>> = group.resources.iter().map(|resource| s3_place(resource)).collect();
    let Some(place) = places
        .first()
        .copied()
        .flatten()
        .filter(|first| !group.not_resources && places.iter().all(|place| *place == Some(*first)))
    else {
        return group.clone();
    };
    let is_asked_of_it = |action: &String| {
        reference.action(action).is_none_or(|action| {
            let mut forms = action.resources().flat_map(|taken| taken.resource_type.arn_formats());
            forms.any(|form| s3_place(&form) == Some(place))
        })
    };
    let mut applicable = group.clone();
    applicable.actions.retain(is_asked_of_it);
    if applicable.actions.is_empty() { group.clone() } else { applicable }
}

/// What an ARN of S3 is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum S3Place {
    Bucket,
    Object,
}

/// `None` of a pattern that covers both, and of other services.
fn s3_place(resource: &str) -> Option<S3Place> {
    let name =
        resource.strip_prefix("arn:").and_then(|rest| rest.split_once(":s3:::")).map(|(_, name)| name)?;
    match name.contains('/') {
        true => Some(S3Place::Object),
        false if name.contains(['*', '?']) => None,
        false => Some(S3Place::Bucket),
    }
}

/// `s3:DeleteObject` on every object of `photos`, where the condition on `aws:username` holds.
pub(super) fn described(group: &Group, tells_part: bool) -> String {
    // By service: `s3-object-lambda` stands before `s3:` in the order of letters.
    let mut by_service = group.actions.clone();
    by_service.sort_by(|one, other| one.split(':').cmp(other.split(':')));
    let actions = some_of(&by_service, text::ACTION, action_in_words);
    let resources = some_of(&group.resources, text::RESOURCE, |resource| {
        resource_in_words(resource, text::EVERY_RESOURCE)
    });
    let resources = if group.not_resources { text::all_but(&resources) } else { resources };
    let mut keys: Vec<String> = group.conditions.iter().map(|condition| code(&condition.key)).collect();
    keys.dedup();
    let conditions = if keys.is_empty() { String::new() } else { text::where_conditions_hold(&keys) };
    [text::on_resources(&actions, &resources, group.is_wider && tells_part), conditions].concat()
}

fn some_of(texts: &[String], noun: &str, describe: impl Fn(&str) -> String) -> String {
    let shown: Vec<String> = texts.iter().take(MOST_NAMES).map(|text| describe(text)).collect();
    text::listed(&shown, texts.len().saturating_sub(MOST_NAMES), noun)
}

/// A policy's action: a name, or what a wildcard covers.
pub(super) fn action_in_words(action: &str) -> String {
    match action.split_once(':') {
        None if action == "*" => text::EVERY_ACTION.to_owned(),
        Some((service, "*")) if !service.contains(['*', '?']) => text::every_action_of(service),
        _ => code(action),
    }
}

/// A policy's resource: an ARN, or what a wildcard covers; `*` is `everything`.
pub(super) fn resource_in_words(resource: &str, everything: &str) -> String {
    let bucket = resource.strip_prefix("arn:aws:s3:::").and_then(|rest| rest.strip_suffix("/*"));
    match bucket.filter(|bucket| !bucket.contains(['*', '?', '/', '$'])) {
        Some(bucket) => text::every_object_of(bucket),
        None if resource == "*" => everything.to_owned(),
        None => code(resource),
    }
}

/// A name as code.
pub(super) fn code(name: &str) -> String {
    format!("`{}`", name.replace('`', ""))
}

/// The request with what the draft decides about it alone.
fn example(edit: &PolicyEdit<'_>, request: &AuthorizationRequest) -> ComparisonExample {
    let policies = draft_alone(edit.policy_type, edit.draft);
    let result = authorize(request, &policies);
    let [action, resource, caller] = [&request.action, &request.resource, &*request.caller.display_name()]
        .map(|name| name.replace('`', ""));
    let caller = Some(caller.as_str()).filter(|_| names_callers(edit.policy_type));
    let sentence = text::for_instance(&action, &resource, caller);
    let authorization = Authorization { request: request.clone(), policies, result };
    ComparisonExample { sentence, decision: DraftDecision(Arc::new(authorization)) }
}

/// Whether a policy of this type gives nothing by itself.
fn only_limits(policy_type: PolicyType) -> bool {
    match policy_type {
        PolicyType::PermissionsBoundary
        | PolicyType::Session
        | PolicyType::ServiceControl
        | PolicyType::ResourceControl
        | PolicyType::VpcEndpoint => true,
        PolicyType::Identity | PolicyType::Resource | PolicyType::Trust | PolicyType::Grant => false,
    }
}

/// Whether a policy of this type says for whom.
fn names_callers(policy_type: PolicyType) -> bool {
    matches!(policy_type, PolicyType::Resource | PolicyType::Trust)
}

/// The draft, and for a type that does not decide alone a policy that allows everything.
fn draft_alone(policy_type: PolicyType, draft: &str) -> PolicySet {
    let draft: Vec<AttachedPolicy> = match draft.trim().is_empty() {
        true => Vec::new(),
        false => vec![AttachedPolicy::inline(draft, policy_type, text::DRAFT, "")],
    };
    beside_everything(policy_type, draft)
}

/// Policies of one type, and for a type that does not decide alone a policy that allows everything.
pub(super) fn beside_everything(policy_type: PolicyType, policies: Vec<AttachedPolicy>) -> PolicySet {
    let all = vec![AttachedPolicy::inline(ALLOWS_ALL, PolicyType::Identity, text::EVERYTHING, "")];
    let mut set = PolicySet::default();
    match policy_type {
        PolicyType::Identity => {
            set.identity = policies;
            return set;
        }
        PolicyType::Resource | PolicyType::Trust => set.resource = policies,
        PolicyType::Grant => set.grants = policies,
        PolicyType::PermissionsBoundary => set.permissions_boundary = policies.into_iter().next(),
        PolicyType::Session => set.session = Some(policies),
        PolicyType::ServiceControl => set.service_control = vec![policies],
        PolicyType::ResourceControl => set.resource_control = vec![policies],
        PolicyType::VpcEndpoint => set.vpc_endpoint = Some(policies),
    }
    set.identity = all;
    set
}

#[cfg(test)]
mod tests;
