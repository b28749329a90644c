//! Stations of a path, and the policies at them.

use iam_policy::explanation::Gate;

/// A gate, or one level of a gate of an organization's policies.
#[derive(Clone, Debug, PartialEq)]
pub struct Station {
    /// Index into the gates of the result; `None` for a rule that no policy changes.
    pub gate: Option<usize>,
    /// Which gate.
    pub kind: Option<Gate>,
    /// Its title.
    pub title: String,
    /// What came of it.
    pub state: StationState,
    /// Whether the decision was made here.
    pub decides: bool,
    /// Whether a statement denies here; else nothing allows, where it stops.
    pub denies: bool,
    /// Whether it is one level of several.
    pub is_level: bool,
    /// Whether it has policies that nobody gave.
    pub has_missing: bool,
    /// Its policies.
    pub sheets: Vec<Sheet>,
}

/// What came of a station.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum StationState {
    /// The request passes.
    Passed,
    /// The request stops.
    Stopped,
    /// An earlier station stopped the request; this one would have too.
    WouldStop,
    /// An earlier station stopped the request; this one would have let it pass.
    WouldPass,
    /// It allows nothing, and need not: a resource-based policy grants the access.
    NotNeeded,
    /// There is no such policy.
    NotApplicable,
    /// A policy may exist that nobody gave.
    NotKnown,
}

/// A policy at a station.
#[derive(Clone, Debug, PartialEq)]
pub struct Sheet {
    /// Index into the policies of the gate.
    pub policy: usize,
    /// Name of the policy.
    pub name: String,
    /// What it says of this request.
    pub saying: Saying,
    /// Whether it has the statement that decided.
    pub decides: bool,
}

/// What a policy says of a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Saying {
    /// A statement allows.
    Allows,
    /// A statement allows the caller's account, whose own policies must allow too.
    AllowsAccount,
    /// A statement denies.
    Denies,
    /// A statement would allow, but for its condition.
    ConditionNotMet,
    /// No statement applies.
    Nothing,
    /// It has errors, so AWS would refuse it.
    Invalid,
}
