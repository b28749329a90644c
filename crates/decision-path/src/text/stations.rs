//! States of stations and of the sheets at them.

use iam_policy::explanation::Gate;

use crate::station::{Saying, Station, StationState};

pub(crate) const NONE: &str = "none";
pub(crate) const NO_POLICY_HERE: &str = "no policy";
pub(crate) const NOT_IMPORTED: &str = "not imported";

/// What a sheet says below its name.
pub(crate) fn saying(saying: Saying, state: StationState) -> &'static str {
    let is_reached = !matches!(state, StationState::WouldPass | StationState::WouldStop);
    match saying {
        Saying::Allows if is_reached => "allows",
        Saying::Allows => "would allow",
        Saying::AllowsAccount if is_reached => "allows the account",
        Saying::AllowsAccount => "would allow the account",
        Saying::Denies if is_reached => "denies",
        Saying::Denies => "denies too",
        Saying::ConditionNotMet => "not fulfilled",
        Saying::Nothing => "says nothing",
        Saying::Invalid => "has errors",
    }
}

/// What a state is called in the legend and for a screen reader.
pub(crate) fn state(state: StationState) -> &'static str {
    match state {
        StationState::Passed => "passes",
        StationState::Stopped => "stops here",
        StationState::WouldStop => "would stop it too",
        StationState::WouldPass => "would let it pass",
        StationState::NotNeeded => "not needed",
        StationState::NotApplicable => "no such policy",
        StationState::NotKnown => "not known",
    }
}

/// More sheets than are drawn.
pub(crate) fn more(count: usize) -> String {
    match count {
        1 => "1 more policy".to_owned(),
        _ => format!("{count} more policies"),
    }
}

/// Levels that are drawn as one.
pub(crate) fn folded_levels(count: usize) -> String {
    format!("{count} levels")
}

/// What stands below a station without policies.
pub(crate) fn without_sheets(station: &Station) -> &'static str {
    match station.state {
        StationState::NotApplicable => NONE,
        StationState::NotKnown => NOT_IMPORTED,
        StationState::Stopped | StationState::WouldStop if station.is_level => "nothing attached",
        StationState::Stopped | StationState::WouldStop if station.kind == Some(Gate::BlockPublicAccess) => {
            "is on"
        }
        StationState::Stopped | StationState::WouldStop if station.has_missing => NOT_IMPORTED,
        StationState::Stopped | StationState::WouldStop => NO_POLICY_HERE,
        StationState::NotNeeded => "not needed",
        StationState::Passed => "passes",
        StationState::WouldPass => "would pass",
    }
}
