//! Parses an AWS "access denied" error or CloudTrail record into the request that was denied (IAM User Guide, *Troubleshoot
//! access denied error messages*; CloudTrail User Guide, *CloudTrail record contents*).
//!
//! Texts come from terminals and logs, so the parser is lenient about the text around the sentence. It never guesses: a field
//! absent from the text is `None`.

mod authorization_message;
mod call;
mod caller_name;
mod clean_text;
mod cloud_trail;
mod console_box;
mod denied_by;
mod duplicates;
mod error_code;
mod error_denial;
mod error_text;
mod fixed_sentence;
mod hard_wrap;
mod log_records;
mod log_table;
mod mark;
mod not_iam;
mod operation_action;
mod own_sentence;
mod phrase;
mod reason;
mod record_context;
mod requirement;
mod resource_name;
mod resource_policy_command;
mod sentence;
mod token;
mod transfer;

use std::borrow::Cow;

use crate::explanation::{EvaluationDecision, Gate};
use crate::reference::Reference;
use crate::request::{Principal, RequestContext};
use crate::span::TextRange;
use clean_text::CleanText;
use log_records::Records;

pub use denied_by::DeniedBy;
pub use not_iam::NotIam;
pub use requirement::{Requirement, RequirementDocument, decode_command, requirements};
pub use transfer::{denials_from_text, denials_to_text};

/// Texts longer than this are not parsed: a log of a night has its place, one of a year has not.
pub const MAX_LENGTH: usize = 20_000_000;

/// At most this many different denials are parsed from one text.
pub const MAX_DENIALS: usize = 200;

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
    /// Whether the action follows from the operation, which is all that the text names.
    pub is_action_derived: bool,
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
            is_action_derived: false,
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
    parse_denials_with(text, None)
}

/// Like [`parse_denials`], with a reference of services: actions of operations whose service the text does not name are found in
/// it where it knows every service, and a derived action that its service does not have is not told.
///
/// # Errors
/// If the text has no denial.
pub fn parse_denials_with(
    text: &str,
    reference: Option<&Reference>,
) -> Result<Vec<Denial>, DenialParseError> {
    if text.trim().is_empty() {
        return Err(DenialParseError::Empty);
    }
    if text.len() > MAX_LENGTH {
        return Err(DenialParseError::TooLong);
    }
    let records = Records::read(text, reference);
    let mut found = records.denials;
    let rest = without(text, &records.taken);
    let clean = CleanText::new(&rest);
    found.extend(
        error_text::errors(&clean).iter().filter_map(|error| error_denial::denial(&clean, error, reference)),
    );
    found.sort_by_key(|denial| denial.span.start);
    duplicates::count(found, records.any, records.cause)
}

/// Removes derived actions that AWS does not have, as far as `reference` tells: a service that it does not know is not judged.
pub fn remove_unknown_actions(denials: &mut [Denial], reference: &Reference) {
    for denial in denials.iter_mut().filter(|denial| denial.is_action_derived) {
        denial.action.take_if(|action| !operation_action::is_possible(action, reference));
        denial.is_action_derived = denial.action.is_some();
    }
}

/// The text without the ranges that were read; each is replaced by spaces, so that places stay.
fn without<'t>(text: &'t str, taken: &[TextRange]) -> Cow<'t, str> {
    if taken.is_empty() {
        return Cow::Borrowed(text);
    }
    let mut rest = String::with_capacity(text.len());
    for range in taken {
        let start = rest.len();
        rest.push_str(text.get(start..range.start).unwrap_or(""));
        // An empty line parts what stands before a record from what stands behind it.
        rest.extend(std::iter::repeat_n('\n', range.end.saturating_sub(rest.len())));
    }
    rest.push_str(text.get(rest.len()..).unwrap_or(""));
    Cow::Owned(rest)
}
