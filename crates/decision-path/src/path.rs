//! The path of a request as data: its ends, and a track of stations for each account.

mod ends;
mod stations;

use iam_policy::evaluation::PolicySet;
use iam_policy::explanation::{
    AccountSide, AuthorizationResult, EvaluationDecision, SpecialRule, StatementRef,
};
use iam_policy::render;
use iam_policy::request::AuthorizationRequest;

pub use ends::{End, EndKind, ResourceKind, short_key_id};

use crate::station::{Station, StationState};
use crate::text;

/// A decision to draw.
#[derive(Clone, Copy)]
pub struct Decision<'d> {
    /// The request.
    pub request: &'d AuthorizationRequest,
    /// The policies that it was decided by.
    pub policies: &'d PolicySet,
    /// The decision with its trace.
    pub result: &'d AuthorizationResult,
    /// The name of an account, an organizational unit or an organization's root by its id, of a KMS key by its ARN, where it
    /// has one.
    pub name_of: &'d dyn Fn(&str) -> Option<String>,
}

impl std::fmt::Debug for Decision<'_> {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Decision").field("request", self.request).finish_non_exhaustive()
    }
}

/// The path of one request.
#[derive(Clone, Debug, PartialEq)]
pub struct DecisionPath {
    /// `s3:GetObject`.
    pub action: String,
    /// Who asks.
    pub caller: End,
    /// What for.
    pub resource: End,
    /// One track, or two where caller and resource are of two accounts.
    pub tracks: Vec<Track>,
    /// The decision.
    pub decision: EvaluationDecision,
    /// Whether the decision hangs on what is not known.
    pub is_assumed: bool,
    /// What the deciding elements compared, without marks; empty where no statement decided.
    pub cause: String,
}

/// The gates of one account.
#[derive(Clone, Debug, PartialEq)]
pub struct Track {
    /// Whose.
    pub side: AccountSide,
    /// Name and id of the account; empty where nobody knows it.
    pub account: String,
    /// In the evaluator's order.
    pub stations: Vec<Station>,
}

impl DecisionPath {
    /// The path of a decision.
    pub fn new(decision: &Decision<'_>) -> Self {
        let Decision { request, result, .. } = decision;
        let caller_account = request.caller.account();
        let tracks = if needs_no_policy(result.special_rule) {
            vec![rule_track(decision, text::gates::NO_PERMISSION_NEEDED)]
        } else {
            let sides = [AccountSide::Same, AccountSide::Caller, AccountSide::Resource];
            let tracks = sides.into_iter().map(|side| {
                let account = if side == AccountSide::Resource { request.owner() } else { caller_account };
                Track {
                    side,
                    account: account_name(decision, account),
                    stations: stations::of_side(decision, side),
                }
            });
            tracks.filter(|track| !track.stations.is_empty()).collect()
        };
        Self {
            action: request.action.clone(),
            caller: ends::caller(&request.caller),
            resource: ends::resource(decision),
            tracks,
            decision: result.decision,
            is_assumed: !result.assumptions.is_empty(),
            cause: cause(result).unwrap_or_default(),
        }
    }

    /// The path in words, for a screen reader.
    pub fn summary(&self) -> String {
        let mut parts = vec![text::tracks::asks_for(&self.caller.name, &self.action)];
        for station in self.tracks.iter().flat_map(|track| &track.stations) {
            if station.state != StationState::NotApplicable {
                parts.push(format!("{}: {}", station.title, text::stations::state(station.state)));
            }
        }
        parts.join(". ")
    }
}

/// Of the requests that a call makes, the one that decided: the first that was refused, else the first.
pub fn deciding_request(decisions: impl IntoIterator<Item = EvaluationDecision>) -> usize {
    let mut decisions = decisions.into_iter();
    decisions.position(|decision| decision != EvaluationDecision::Allowed).unwrap_or_default()
}

/// The paths of a call in words, for a screen reader.
pub fn summary(paths: &[DecisionPath]) -> String {
    paths.iter().map(DecisionPath::summary).collect::<Vec<_>>().join(". ")
}

fn needs_no_policy(rule: Option<SpecialRule>) -> bool {
    matches!(rule, Some(SpecialRule::AlwaysAllowed | SpecialRule::OnlyAuthenticates))
}

fn rule_track(decision: &Decision<'_>, title: &str) -> Track {
    let rule = Station {
        gate: None,
        kind: None,
        title: title.to_owned(),
        state: StationState::Passed,
        decides: true,
        denies: false,
        is_level: false,
        has_missing: false,
        sheets: Vec::new(),
    };
    Track {
        side: AccountSide::Same,
        account: account_name(decision, decision.request.caller.account()),
        stations: vec![rule],
    }
}

fn account_name(decision: &Decision<'_>, id: Option<&str>) -> String {
    match id {
        Some(id) => match (decision.name_of)(id) {
            Some(name) => format!("{name} · {id}"),
            None => id.to_owned(),
        },
        None => String::new(),
    }
}

/// What the deciding elements compared.
fn cause(result: &AuthorizationResult) -> Option<String> {
    let deciding = result.deciding_statement()?;
    let (.., statement) = result.statement_at(deciding.statement)?;
    let elements = deciding.elements.iter().filter_map(|index| statement.elements.get(*index));
    let sentences: Vec<String> = elements.map(render::element_sentence).collect();
    Some(sentences.join(" ").replace('`', ""))
}

/// The statement that a result names first.
fn deciding_place(result: &AuthorizationResult) -> Option<StatementRef> {
    result.deciding_statement().map(|deciding| deciding.statement)
}
