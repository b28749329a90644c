//! An interface for scripts: the JSON of AWS's `iam simulate-custom-policy --cli-input-json` in, the shape of its
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
//! The answer has a result for each action and resource. `ResourceSpecificResults` holds the resource's own part. Today's
//! API reference tells of one result for each action, with the strictest decision and a part for each resource.
//!
//! The request context holds the keys of `ContextEntries`. The keys that follow from the request are added where
//! `ContextEntries` lacks them, as AWS adds them; the answer lists them under `DerivedContextEntries`.
//! `"ContextKeysFromRequest": false` leaves them out. `Assumptions` lists the facts that a result takes for granted.
//!
//! A request that AWS would refuse, for a malformed policy among others, is not evaluated. Its answer is an `Error` with the
//! line and column in the input.

mod access_point;
mod actions;
mod context;
mod derived_context;
mod evaluation_results;
mod explain;
mod input;
mod line_index;
mod organization;
mod parameters;
mod policies;
mod reason;
mod resource_shares;

use crate::json::Json;
use actions::Actions;
use input::{Input, InputFormat, RequestInput};
use line_index::LineIndex;
use parameters::Simulation;

use crate::reference::Reference;

/// The code of an error, one of AWS's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum InputErrorCode {
    InvalidInput,
    MalformedPolicyDocument,
}

impl InputErrorCode {
    fn as_str(self) -> &'static str {
        match self {
            Self::InvalidInput => "InvalidInput",
            Self::MalformedPolicyDocument => "MalformedPolicyDocument",
        }
    }
}

/// An error in the input. `at` is a byte offset.
#[derive(Clone, Debug, PartialEq, Eq)]
struct InputError {
    code: InputErrorCode,
    message: String,
    at: usize,
}

impl InputError {
    /// The error of a request that AWS refuses.
    fn new(at: usize, message: impl Into<String>) -> Self {
        Self { code: InputErrorCode::InvalidInput, message: message.into(), at }
    }

    /// The error of a policy that AWS refuses.
    fn policy(at: usize, message: impl Into<String>) -> Self {
        Self { code: InputErrorCode::MalformedPolicyDocument, message: message.into(), at }
    }
}

/// Answers every request of `input`, for scripts that have JSON and no Rust types.
///
/// `input` is UTF-8: one request, an array of requests, or a request a line (JSON Lines). The answers have the same form and
/// order. A request that cannot be read, or that AWS would refuse, has an `Error` for its answer, and the others are answered.
///
/// An action without a resource type in `reference` is evaluated against `*`, whatever `ResourceArns` holds.
///
/// `explain` adds the trace to each result, as data and in sentences, and a note to an action that `reference` does not have.
/// The positions of the trace are those of the policy's text, lines and columns from 1. The positions of
/// `MatchedStatements` are AWS's, which begin where the statement before ends.
///
/// ```
/// use iam_policy::reference::Reference;
/// use iam_policy::simulate::simulate;
///
/// let input = br#"{"PolicyInputList": [{"Statement": {"Effect": "Allow", "Action": "s3:*", "Resource": "*"}}],
///     "ActionNames": ["s3:GetObject"], "ResourceArns": ["arn:aws:s3:::photos/cat.jpg"]}"#;
/// let answer = simulate(input, &Reference::common(), false);
/// let answer = iam_policy::json::parse(&answer).root;
/// let results = answer.member("EvaluationResults").and_then(|results| results.as_array()).unwrap_or_default();
/// let decision = results[0].member("EvalDecision").and_then(|decision| decision.as_str());
/// assert_eq!(decision, Some("allowed"));
/// ```
pub fn simulate(input: &[u8], reference: &Reference, explain: bool) -> String {
    let mut actions = Actions::new(reference, explain);
    let input = Input::new(input);
    let line_index = LineIndex::new(&input.text);
    let (format, requests) = input.requests();
    let answers = requests.into_iter().map(|request| {
        answer_request(&input.text, request, &mut actions).unwrap_or_else(|error| {
            let (line, column) = line_index.position(&input.text, error.at);
            let error = vec![
                ("Code", Json::text(error.code.as_str())),
                ("Message", Json::Text(error.message)),
                ("Line", Json::from(line)),
                ("Column", Json::from(column)),
            ];
            Json::from_members(vec![("Error", Json::from_members(error))])
        })
    });
    let one_line = format == InputFormat::Lines || !input.text.trim().contains(['\n', '\r']);
    let print = |answer: &Json| if one_line { answer.compact() } else { answer.pretty() } + "\n";
    match format {
        InputFormat::Array => print(&Json::List(answers.collect())),
        InputFormat::One | InputFormat::Lines => answers.map(|answer| print(&answer)).collect(),
    }
}

fn answer_request(text: &str, request: RequestInput, actions: &mut Actions<'_>) -> Result<Json, InputError> {
    let simulation = Simulation::read(text, request.base, &request.root?)?;
    simulation.answer(actions)
}
