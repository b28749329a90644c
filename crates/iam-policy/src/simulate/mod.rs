//! A front for scripts: the JSON of AWS's `iam simulate-custom-policy --cli-input-json` in, the shape of its
//! `EvaluationResults` out (IAM API Reference, *SimulateCustomPolicy*, *EvaluationResult*).
//!
//! Besides AWS's own parameters these are read, all optional: `SessionPolicyInputList`, `VpcEndpointPolicyInputList`;
//! `ServiceControlPolicyInputList` and `ResourceControlPolicyInputList`, lists of lists from the organization's root down
//! to the account (AWS's own `OrderedOrganizationPolicyInputList` says the same as the former);
//! `PublicAccessBlockConfiguration`; `ResourceSharePolicyInputList`
//! and `DelegatedAdministratorFor`, what another account gives; `AccessPointBucket`, `AccessPointPolicy` and `AccessPointVpcId`,
//! for requests through an S3 access point; `CallerRoleArn`, the role of a session where it has a path; `ContextKeysFromRequest`;
//! `CallerCanonicalUserId`, by which bucket policies may name the caller's account. `CallerArn` may be any caller.
//! Policies may be JSON strings, as AWS wants them, or objects.
//!
//! There is a result for each action and resource, with the resource's own part under `ResourceSpecificResults`. Today's
//! API reference tells of one result for each action, with the strictest decision and a part for each resource.
//!
//! The context is what `ContextEntries` says and, where it does not say them, the keys that follow from the request, which
//! the answer lists as `DerivedContextEntries`: AWS fills those in itself. With `"ContextKeysFromRequest": false` it is
//! exactly what `ContextEntries` says. What a result takes for granted is under `Assumptions`.
//!
//! A request AWS would refuse, for a malformed policy among others, is
//! answered with an `Error` and its place in the input, and not evaluated.

mod access_point;
mod actions;
mod answer;
pub(crate) mod caller;
mod context;
mod derived;
mod explain;
mod input;
mod json;
mod organization;
mod parameters;
mod policies;
mod position;
mod reason;
mod resource_shares;

use actions::Actions;
use input::{Form, Input, Piece};
use json::Json;
use parameters::Simulation;
use position::Positions;

use crate::reference::Reference;

/// Why a request is not evaluated, at a byte of the input.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Problem {
    code: &'static str,
    message: String,
    at: usize,
}

impl Problem {
    /// A request AWS refuses.
    fn new(at: usize, message: impl Into<String>) -> Self {
        Self { code: "InvalidInput", message: message.into(), at }
    }

    /// A policy AWS refuses.
    fn policy(at: usize, message: impl Into<String>) -> Self {
        Self { code: "MalformedPolicyDocument", message: message.into(), at }
    }
}

/// Answers every request of `input`: one, an array of them, or one a line (JSON Lines). The answers come in the same form
/// and order; what stands on one line is answered on one line.
///
/// An action that is about no single resource according to `reference` is checked against `*`, whatever resource is asked
/// about. With `explain` each result has the trace as well, as data and in sentences, and a note where the reference does
/// not know the action. Its places are those of the text;
/// `MatchedStatements` has the places AWS gives, which begin where the statement before ends.
pub fn simulate(input: &[u8], reference: &Reference, explain: bool) -> String {
    let mut actions = Actions::new(reference, explain);
    let input = Input::new(input);
    let positions = Positions::new(&input.text);
    let (form, pieces) = input.pieces();
    let answers = pieces.into_iter().map(|piece| {
        answer_piece(&input.text, piece, &mut actions).unwrap_or_else(|problem| {
            let (line, column) = positions.of(&input.text, problem.at);
            let error = vec![
                ("Code", Json::text(problem.code)),
                ("Message", Json::Text(problem.message)),
                ("Line", Json::Number(line)),
                ("Column", Json::Number(column)),
            ];
            Json::Object(vec![("Error", Json::Object(error))])
        })
    });
    let one_line = form == Form::Lines || !input.text.trim().contains(['\n', '\r']);
    let print = |answer: &Json| if one_line { answer.compact() } else { answer.pretty() } + "\n";
    match form {
        Form::Array => print(&Json::List(answers.collect())),
        Form::One | Form::Lines => answers.map(|answer| print(&answer)).collect(),
    }
}

fn answer_piece(text: &str, piece: Piece, actions: &mut Actions<'_>) -> Result<Json, Problem> {
    let simulation = Simulation::read(text, piece.base, &piece.root?)?;
    simulation.answer(actions)
}
