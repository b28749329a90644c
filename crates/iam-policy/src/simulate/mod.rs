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

/// AWS's code of an error.
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

/// An error in the input, at one of its bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
struct InputError {
    code: InputErrorCode,
    message: String,
    at: usize,
}

impl InputError {
    /// A request AWS refuses.
    fn new(at: usize, message: impl Into<String>) -> Self {
        Self { code: InputErrorCode::InvalidInput, message: message.into(), at }
    }

    /// A policy AWS refuses.
    fn policy(at: usize, message: impl Into<String>) -> Self {
        Self { code: InputErrorCode::MalformedPolicyDocument, message: message.into(), at }
    }
}

/// Answers every request of `input`: one, an array of them, or one a line (JSON Lines). The answers come in the same form
/// and order; what stands on one line is answered on one line.
///
/// An action that is about no single resource according to `reference` is checked against `*`, whatever resource is asked
/// about. With `explain` each result has the trace as well, as data and in sentences, and a note where the reference does
/// not know the action. Its places are those of the text;
/// `MatchedStatements` has the places AWS gives, which begin where the statement before ends.
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
