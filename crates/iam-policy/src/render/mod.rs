//! The only place that makes sentences out of a trace. The sentences are for somebody who learns: what was compared
//! with what, and which statement of which policy it was. `tests/sentences.md` holds examples, word by word.

mod access_denied;
mod allowed;
mod assumption;
mod element;
mod error;
mod explicit_deny;
mod gate;
mod implicit_deny;
mod near_miss;
mod nearest_statement;
mod phrases;
mod rule;
mod special;
mod verdict;

use crate::access_denied::{Denial, DenialParseError, Requirement};
use crate::arn::Arn;
use crate::certainty::Certainty;
use crate::document::PolicyType;
use crate::explanation::{
    AuthorizationResult, ElementMatch, EvaluationDecision, Gate, GateOutcome, StatementOutcome,
};
use crate::policy_set::{Assumption, PolicySource};
use crate::request::AuthorizationRequest;
use crate::rule::Rule;

/// AWS's own error text for a denied request; `None` when it is allowed (IAM User Guide, *Troubleshoot access denied
/// error messages*).
pub fn error_message(request: &AuthorizationRequest, result: &AuthorizationResult) -> Option<String> {
    error::message(request, result)
}

/// The meaning of AWS's message about a denial.
pub fn denial_meaning(denial: &Denial) -> String {
    access_denied::meaning(denial)
}

/// The requirement of a gate, as a sentence.
pub fn requirement(denial: &Denial, requirement: &Requirement) -> String {
    access_denied::requirement(denial, requirement)
}

/// The name of a kind of policy in AWS's error texts.
pub fn gate_kind(gate: Gate) -> &'static str {
    access_denied::kind(gate)
}

/// The error of a text that is no denial, as a sentence.
pub fn denial_parse_error(error: DenialParseError) -> &'static str {
    access_denied::parse_error(error)
}

/// The reason for the decision with the values that decided it, for a reader of nothing else.
///
/// ```
/// use iam_policy::document::PolicyType;
/// use iam_policy::evaluation::{AttachedPolicy, PolicySet, authorize};
/// use iam_policy::render::deciding_sentence;
/// use iam_policy::request::{AuthorizationRequest, Principal, RequestContext};
///
/// let ann = "arn:aws:iam::111122223333:user/ann";
/// let text = r#"{"Statement": {"Sid": "Read", "Effect": "Allow", "Action": "s3:Get*", "Resource": "*"}}"#;
/// let policies = PolicySet {
///     identity: vec![AttachedPolicy::inline(text, PolicyType::Identity, "photos", ann)],
///     ..PolicySet::default()
/// };
/// let request = AuthorizationRequest {
///     caller: Principal::User { arn: ann.into() },
///     action: "s3:GetObject".into(),
///     resource: "arn:aws:s3:::photos/cat.jpg".into(),
///     resource_account: Some("111122223333".into()),
///     context: RequestContext::default(),
/// };
/// assert_eq!(
///     deciding_sentence(&request, &authorize(&request, &policies)),
///     "Statement 1 (Sid `Read`) in policy `photos` allows `s3:GetObject`, and nothing denies it."
/// );
/// ```
pub fn deciding_sentence(request: &AuthorizationRequest, result: &AuthorizationResult) -> String {
    let known = match (result.special_rule, result.decision) {
        (Some(rule), _) => special::sentence(rule),
        (None, EvaluationDecision::ExplicitDeny) => explicit_deny::deciding(request, result),
        (None, EvaluationDecision::Allowed) => allowed::sentence(request, result),
        (None, EvaluationDecision::ImplicitDeny) => implicit_deny::deciding(request, result),
    };
    match assumption::sentence(result) {
        Some(assumed) => format!("{assumed} {known}"),
        None => known,
    }
}

/// `the policy of bucket `photos``: a policy that nobody gave.
pub fn assumption_name(assumption: &Assumption) -> String {
    assumption::name(assumption)
}

/// For who expected a denial: the Deny that came nearest and what it misses. `None` unless the request is allowed and some
/// Deny is about its action.
pub fn nearest_deny(request: &AuthorizationRequest, result: &AuthorizationResult) -> Option<String> {
    allowed::nearest_deny(request, result)
}

/// The verdict in a few words, which name who denied or stopped the request.
pub fn verdict(result: &AuthorizationResult) -> &'static str {
    if !result.assumptions.is_empty() {
        return assumption::verdict(result.decision == EvaluationDecision::Allowed);
    }
    verdict::words(result)
}

/// `documented`, `disputed` or `undocumented`.
pub fn certainty_word(certainty: Certainty) -> &'static str {
    rule::certainty_word(certainty)
}

/// The verdict where nothing but the decision is known.
pub fn decision_label(decision: EvaluationDecision) -> &'static str {
    verdict::of_decision(decision)
}

/// The verdict with assumptions, where nothing else is known.
pub fn assumption_label(is_allowed: bool) -> &'static str {
    assumption::verdict(is_allowed)
}

/// The verdict of a gate and its reason, one sentence.
pub fn gate_sentence(request: &AuthorizationRequest, gate: &GateOutcome) -> String {
    gate::sentence(request, gate)
}

/// The reason for a match or mismatch of an element, one sentence with the resolved values.
pub fn element_sentence(element: &ElementMatch) -> String {
    element::sentence(element)
}

/// The sources of a rule that AWS does not settle, and the reading chosen here; empty for documented rules.
pub fn rule_note(rule: Rule) -> &'static str {
    rule::note(rule)
}

/// `statement 1 (Sid `ReadPhotos`)`.
pub fn statement_name(statement: &StatementOutcome) -> String {
    let number = statement.index + 1;
    match &statement.sid {
        Some(sid) if !sid.is_empty() => format!("statement {number} (Sid `{sid}`)"),
        _ => format!("statement {number}"),
    }
}

/// `the trust policy of `PhotoAppRole``.
pub fn source_name(source: &PolicySource) -> String {
    let name = &source.name;
    match source.policy_type {
        PolicyType::Identity => format!("policy `{name}`"),
        PolicyType::Resource if is_of_key(source) => format!("the key policy of `{name}`"),
        PolicyType::Resource => format!("the resource policy of `{name}`"),
        PolicyType::Trust => format!("the trust policy of `{name}`"),
        PolicyType::PermissionsBoundary => format!("the permissions boundary `{name}`"),
        PolicyType::Session => format!("the session policy `{name}`"),
        PolicyType::ServiceControl => format!("the service control policy `{name}`"),
        PolicyType::ResourceControl => format!("the resource control policy `{name}`"),
        PolicyType::VpcEndpoint => format!("the endpoint policy `{name}`"),
        PolicyType::Grant => format!("the {name}"),
    }
}

/// The resource that carries it is a KMS key.
fn is_of_key(source: &PolicySource) -> bool {
    Arn::parse(&source.attached_to).is_some_and(|arn| arn.service == "kms")
}

#[cfg(test)]
mod tests;
