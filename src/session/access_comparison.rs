//! What policies that differ between two states allow in one of them and not in the other. The comparison is a chunk, fetched with
//! the first such policies.

use std::collections::BTreeSet;
use std::sync::Arc;

use aws_world::World;
use aws_world::api::Authorization;
use aws_world::world::{ActionOnResource, HypotheticalCaller, resource_arns};
use iam_policy::document::{Effect, PolicyType};
use iam_policy::evaluation::{Assumption, AttachedPolicy, PolicySet, authorize};
use iam_policy::explanation::EvaluationDecision;
use iam_policy::reference::Reference;
use iam_policy::render::assumption_name;
use iam_policy::request::{AuthorizationRequest, Principal};
use iam_policy_compare::{Group, Options, Reason, View, gained};

use super::access_difference::{
    HolderName, PolicyDifference, have_same_documents, have_same_limits, says_the_same,
};
use super::policy_comparison::{LineKind, applicable, beside_everything, described};
use super::selection::{DraftDecision, StateDecision};
use crate::text::session::access_comparison as text;
use crate::ui::lazy_view::split_point;

/// What a comparison of two states is made with.
#[derive(Clone, Copy, Debug)]
pub struct ComparedStates<'a> {
    /// The worlds, the earlier one first.
    pub worlds: [&'a World; 2],
    /// What the states are called.
    pub names: [&'a str; 2],
    /// What is known of AWS's services.
    pub reference: &'a Reference,
}

/// What policies that differ change in access.
#[derive(Clone, Debug, PartialEq)]
pub struct AccessChange {
    /// Whose they are.
    pub holder: HolderName,
    /// It exists in the second state alone.
    pub is_new: bool,
    /// Whether nothing more is gained or lost than what the lines tell.
    pub is_decided: bool,
    /// Sentences, what is newly allowed first.
    pub lines: Vec<AccessLine>,
}

/// A sentence of an [`AccessChange`].
#[derive(Clone, Debug, PartialEq)]
pub struct AccessLine {
    /// What is said.
    pub kind: LineKind,
    /// Of a group what is allowed, `` `s3:GetObject` on every object of `photos` ``; else the sentence.
    pub what: String,
    /// How much a group is about, by its actions as they are written: an estimate that no fetched file changes.
    pub weight: usize,
    /// Whether the policies of others leave the example of the group as it was.
    pub is_decided_elsewhere: bool,
    /// A request of the group.
    pub example: Option<StateExample>,
}

/// A request that one state allows.
#[derive(Clone, Debug, PartialEq)]
pub struct StateExample {
    /// The request in words.
    pub sentence: String,
    /// Its decision, for the explanation.
    pub decision: StateDecision,
}

/// A part of a comparison that fits between two frames: what one policy of a state allows that the other state does not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ComparisonSlice {
    /// What is looked for: what the second state gains, or what it has lost.
    kind: LineKind,
    /// The place of the policy among the caller's; `None` for all policies at once.
    policy: Option<usize>,
}

/// What came of a [`ComparisonSlice`].
#[derive(Clone, Debug, Default)]
pub struct SliceAnswer {
    lines: Vec<AccessLine>,
    reasons: Vec<Reason>,
}

/// The functions of the chunk: a difference is compared slice by slice, then concluded.
#[derive(Clone, Copy, Debug)]
pub struct AccessComparer {
    /// The slices of a difference; none where nothing can be gained or lost.
    pub slices: fn(&PolicyDifference) -> Vec<ComparisonSlice>,
    /// Compares a slice.
    pub compare: fn(&PolicyDifference, ComparisonSlice, &ComparedStates<'_>) -> SliceAnswer,
    /// What all slices together say.
    pub conclude: fn(&PolicyDifference, Vec<SliceAnswer>) -> AccessChange,
}

/// The functions, for parts that are fetched late anyway.
pub const COMPARER: AccessComparer = AccessComparer { slices, compare: compare_slice, conclude };

split_point!(pub access_comparison: AccessComparer = COMPARER, in access_comparison);

/// Steps of a slice. What needs more is told to be undecided.
const STEPS: usize = 200_000;
/// The most groups of each direction.
const MOST_GROUPS: usize = 6;

/// A policy of which nothing is new cannot allow anything new either, unless a limit or a Deny is gone.
fn slices(difference: &PolicyDifference) -> Vec<ComparisonSlice> {
    let none = PolicySet::default();
    let [before, after] = [&difference.before, &difference.after].map(|set| set.as_ref().unwrap_or(&none));
    let is_split = matches!(difference.caller, Some(Principal::User { .. } | Principal::RoleSession { .. }));
    let of_direction = |kind: LineKind, other: &PolicySet, allowing: &PolicySet| {
        if !is_split {
            return vec![ComparisonSlice { kind, policy: None }];
        }
        let is_in = |policies: &[AttachedPolicy], policy: &AttachedPolicy| {
            policies.iter().any(|known| says_the_same(known, policy))
        };
        let denies_stay = other
            .identity
            .iter()
            .filter(|policy| denies(policy))
            .all(|policy| is_in(&allowing.identity, policy));
        let as_before = denies_stay && have_same_limits(other, allowing);
        let policies = allowing.identity.iter().enumerate();
        let may_allow = policies.filter(|(_, policy)| !(as_before && is_in(&other.identity, policy)));
        may_allow.map(|(place, _)| ComparisonSlice { kind, policy: Some(place) }).collect()
    };
    let gained = of_direction(LineKind::Gained, before, after);
    gained.into_iter().chain(of_direction(LineKind::Lost, after, before)).collect()
}

fn denies(policy: &AttachedPolicy) -> bool {
    policy.document.statements().iter().any(|statement| statement.effect == Effect::Deny)
}

fn compare_slice(
    difference: &PolicyDifference,
    slice: ComparisonSlice,
    states: &ComparedStates<'_>,
) -> SliceAnswer {
    let sides = Sides { difference, states };
    let (other, allowing) = match slice.kind {
        LineKind::Lost => (&difference.after, &difference.before),
        LineKind::Gained | LineKind::Remark => (&difference.before, &difference.after),
    };
    let mut allowing = allowing.clone().unwrap_or_default();
    let source = slice.policy.and_then(|place| Some(allowing.identity.get(place)?.source.clone()));
    if let Some(source) = &source {
        // What the others deny counts, what they allow is for their own slices.
        allowing.identity.retain(|policy| policy.source == *source || denies(policy));
    }
    let resources = sides.resources();
    let options = Options {
        reference: Some(states.reference),
        resources: &resources,
        steps: STEPS,
        ..Options::default()
    };
    let (groups, reasons) = gained(&sides.view(other.as_ref()), &sides.view(Some(&allowing)), &options);
    let is_of_slice = |group: &&Group| match (&source, &group.statement) {
        (Some(source), Some(statement)) => statement.source == *source,
        _ => true,
    };
    // What has no witness may be nothing; it stands among the reasons.
    let found = groups.iter().filter(|group| group.witness.is_some()).filter(is_of_slice);
    SliceAnswer { lines: found.map(|group| sides.line(slice.kind, group)).collect(), reasons }
}

fn conclude(difference: &PolicyDifference, answers: Vec<SliceAnswer>) -> AccessChange {
    let reasons: BTreeSet<Reason> =
        answers.iter().flat_map(|answer| answer.reasons.iter().copied()).collect();
    let found: Vec<AccessLine> = answers.into_iter().flat_map(|answer| answer.lines).collect();
    let mut lines = Vec::new();
    for kind in [LineKind::Gained, LineKind::Lost] {
        let mut groups: Vec<&AccessLine> = found.iter().filter(|line| line.kind == kind).collect();
        groups.sort_by_key(|line| (std::cmp::Reverse(line.weight), &line.what));
        // A policy that comes by two ways allows once.
        groups.dedup_by_key(|line| &line.what);
        lines.extend(groups.iter().take(MOST_GROUPS).map(|line| AccessLine::clone(line)));
        let more = groups.len().saturating_sub(MOST_GROUPS);
        if more > 0 {
            lines.push(remark(text::more_groups(more)));
        }
    }
    let are_the_same = match (&difference.before, &difference.after) {
        (Some(before), Some(after)) => have_same_documents(before, after),
        _ => false,
    };
    if found.is_empty() && reasons.is_empty() {
        let remarked = if are_the_same { text::THE_SAME } else { text::THE_SAME_REQUESTS };
        lines.push(remark(remarked.to_owned()));
    }
    lines.extend(reasons.iter().map(|reason| remark(text::undecided(reason.message()))));
    let sets = [&difference.before, &difference.after];
    let views = sets.map(|set| view(difference, set.as_ref()));
    let malformed: BTreeSet<String> =
        views.iter().flat_map(|view| view.malformed().map(|policy| policy.source.name.clone())).collect();
    lines.extend(malformed.iter().map(|name| remark(text::malformed(&name.replace('`', "")))));
    let [before, after] = sets.map(|set| set.as_ref().is_some_and(|set| set.restrict_public_buckets));
    if before != after {
        lines.push(remark(text::PUBLIC_ACCESS.to_owned()));
    }
    let missing = views.iter().flat_map(View::missing);
    let missing: BTreeSet<String> =
        missing.map(|policy| assumption_name(&Assumption::MissingPolicy(policy))).collect();
    lines.extend(missing.iter().map(|missing| remark(text::holds_if(missing))));
    AccessChange {
        holder: difference.holder.clone(),
        is_new: difference.before.is_none(),
        is_decided: reasons.is_empty(),
        lines,
    }
}

fn remark(what: String) -> AccessLine {
    AccessLine { kind: LineKind::Remark, what, weight: 0, is_decided_elsewhere: false, example: None }
}

fn view(difference: &PolicyDifference, policies: Option<&PolicySet>) -> View {
    let policies = policies.cloned().unwrap_or_default();
    match &difference.caller {
        Some(caller) => View::identity(caller.clone(), policies),
        None => View::documents(difference.policy_type, documents(policies)),
    }
}

/// A difference in its states.
struct Sides<'a> {
    difference: &'a PolicyDifference,
    states: &'a ComparedStates<'a>,
}

impl Sides<'_> {
    fn view(&self, policies: Option<&PolicySet>) -> View {
        view(self.difference, policies)
    }

    /// Resources that requests may be about: a caller's own account's, of which no other account decides.
    fn resources(&self) -> Vec<String> {
        let account = self.difference.caller.as_ref().and_then(Principal::account);
        let [before, after] = self.states.worlds;
        let accounts = after.accounts().values().chain(before.accounts().values());
        resource_arns(accounts.filter(|of| account.is_none_or(|account| of.id == account)))
    }

    fn line(&self, kind: LineKind, group: &Group) -> AccessLine {
        let mut what = described(&applicable(group, self.states.reference), true);
        let request = group.witness.as_ref().map(|witness| &witness.request);
        let asks_callers = matches!(
            self.difference.policy_type,
            PolicyType::Resource | PolicyType::Trust | PolicyType::Grant
        );
        if let Some(request) = request.filter(|_| asks_callers) {
            what.push_str(&text::to_caller(&request.caller.display_name().replace('`', "")));
        }
        let (is_decided_elsewhere, example) = match (request, &self.difference.caller) {
            (None, _) => (false, None),
            (Some(request), Some(caller)) => self.asked_in_the_world(kind, request, caller),
            (Some(request), None) => (false, Some(self.asked_of_the_policies(kind, request))),
        };
        let weight = group.actions.iter().map(|action| weight(action)).sum();
        AccessLine { kind, what, weight, is_decided_elsewhere, example }
    }

    /// The request in both worlds with all their policies: whether its decision is what the caller's policies make of it, and
    /// the decision where they allow it.
    fn asked_in_the_world(
        &self,
        kind: LineKind,
        request: &AuthorizationRequest,
        caller: &Principal,
    ) -> (bool, Option<StateExample>) {
        let [before, after] = self.states.worlds;
        let PolicyDifference { before: held_before, after: held_after, .. } = self.difference;
        let [decided_before, decided_after] = [(before, held_before), (after, held_after)]
            .map(|(world, held)| Some(decided(world, held.as_ref()?, request, caller)));
        let (with, without) = match kind {
            LineKind::Lost => (decided_before, decided_after),
            LineKind::Gained | LineKind::Remark => (decided_after, decided_before),
        };
        let is_allowed = |authorization: &Option<Authorization>| {
            let result = authorization.as_ref().map(|authorization| authorization.result.decision);
            result == Some(EvaluationDecision::Allowed)
        };
        let is_decided_elsewhere = !is_allowed(&with) || is_allowed(&without);
        let note = text::decided_in(self.name_of_allowing_state(kind));
        (is_decided_elsewhere, with.map(|authorization| example(request, authorization, note)))
    }

    fn asked_of_the_policies(&self, kind: LineKind, request: &AuthorizationRequest) -> StateExample {
        let of_lost = kind == LineKind::Lost;
        let held = if of_lost { &self.difference.before } else { &self.difference.after };
        let held = documents(held.clone().unwrap_or_default());
        let policies = beside_everything(self.difference.policy_type, held);
        let result = authorize(request, &policies);
        let authorization = Authorization { request: request.clone(), policies, result };
        let note = text::decided_by_policies_of(self.name_of_allowing_state(kind));
        example(request, authorization, note)
    }

    fn name_of_allowing_state(&self, kind: LineKind) -> &str {
        let [before, after] = self.states.names;
        if kind == LineKind::Lost { before } else { after }
    }
}

/// About how many actions an entry of `Action` covers.
fn weight(action: &str) -> usize {
    match action.split_once(':') {
        None => 10_000,
        Some((_, "*")) => 100,
        Some((_, name)) if name.contains('*') => 20,
        Some(_) => 1,
    }
}

/// The request of a caller who has these policies, with those of the resource in a world.
fn decided(
    world: &World,
    held: &PolicySet,
    request: &AuthorizationRequest,
    caller: &Principal,
) -> Authorization {
    let asked = ActionOnResource { action: request.action.clone(), resource: request.resource.clone() };
    let caller = HypotheticalCaller {
        principal: caller.clone(),
        context: request.context.clone(),
        session_policy: None,
    };
    let in_world = world.simulate_access_of(&caller, &asked);
    // The world adds keys of a usual request; this one has those that it was found with.
    let mut request = request.clone();
    request.resource_account = request.resource_account.or(in_world.request.resource_account);
    let policies = PolicySet { session: held.session.clone(), ..in_world.policies };
    let result = authorize(&request, &policies);
    Authorization { request, policies, result }
}

fn example(request: &AuthorizationRequest, decided: Authorization, note: String) -> StateExample {
    let sentence = text::for_instance(&request.action.replace('`', ""), &request.resource.replace('`', ""));
    let decision = StateDecision { decision: DraftDecision(Arc::new(decided)), note: note.into() };
    StateExample { sentence, decision }
}

/// The policies of a set that is about policies by themselves.
fn documents(policies: PolicySet) -> Vec<AttachedPolicy> {
    let levels = policies.resource_control.into_iter().flatten();
    policies.identity.into_iter().chain(policies.resource).chain(policies.grants).chain(levels).collect()
}
