//! Parses checks as a lesson's text writes them. `docs/authoring.md` lists the forms.

use aws_world::AccessQuery;
use iam_policy::document::{PolicyDocument, PolicyType};
use iam_policy::explanation::Gate;

use crate::access_limit::AccessLimit;
use crate::check::{AppCheck, DecidedBy, ExpectedDecision, GoalCheck, StandaloneVerdict};
use crate::milestone::Milestone;
use crate::syntax_error::CheckError;
use crate::text::check as text;

/// The beginning of the ARNs that `user/NAME` and `role/NAME` stand for.
pub(crate) const HOME_ARN_PREFIX: &str = "arn:aws:iam::111122223333:";

/// The gates with the names that lessons use.
pub const GATE_NAMES: [(&str, Gate); 9] = [
    ("explicit-deny", Gate::ExplicitDeny),
    ("resource-control-policies", Gate::ResourceControlPolicies),
    ("service-control-policies", Gate::ServiceControlPolicies),
    ("resource-policy", Gate::ResourcePolicy),
    ("block-public-access", Gate::BlockPublicAccess),
    ("identity-policies", Gate::IdentityPolicies),
    ("permissions-boundary", Gate::PermissionsBoundary),
    ("session-policies", Gate::SessionPolicies),
    ("vpc-endpoint-policy", Gate::VpcEndpointPolicy),
];

/// The gates whose policies can be asked by themselves: one Allow of theirs lets a request pass. An organization's need
/// one on every level.
const STANDALONE_GATES: [Gate; 4] =
    [Gate::ResourcePolicy, Gate::IdentityPolicies, Gate::PermissionsBoundary, Gate::SessionPolicies];

/// Parses `check; check`.
///
/// # Errors
/// The first check that cannot be parsed.
pub fn parse_checks(text: &str) -> Result<GoalCheck, CheckError> {
    match text.split_once("; ") {
        None => parse_check(text),
        Some(_) => Ok(GoalCheck::All(text.split("; ").map(parse_check).collect::<Result<_, _>>()?)),
    }
}

/// `user/NAME`, `role/NAME` and so on as the ARN in the home account; everything else as it is.
pub(crate) fn full_arn(text: &str) -> String {
    let short = ["user/", "role/", "group/", "policy/", "instance-profile/"];
    match short.iter().any(|kind| text.starts_with(kind)) {
        true => [HOME_ARN_PREFIX, text].concat(),
        false => text.to_owned(),
    }
}

fn parse_check(text: &str) -> Result<GoalCheck, CheckError> {
    let (word, rest) = text.split_once(' ').unwrap_or((text, ""));
    Ok(match (word, rest) {
        ("right", "") => GoalCheck::All(Vec::new()),
        ("wrong", "") => GoalCheck::Any(Vec::new()),
        ("no", "long-term keys") => GoalCheck::NoLongTermKeys,
        ("leaked", "keys are useless") => GoalCheck::LeakedKeysAreUseless,
        ("not", check) => GoalCheck::Not(Box::new(parse_check(check)?)),
        ("app", state) => GoalCheck::App(parse_app(state)?),
        ("seen", milestones) => {
            GoalCheck::Any(milestones.split(" or ").map(parse_milestone).collect::<Result<_, _>>()?)
        }
        ("exists", arn) => GoalCheck::Exists(full_arn(arn)),
        ("answered", question) => GoalCheck::Answered(question.to_owned()),
        ("allowed", question) => parse_decision(question, true)?,
        ("denied", question) => parse_decision(question, false)?,
        ("permits", limit) => parse_limit(limit)?,
        ("allows", limit) => parse_access_limit(limit)?,
        _ => return Err(CheckError::unknown(text::CHECK, text)),
    })
}

fn parse_milestone(name: &str) -> Result<GoalCheck, CheckError> {
    Milestone::from_str(name).map(GoalCheck::Seen).ok_or_else(|| CheckError::unknown(text::MILESTONE, name))
}

fn parse_app(state: &str) -> Result<AppCheck, CheckError> {
    Ok(match state {
        "is green" => AppCheck::IsGreen,
        "is green through a role" => AppCheck::IsGreenThroughRole,
        "has no credentials" => AppCheck::HasNoCredentials,
        "is refused" => AppCheck::IsRefused,
        "is stopped by trust" => AppCheck::IsBlockedByTrustPolicy,
        _ => match state.strip_prefix("gets ") {
            Some(what) => {
                let (code, action) = what.split_once(" for ").map_or((what, None), |(c, a)| (c, Some(a)));
                AppCheck::FailsWith(code.to_owned(), action.map(str::to_owned))
            }
            None => return Err(CheckError::unknown(text::STATE_OF_APP, state)),
        },
    })
}

fn parse_limit(limit: &str) -> Result<GoalCheck, CheckError> {
    let read = || {
        let (count, principal) = limit.strip_prefix("at most ")?.split_once(" for ")?;
        Some(GoalCheck::PermitsAtMost { principal_arn: full_arn(principal), count: count.parse().ok()? })
    };
    read().ok_or_else(|| CheckError::unknown(text::LIMIT, limit))
}

/// `PRINCIPAL no more than POLICY`.
fn parse_access_limit(text: &str) -> Result<GoalCheck, CheckError> {
    let (principal, rest) = text.split_once(' ').ok_or(CheckError::ShortLimit)?;
    let policy = rest.strip_prefix("no more than ").ok_or(CheckError::ShortLimit)?.trim();
    if let Some(error) = PolicyDocument::parse(policy, PolicyType::Identity).errors().first() {
        return Err(CheckError::Policy(error.message.clone()));
    }
    Ok(GoalCheck::AllowsNoMoreThan(AccessLimit {
        principal_arn: full_arn(principal),
        policy: policy.to_owned(),
    }))
}

fn parse_gate(name: &str) -> Result<Gate, CheckError> {
    GATE_NAMES
        .iter()
        .find(|(known, _)| *known == name)
        .map(|(_, gate)| *gate)
        .ok_or_else(|| CheckError::unknown(text::GATE, name))
}

fn parse_standalone_gate(name: &str) -> Result<Gate, CheckError> {
    let gate = parse_gate(name)?;
    let can = STANDALONE_GATES.contains(&gate);
    can.then_some(gate).ok_or_else(|| CheckError::NotStandalone(name.to_owned()))
}

/// `PRINCIPAL ACTION,ACTION RESOURCE`, then any of `by GATE`, `by statement SID`, `past GATE`, `at GATE`, `with KEY=VALUE`,
/// `without KEY`.
fn parse_decision(text: &str, allowed: bool) -> Result<GoalCheck, CheckError> {
    let mut words = text.split_whitespace();
    let (Some(principal), Some(actions), Some(resource)) = (words.next(), words.next(), words.next()) else {
        return Err(CheckError::ShortDecision);
    };
    let (mut decided_by, mut gates, mut context) = (None, Vec::new(), Vec::new());
    while let Some(word) = words.next() {
        let next = words.next().ok_or_else(|| CheckError::Incomplete(word.to_owned()))?;
        match (word, next) {
            ("by", "statement") => decided_by = words.next().map(|sid| DecidedBy::Statement(sid.to_owned())),
            ("by", gate) => decided_by = Some(DecidedBy::Gate(parse_gate(gate)?)),
            ("past", gate) => gates.push((parse_standalone_gate(gate)?, StandaloneVerdict::Passes)),
            ("at", gate) => gates.push((parse_standalone_gate(gate)?, StandaloneVerdict::Stops)),
            ("with", pair) => {
                let (key, value) =
                    pair.split_once('=').ok_or_else(|| CheckError::NoValue(pair.to_owned()))?;
                context.push((key.to_owned(), Some(value.to_owned())));
            }
            ("without", key) => context.push((key.to_owned(), None)),
            _ => return Err(CheckError::unknown(text::ADDITION, word)),
        }
    }
    let one = |action: &str| {
        let (principal_arn, action, resource) = (full_arn(principal), action.to_owned(), full_arn(resource));
        let question = AccessQuery { principal_arn, action, resource };
        let (decided_by, gates, context) = (decided_by.clone(), gates.clone(), context.clone());
        GoalCheck::Decides(ExpectedDecision { question, allowed, decided_by, gates, context })
    };
    Ok(match actions.contains(',') {
        true => GoalCheck::All(actions.split(',').map(one).collect()),
        false => one(actions),
    })
}
