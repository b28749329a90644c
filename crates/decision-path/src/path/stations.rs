//! The stations of one account's gates.

use iam_policy::arn::Arn;
use iam_policy::evaluation::{Assumption, AttachedPolicy, PolicySource};
use iam_policy::explanation::{
    AccountSide, Effect, ElementKind, ElementMatch, EvaluationDecision, Gate, GateOutcome, GateVerdict,
    MatchReason, PolicyOutcome, PrincipalReach, StatementOutcome, StatementRef,
};

use super::{Decision, deciding_place, short_key_id};
use crate::station::{Saying, Sheet, Station, StationState};
use crate::text;

/// Of the gate for explicit denies there is no station: a Deny is drawn at the policy that has it.
pub(super) fn of_side(decision: &Decision<'_>, side: AccountSide) -> Vec<Station> {
    let place = deciding_place(decision.result);
    let gates = decision.result.gates.iter().enumerate();
    let of_side = gates.filter(|(_, gate)| gate.side == side && gate.gate != Gate::ExplicitDeny);
    let mut stations: Vec<(Station, GateVerdict)> = of_side
        .flat_map(|(index, gate)| match levels(decision, gate.gate) {
            levels if levels.is_empty() || gate.own_verdict == GateVerdict::NotApplicable => {
                vec![of_gate(decision, index, gate, place)]
            }
            levels => of_levels(decision, index, gate, levels, place),
        })
        .collect();
    mark_states(decision, &mut stations);
    stations.into_iter().map(|(station, _)| station).collect()
}

/// The levels of an organization's policies.
fn levels<'d>(decision: &Decision<'d>, gate: Gate) -> &'d [Vec<AttachedPolicy>] {
    match gate {
        Gate::ServiceControlPolicies => &decision.policies.service_control,
        Gate::ResourceControlPolicies => &decision.policies.resource_control,
        _ => &[],
    }
}

fn of_gate(
    decision: &Decision<'_>,
    index: usize,
    gate: &GateOutcome,
    place: Option<StatementRef>,
) -> (Station, GateVerdict) {
    let sheets = sheets(decision, index, gate, place, |_| true);
    let station = Station {
        gate: Some(index),
        kind: Some(gate.gate),
        title: text::gates::gate(gate.gate, decision.request).to_owned(),
        state: untold(decision, gate),
        decides: false,
        denies: false,
        is_level: false,
        has_missing: !gate.missing.is_empty(),
        sheets,
    };
    (station, gate.own_verdict)
}

fn of_levels(
    decision: &Decision<'_>,
    index: usize,
    gate: &GateOutcome,
    levels: &[Vec<AttachedPolicy>],
    place: Option<StatementRef>,
) -> Vec<(Station, GateVerdict)> {
    let last = levels.len().saturating_sub(1);
    let each = levels.iter().enumerate().map(|(level, attached)| {
        let sheets = sheets(decision, index, gate, place, |policy| policy.level == Some(level));
        let says = |saying: Saying| sheets.iter().any(|sheet| sheet.saying == saying);
        let verdict = if says(Saying::Denies) {
            GateVerdict::ExplicitDeny
        } else if says(Saying::Allows) || gate.gate == Gate::ResourceControlPolicies {
            GateVerdict::Allows
        } else {
            GateVerdict::ImplicitDeny
        };
        let target = attached.first().map(|policy| policy.source.attached_to.as_str());
        let name = target.and_then(|id| (decision.name_of)(id));
        let station = Station {
            gate: Some(index),
            kind: Some(gate.gate),
            title: text::gates::level(level, last, name.as_deref()),
            state: untold(decision, gate),
            decides: false,
            denies: false,
            is_level: true,
            has_missing: !gate.missing.is_empty(),
            sheets,
        };
        (station, verdict)
    });
    each.collect()
}

/// The state of a station before it is known where the request stops.
fn untold(decision: &Decision<'_>, gate: &GateOutcome) -> StationState {
    let is_assumed = gate.missing.iter().any(|missing| {
        let assumptions = decision.result.assumptions.iter();
        assumptions
            .into_iter()
            .any(|assumption| matches!(assumption, Assumption::MissingPolicy(assumed) if assumed == missing))
    });
    if is_assumed { StationState::NotKnown } else { StationState::Passed }
}

/// Where the request stops, and what the stations before and behind say.
fn mark_states(decision: &Decision<'_>, stations: &mut [(Station, GateVerdict)]) {
    let stops = match decision.result.decision {
        EvaluationDecision::ExplicitDeny if has(stations, GateVerdict::ExplicitDeny) => {
            GateVerdict::ExplicitDeny
        }
        _ => GateVerdict::ImplicitDeny,
    };
    let stop = stations.iter().position(|(_, verdict)| *verdict == stops);
    let decided = deciding_station(decision, stations);
    for (index, (station, verdict)) in stations.iter_mut().enumerate() {
        let is_not_known = station.state == StationState::NotKnown;
        station.decides = decided == Some(index);
        station.denies = *verdict == GateVerdict::ExplicitDeny;
        station.state = match verdict {
            GateVerdict::NotApplicable | GateVerdict::Allows | GateVerdict::NotNeeded if is_not_known => {
                StationState::NotKnown
            }
            GateVerdict::NotApplicable | GateVerdict::NotReached => StationState::NotApplicable,
            GateVerdict::NotNeeded => StationState::NotNeeded,
            GateVerdict::Allows if stop.is_some_and(|stop| index > stop) => StationState::WouldPass,
            GateVerdict::Allows => StationState::Passed,
            GateVerdict::ExplicitDeny | GateVerdict::ImplicitDeny if stop == Some(index) => {
                StationState::Stopped
            }
            GateVerdict::ExplicitDeny | GateVerdict::ImplicitDeny => StationState::WouldStop,
        };
    }
}

fn has(stations: &[(Station, GateVerdict)], wanted: GateVerdict) -> bool {
    stations.iter().any(|(_, verdict)| *verdict == wanted)
}

/// The station with the deciding statement; where no statement decided, the one where nothing allowed.
fn deciding_station(decision: &Decision<'_>, stations: &[(Station, GateVerdict)]) -> Option<usize> {
    let with_statement =
        stations.iter().position(|(station, _)| station.sheets.iter().any(|sheet| sheet.decides));
    let stopping = || {
        let gate = decision.result.deciding_gate?;
        let mut all = stations.iter();
        all.position(|(station, verdict)| station.gate == Some(gate) && *verdict == GateVerdict::ImplicitDeny)
    };
    match decision.result.decision {
        EvaluationDecision::ImplicitDeny => stopping(),
        EvaluationDecision::Allowed | EvaluationDecision::ExplicitDeny => with_statement,
    }
}

/// A policy's name; the policy of a KMS key has that of the key.
fn sheet_name(decision: &Decision<'_>, policy: &PolicySource) -> String {
    match Arn::parse(&policy.attached_to) {
        Some(arn) if arn.service == "kms" => {
            (decision.name_of)(&policy.attached_to).unwrap_or_else(|| short_key_id(&policy.name).to_owned())
        }
        _ => policy.name.clone(),
    }
}

fn sheets(
    decision: &Decision<'_>,
    index: usize,
    gate: &GateOutcome,
    place: Option<StatementRef>,
    is_wanted: impl Fn(&PolicyOutcome) -> bool,
) -> Vec<Sheet> {
    let policies = gate.policies.iter().enumerate().filter(|(_, policy)| is_wanted(policy));
    let mut sheets: Vec<Sheet> = policies
        .map(|(policy, outcome)| Sheet {
            policy,
            name: sheet_name(decision, &outcome.source),
            saying: saying(outcome),
            decides: place.is_some_and(|place| place.gate == index && place.policy == policy),
        })
        .collect();
    // What speaks comes first: there is not room for all.
    sheets.sort_by_key(|sheet| match sheet.saying {
        _ if sheet.decides => 0,
        Saying::Denies => 1,
        Saying::Allows | Saying::AllowsAccount => 2,
        Saying::Invalid => 3,
        Saying::ConditionNotMet => 4,
        Saying::Nothing => 5,
    });
    sheets
}

fn saying(policy: &PolicyOutcome) -> Saying {
    let applying = |effect: Effect| {
        let statements = policy.statements.iter();
        statements.filter(move |statement| statement.applies && statement.effect == effect)
    };
    if applying(Effect::Deny).next().is_some() {
        Saying::Denies
    } else if applying(Effect::Allow).next().is_some() {
        if applying(Effect::Allow).all(names_the_account) { Saying::AllowsAccount } else { Saying::Allows }
    } else if policy.invalid {
        Saying::Invalid
    } else if policy.statements.iter().any(lacks_its_condition_alone) {
        Saying::ConditionNotMet
    } else {
        Saying::Nothing
    }
}

/// Whether the principal of an Allow is the caller's account, so that the account's own policies must allow too.
fn names_the_account(statement: &StatementOutcome) -> bool {
    statement.elements.iter().any(|element| {
        matches!(element.reason, Ok(MatchReason::PrincipalNamed { reach: PrincipalReach::Account, .. }))
    })
}

/// Whether an Allow is about the request in all but its condition.
fn lacks_its_condition_alone(statement: &StatementOutcome) -> bool {
    let is_condition = |element: &&ElementMatch| element.kind == ElementKind::Condition;
    let mut missed = statement.elements.iter().filter(|element| !element.matches).peekable();
    statement.effect == Effect::Allow
        && missed.peek().is_some()
        && missed.all(|element| is_condition(&element))
}
