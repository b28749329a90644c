//! What would mend a denial: one statement more, in a policy of the user's own. Each is tried on a copy of the world and
//! offered only when the same question is answered otherwise there, with what else it would allow.

use crate::text::session::fix as text;

mod candidate;
#[cfg(test)]
mod tests;

use std::collections::BTreeSet;

use aws_world::ApiCall;
use aws_world::api::Authorization;
use aws_world::world::ActionOnResource;
use iam_policy::document::PolicyType;
use iam_policy::explanation::{AccountSide, EvaluationDecision, GateOutcome, GateVerdict};
use iam_policy::render;
use iam_policy::request::Principal;

use super::authorization_lookup::{Lookup, look_up_authorizations};
use super::command::Command;
use super::document::Document;
use super::matrix::{compute_matrix, row_name};
use super::selection::{RequestCaller, WhyTarget};
use candidate::{FixCandidate, candidates};

/// One way to mend a denial.
#[derive(Clone, Debug, PartialEq)]
pub struct Fix {
    /// Where: "a new inline policy of role PhotoAppRole".
    pub place: String,
    /// The calls that do it.
    pub calls: Vec<ApiCall>,
    /// The policy as it is; empty where there is none yet.
    pub before: String,
    /// The policy as it would be.
    pub after: String,
    /// The type of the policy.
    pub policy_type: PolicyType,
    /// A policy that allows this request alone.
    pub wanted: String,
    /// Whether others than the caller have the policy.
    pub is_shared: bool,
    /// What else of the matrix would be allowed: who, and which action.
    pub also: Vec<String>,
    /// What would still be in the way, in a sentence.
    pub remains: Option<String>,
}

/// What can be offered.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Fixes {
    /// The ways, those that allow least beside it first.
    pub offered: Vec<Fix>,
    /// The account whose policy has to allow it, where that is another one than the one shown.
    pub elsewhere: Option<String>,
}

/// The ways to mend what `authorization` denied.
pub fn fixes(document: &Document, target: &WhyTarget, authorization: &Authorization) -> Fixes {
    let result = &authorization.result;
    let Some(gate) = result.deciding_gate.and_then(|index| result.gates.get(index)) else {
        return Fixes::default();
    };
    // No Allow is stronger than a Deny.
    if result.decision != EvaluationDecision::ImplicitDeny
        || matches!(target, WhyTarget::Draft(_) | WhyTarget::State(_) | WhyTarget::Outsider(_))
    {
        return Fixes::default();
    }
    let request = &authorization.request;
    let theirs = match gate.side {
        AccountSide::Resource => request.owner(),
        AccountSide::Same | AccountSide::Caller => request.caller.account().or_else(|| request.owner()),
    };
    if let Some(id) = theirs.filter(|id| *id != document.account().id) {
        return Fixes { elsewhere: Some(id.to_owned()), ..Fixes::default() };
    }
    let allowed = allowed_cells(document);
    let tried = candidates(document, gate, authorization).into_iter();
    let mut offered: Vec<Fix> = tried
        .filter_map(|candidate| evaluate_candidate(document, target, authorization, &allowed, candidate))
        .collect();
    offered.sort_by_key(|fix| (fix.remains.is_some(), fix.also.len()));
    Fixes { offered, elsewhere: None }
}

/// The cell that asks the same again: verdicts of the journal are not asked anew by themselves.
pub fn cell_target(target: &WhyTarget, authorization: &Authorization) -> Option<WhyTarget> {
    if matches!(target, WhyTarget::Cell(..)) {
        return Some(target.clone());
    }
    let caller = RequestCaller::Principal(caller_arn(&authorization.request.caller)?);
    Some(WhyTarget::Cell(caller, action_on_resource(authorization)))
}

/// The user, role or root user behind a caller.
pub(crate) fn caller_arn(caller: &Principal) -> Option<String> {
    match caller {
        Principal::User { arn } => Some(arn.clone()),
        Principal::RoleSession { role_arn, .. } => Some(role_arn.clone()),
        Principal::Root { account } => Some(format!("arn:aws:iam::{account}:root")),
        _ => None,
    }
}

pub(crate) fn action_on_resource(authorization: &Authorization) -> ActionOnResource {
    let request = &authorization.request;
    ActionOnResource { action: request.action.clone(), resource: request.resource.clone() }
}

/// Makes the change on a copy and asks the same again.
fn evaluate_candidate(
    document: &Document,
    target: &WhyTarget,
    authorization: &Authorization,
    allowed: &BTreeSet<String>,
    candidate: FixCandidate,
) -> Option<Fix> {
    let mut copy = document.clone();
    let FixCandidate { place, call, before, after, policy_type, wanted, is_shared } = candidate;
    let calls = vec![call];
    let outcome = Command::Call { name: String::new(), calls: calls.clone() }.perform(&mut copy);
    if outcome.refused.is_some() {
        return None;
    }
    let now = evaluate_again(&copy, target, authorization)?.result;
    let gate = authorization.result.gates.get(authorization.result.deciding_gate?)?;
    let lets_through = |other: &&GateOutcome| {
        other.gate == gate.gate && other.side == gate.side && other.verdict == GateVerdict::Allows
    };
    now.gates.iter().find(lets_through)?;
    let caller = caller_arn(&authorization.request.caller).map(RequestCaller::Principal);
    let name = caller.and_then(|caller| row_name(document, &caller));
    let asked = name.map(|name| cell_label(&name, &action_on_resource(authorization)));
    let also = allowed_cells(&copy)
        .into_iter()
        .filter(|cell| !allowed.contains(cell) && Some(cell) != asked.as_ref())
        .collect();
    let remains = (now.decision != EvaluationDecision::Allowed)
        .then(|| render::deciding_sentence(&authorization.request, &now));
    Some(Fix { place, calls, before, after, policy_type, wanted, is_shared, also, remains })
}

fn evaluate_again(
    document: &Document,
    target: &WhyTarget,
    authorization: &Authorization,
) -> Option<Authorization> {
    if *target == WhyTarget::MetadataTrust {
        let run = document.world().dry_run_app(&document.instance_id())?;
        return run.chain.iter().find_map(|attempt| attempt.authorization.as_deref().cloned());
    }
    match look_up_authorizations(document, &cell_target(target, authorization)?) {
        Lookup::Found(all) => all.into_iter().last(),
        Lookup::Missing(_) => None,
    }
}

/// `PhotoAppRole, s3:PutObject` for every cell that is allowed. The app's row is another look at its role's.
fn allowed_cells(document: &Document) -> BTreeSet<String> {
    let matrix = compute_matrix(document, None);
    let rows = matrix.rows.iter().filter(|row| row.caller != RequestCaller::App);
    rows.flat_map(|row| {
        let cells = matrix.requests.iter().zip(&row.cells);
        cells.filter(|(_, cell)| cell.verdict.is_allowed()).map(|(request, _)| cell_label(&row.name, request))
    })
    .collect()
}

fn cell_label(name: &str, request: &ActionOnResource) -> String {
    text::cell(name, &request.action, &request.resource)
}
