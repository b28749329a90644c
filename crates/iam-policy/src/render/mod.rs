//! Sentences about a trace, for somebody who learns. A sentence names the values that were compared and the statement and
//! policy that hold them. `tests/sentences.md` holds examples, word by word. No other module makes such sentences.

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

use crate::access_denied::{Denial, DenialParseError, NotIam, Requirement};
use crate::arn::Arn;
use crate::certainty::Certainty;
use crate::document::PolicyType;
use crate::explanation::{
    AuthorizationResult, ElementMatch, EvaluationDecision, Gate, GateOutcome, StatementOutcome,
};
use crate::policy_set::{Assumption, PolicySource};
use crate::request::AuthorizationRequest;
use crate::rule::Rule;

/// AWS's error message for a denied request (IAM User Guide, *Troubleshoot access denied error messages*); `None` for an
/// allowed one.
pub fn error_message(request: &AuthorizationRequest, result: &AuthorizationResult) -> Option<String> {
    error::message(request, result)
}

/// The meaning of AWS's error message about a denial, in sentences.
pub fn denial_meaning(denial: &Denial) -> String {
    access_denied::meaning(denial)
}

/// The requirement of a gate for the denied request to be allowed, one sentence.
pub fn requirement(denial: &Denial, requirement: &Requirement) -> String {
    access_denied::requirement(denial, requirement)
}

/// The name of a gate's kind of policy in AWS's error messages.
pub fn gate_kind(gate: Gate) -> &'static str {
    access_denied::kind(gate)
}

/// The cause of an error that no IAM policy decides, and what to look at.
pub fn not_iam(cause: NotIam) -> &'static str {
    access_denied::not_iam(cause)
}

/// The error of a text that is no denial, one sentence for whoever pasted it.
pub fn denial_parse_error(error: DenialParseError) -> &'static str {
    access_denied::parse_error(error)
}

/// The reason for the decision, with the values that decided it. It can be read alone; names are in backquotes.
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

/// The name of an unknown fact or missing policy, to follow other words: `the policy of bucket `photos``.
pub fn assumption_name(assumption: &Assumption) -> String {
    assumption::name(assumption)
}

/// The Deny that came nearest to applying, with the elements that do not match, for whoever expected a denial. `None` for a
/// denied request, and where no Deny is about its action.
pub fn nearest_deny(request: &AuthorizationRequest, result: &AuthorizationResult) -> Option<String> {
    allowed::nearest_deny(request, result)
}

/// The verdict, a few words. They name the kind of policy that denied or stopped the request.
pub fn verdict(result: &AuthorizationResult) -> &'static str {
    if !result.assumptions.is_empty() {
        return assumption::verdict(result.decision == EvaluationDecision::Allowed);
    }
    verdict::words(result)
}

/// The word for a certainty: `documented`, `disputed` or `undocumented`.
pub fn certainty_word(certainty: Certainty) -> &'static str {
    rule::certainty_word(certainty)
}

/// The verdict for a decision without its trace, a few words.
pub fn decision_label(decision: EvaluationDecision) -> &'static str {
    verdict::of_decision(decision)
}

/// The verdict for a decision that depends on assumptions, without its trace.
pub fn assumption_label(is_allowed: bool) -> &'static str {
    assumption::verdict(is_allowed)
}

/// The verdict of a gate with its reason, one sentence.
pub fn gate_sentence(request: &AuthorizationRequest, gate: &GateOutcome) -> String {
    gate::sentence(request, gate)
}

/// The reason for a match or mismatch of an element, one sentence. Policy variables are replaced by their values.
pub fn element_sentence(element: &ElementMatch) -> String {
    element::sentence(element)
}

/// The sources of a rule that AWS's documentation does not settle, with the reading chosen here. Empty for documented rules.
pub fn rule_note(rule: Rule) -> &'static str {
    rule::note(rule)
}

/// The name of a statement, by its number from 1 and its `Sid`: `statement 1 (Sid `ReadPhotos`)`.
pub fn statement_name(statement: &StatementOutcome) -> String {
    let number = statement.index + 1;
    match &statement.sid {
        Some(sid) if !sid.is_empty() => format!("statement {number} (Sid `{sid}`)"),
        _ => format!("statement {number}"),
    }
}

/// The name of a policy with what it is attached to: `the trust policy of `PhotoAppRole``.
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

/// Whether the resource that carries the policy is a KMS key.
fn is_of_key(source: &PolicySource) -> bool {
    Arn::parse(&source.attached_to).is_some_and(|arn| arn.service == "kms")
}

#[cfg(test)]
mod tests;
