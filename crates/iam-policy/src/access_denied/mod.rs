//! Parses an AWS "access denied" error or CloudTrail record into the request that was denied (IAM User Guide, *Troubleshoot
//! access denied error messages*; CloudTrail User Guide, *CloudTrail record contents*).
//!
//! Texts come from terminals and logs, so the parser is lenient about the text around the sentence. It never guesses: a field
//! absent from the text is `None`.

mod authorization_message;
mod cloud_trail;
mod denied_by;
mod message;
mod not_iam;
mod operation_action;
mod requirement;
mod resource_name;

use crate::explanation::{EvaluationDecision, Gate};
use crate::json::Value;
use crate::request::{Principal, RequestContext};
use crate::span::TextRange;

pub use denied_by::DeniedBy;
pub use not_iam::NotIam;
pub use requirement::{Requirement, RequirementDocument, requirements};

/// Texts longer than this are not parsed: an error is a line, a CloudTrail record a page.
pub const MAX_LENGTH: usize = 2_000_000;

/// At most this many denials are parsed from one text.
pub const MAX_DENIALS: usize = 50;

/// The kind of text that a denial was parsed from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DenialSource {
    /// An error text, as a command line tool, an SDK or a log shows it.
    ErrorText,
    /// The XML that S3 answers with.
    Xml,
    /// A CloudTrail record.
    CloudTrail,
    /// A decoded authorization message.
    Decoded,
}

/// A denied request, as far as the text tells it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Denial {
    /// The kind of text it was parsed from.
    pub source: DenialSource,
    /// Where it stands in the text, in bytes of UTF-8.
    pub span: TextRange,
    /// How often the text tells it, at least once.
    pub count: usize,
    /// The caller as the text writes it: an ARN, whose account may be masked, a service's name, `anonymous`, or a bare name.
    pub caller_name: Option<String>,
    /// The caller, where the name is that of one: `None` of an ARN with a masked account.
    pub caller: Option<Principal>,
    /// `service:Name`.
    pub action: Option<String>,
    /// The name of the API operation, where the text tells it.
    pub operation: Option<String>,
    /// The resource's ARN, or `*`.
    pub resource: Option<String>,
    /// The account that owns the resource, where it is named apart from the resource's ARN.
    pub resource_account: Option<String>,
    /// Explicit or implicit deny.
    pub decision: Option<EvaluationDecision>,
    /// The kind of policy that AWS names.
    pub denied_by: Option<DeniedBy>,
    /// The gate of that kind of policy.
    pub gate: Option<Gate>,
    /// The policy that AWS names.
    pub policy_arn: Option<String>,
    /// The encoded authorization message, which only `aws sts decode-authorization-message` can read.
    pub encoded: Option<String>,
    /// Whether the encoded authorization message is cut off, as CloudTrail does; it is not kept, for nothing can decode it.
    pub encoded_is_cut: bool,
    /// The cause, where it is no IAM policy.
    pub not_iam: Option<NotIam>,
    /// The condition keys of the request, as far as a CloudTrail record or a decoded message tells them.
    pub context: RequestContext,
    /// The VPC endpoint that the request came through.
    pub vpc_endpoint: Option<String>,
    /// AWS's message, unchanged.
    pub raw_message: String,
}

/// Error of a text that is no denial.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DenialParseError {
    /// Nothing was there.
    Empty,
    /// More than [`MAX_LENGTH`].
    TooLong,
    /// No message of AWS that denies a request.
    NotADenial,
    /// CloudTrail records, none of which is a denial.
    NothingDenied,
    /// CloudTrail records, none of which is a denial by a policy; one failed for this cause.
    NotIam(NotIam),
}

impl Denial {
    fn new(source: DenialSource, raw_message: &str) -> Self {
        Self {
            source,
            span: TextRange::default(),
            count: 1,
            caller_name: None,
            caller: None,
            action: None,
            operation: None,
            resource: None,
            resource_account: None,
            decision: None,
            denied_by: None,
            gate: None,
            policy_arn: None,
            encoded: None,
            encoded_is_cut: false,
            not_iam: None,
            context: RequestContext::default(),
            vpc_endpoint: None,
            raw_message: raw_message.to_owned(),
        }
    }
}

/// Parses an error text, S3's XML, or CloudTrail: one record, a file of them, or what `aws cloudtrail lookup-events`
/// prints.
///
/// # Errors
/// If the text has no denial.
///
/// ```
/// use iam_policy::access_denied::parse_denials;
/// use iam_policy::explanation::{EvaluationDecision, Gate};
///
/// let denials = parse_denials(
///     "An error occurred (AccessDenied) when calling the GetObject operation: User: \
///      arn:aws:iam::111122223333:user/ann is not authorized to perform: s3:GetObject on resource: \
///      \"arn:aws:s3:::photos/cat.jpg\" with an explicit deny in a service control policy",
/// );
/// let Ok([denial]) = denials.as_deref() else { panic!("one denial") };
/// assert_eq!(denial.action.as_deref(), Some("s3:GetObject"));
/// assert_eq!(denial.resource.as_deref(), Some("arn:aws:s3:::photos/cat.jpg"));
/// assert_eq!(denial.decision, Some(EvaluationDecision::ExplicitDeny));
/// assert_eq!(denial.gate, Some(Gate::ServiceControlPolicies));
/// ```
pub fn parse_denials(text: &str) -> Result<Vec<Denial>, DenialParseError> {
    let text = text.trim();
    if text.is_empty() {
        return Err(DenialParseError::Empty);
    }
    if text.len() > MAX_LENGTH {
        return Err(DenialParseError::TooLong);
    }
    if text.starts_with(['{', '[']) {
        let parsed = crate::json::parse(text);
        if let Some(denial) = authorization_message::parse(&parsed.root) {
            return Ok(vec![denial]);
        }
        if matches!(parsed.root.value, Value::Object(_) | Value::Array(_))
            && let Some(denials) = cloud_trail::parse(&parsed.root)
        {
            return if denials.is_empty() { Err(DenialParseError::NothingDenied) } else { Ok(denials) };
        }
    }
    message::parse(text).map(|denial| vec![denial]).ok_or(DenialParseError::NotADenial)
}
