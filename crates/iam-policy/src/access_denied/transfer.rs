//! Denials as one text, for whoever parses them in another thread than the one that shows them.

use super::{Denial, DenialParseError, DenialSource, DeniedBy, NotIam};
use crate::explanation::{EvaluationDecision, Gate};
use crate::json::{self, Json, Node};
use crate::request::{Principal, RequestContext};
use crate::span::TextRange;

const SOURCES: [DenialSource; 4] =
    [DenialSource::ErrorText, DenialSource::Xml, DenialSource::CloudTrail, DenialSource::Decoded];
const DECISIONS: [EvaluationDecision; 3] =
    [EvaluationDecision::Allowed, EvaluationDecision::ExplicitDeny, EvaluationDecision::ImplicitDeny];
const KINDS: [DeniedBy; 8] = [
    DeniedBy::IdentityBasedPolicy,
    DeniedBy::ResourceBasedPolicy,
    DeniedBy::RoleTrustPolicy,
    DeniedBy::PermissionsBoundary,
    DeniedBy::SessionPolicy,
    DeniedBy::ServiceControlPolicy,
    DeniedBy::ResourceControlPolicy,
    DeniedBy::VpcEndpointPolicy,
];
const ERRORS: [DenialParseError; 4] = [
    DenialParseError::Empty,
    DenialParseError::TooLong,
    DenialParseError::NotADenial,
    DenialParseError::NothingDenied,
];

/// The outcome of a parse as one text.
pub fn denials_to_text(outcome: &Result<Vec<Denial>, DenialParseError>) -> String {
    match outcome {
        Ok(denials) => Json::List(denials.iter().map(denial).collect()),
        Err(DenialParseError::NotIam(cause)) => {
            Json::object().with_if_some("not_iam", index(&NotIam::ALL, Some(*cause)))
        }
        Err(error) => Json::object().with_if_some("error", index(&ERRORS, Some(*error))),
    }
    .compact()
}

/// Reads what [`denials_to_text`] wrote; `None` of another text.
pub fn denials_from_text(text: &str) -> Option<Result<Vec<Denial>, DenialParseError>> {
    let root = json::parse(text).root;
    if let Some(error) = known(&ERRORS, &root, "error") {
        return Some(Err(error));
    }
    if let Some(cause) = known(&NotIam::ALL, &root, "not_iam") {
        return Some(Err(DenialParseError::NotIam(cause)));
    }
    root.as_array()?.iter().map(read_denial).collect::<Option<Vec<_>>>().map(Ok)
}

fn denial(denial: &Denial) -> Json {
    // A field that is added is not forgotten here.
    let Denial {
        source,
        span,
        count,
        caller_name,
        caller,
        action,
        is_action_derived,
        operation,
        resource,
        resource_account,
        decision,
        denied_by,
        gate,
        policy_arn,
        encoded,
        encoded_is_cut,
        not_iam,
        context,
        vpc_endpoint,
        raw_message,
    } = denial;
    let text = |text: &Option<String>| text.as_deref().map(Json::text);
    Json::object()
        .with_if_some("source", index(&SOURCES, Some(*source)))
        .with("start", number(span.start))
        .with("end", number(span.end))
        .with("count", number(*count))
        .with_if_some("caller_name", text(caller_name))
        .with_if_some("caller", caller.as_ref().map(Principal::to_json))
        .with_if_some("action", text(action))
        .with("is_action_derived", Json::Bool(*is_action_derived))
        .with_if_some("operation", text(operation))
        .with_if_some("resource", text(resource))
        .with_if_some("resource_account", text(resource_account))
        .with_if_some("decision", index(&DECISIONS, *decision))
        .with_if_some("denied_by", index(&KINDS, *denied_by))
        .with_if_some("gate", index(&Gate::ALL, *gate))
        .with_if_some("policy_arn", text(policy_arn))
        .with_if_some("encoded", text(encoded))
        .with("encoded_is_cut", Json::Bool(*encoded_is_cut))
        .with_if_some("not_iam", index(&NotIam::ALL, *not_iam))
        .with_if_any("context", context.to_json())
        .with_if_some("vpc_endpoint", text(vpc_endpoint))
        .with_text("raw_message", raw_message)
}

fn read_denial(node: &Node) -> Option<Denial> {
    let text = |name: &str| Some(node.member(name)?.as_str()?.to_owned());
    let count = |name: &str| usize::try_from(node.member(name)?.as_i64()?).ok();
    Some(Denial {
        source: known(&SOURCES, node, "source")?,
        span: TextRange::new(count("start")?, count("end")?),
        count: count("count")?,
        caller_name: text("caller_name"),
        caller: node.member("caller").and_then(Principal::from_json),
        action: text("action"),
        is_action_derived: node.member("is_action_derived")?.as_bool()?,
        operation: text("operation"),
        resource: text("resource"),
        resource_account: text("resource_account"),
        decision: known(&DECISIONS, node, "decision"),
        denied_by: known(&KINDS, node, "denied_by"),
        gate: known(&Gate::ALL, node, "gate"),
        policy_arn: text("policy_arn"),
        encoded: text("encoded"),
        encoded_is_cut: node.member("encoded_is_cut")?.as_bool()?,
        not_iam: known(&NotIam::ALL, node, "not_iam"),
        context: node.member("context").map(RequestContext::from_json).unwrap_or_default(),
        vpc_endpoint: text("vpc_endpoint"),
        raw_message: text("raw_message")?,
    })
}

fn number(value: usize) -> Json {
    Json::Number(i64::try_from(value).unwrap_or_default())
}

/// The place of a value in the list of all; both sides are of one build.
fn index<T: PartialEq + Copy>(all: &[T], value: Option<T>) -> Option<Json> {
    all.iter().position(|known| Some(*known) == value).map(number)
}

fn known<T: Copy>(all: &[T], node: &Node, name: &str) -> Option<T> {
    let index = node.member(name)?.as_i64()?;
    all.get(usize::try_from(index).ok()?).copied()
}
