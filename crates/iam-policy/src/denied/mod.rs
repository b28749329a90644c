//! A refusal that somebody met in a real account: AWS's error text, or the CloudTrail record of the call, read back to
//! the request that was refused (IAM User Guide, *Troubleshoot access denied error messages*; CloudTrail User Guide,
//! *CloudTrail record contents*).
//!
//! Texts come from terminals and logs, so reading is lenient about what stands around the sentence, and says nothing
//! that the text does not say: what is not told is `None`.

mod action_name;
mod cloud_trail;
mod decoded;
mod message;
mod requirement;
mod resource_name;

use crate::explanation::{EvaluationDecision, Gate};
use crate::json::Value;
use crate::request::Principal;

pub use requirement::{Document, Requirement, requirements};

/// Texts longer than this are not read: an error is a line, a CloudTrail record a page.
pub const MAX_LENGTH: usize = 2_000_000;

/// At most this many refusals are read out of one text.
pub const MAX_DENIALS: usize = 50;

/// What the text was.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Form {
    /// An error text, as a command line tool, an SDK or a log shows it.
    ErrorText,
    /// The XML that S3 answers with.
    Xml,
    /// A CloudTrail record.
    CloudTrail,
    /// What the encoded authorization message says.
    Decoded,
}

/// A refused request, as far as the text tells it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Denial {
    /// What it was read from.
    pub form: Form,
    /// Who asked.
    pub caller: Option<Principal>,
    /// `service:Name`.
    pub action: Option<String>,
    /// The name of the API operation, where the text tells no action.
    pub operation: Option<String>,
    /// The resource's ARN, or `*`.
    pub resource: Option<String>,
    /// The account that owns the resource, where it is told apart from the resource's ARN.
    pub resource_account: Option<String>,
    /// Explicit or implicit deny.
    pub decision: Option<EvaluationDecision>,
    /// The kind of policy that AWS names.
    pub gate: Option<Gate>,
    /// The policy that AWS names.
    pub policy_arn: Option<String>,
    /// The encoded authorization message, which only `aws sts decode-authorization-message` can read.
    pub encoded: Option<String>,
    /// The VPC endpoint that the request came through.
    pub vpc_endpoint: Option<String>,
    /// AWS's words.
    pub said: String,
}

/// Why nothing was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum NotRead {
    /// Nothing was there.
    Empty,
    /// More than [`MAX_LENGTH`].
    TooLong,
    /// No text that AWS refuses with.
    NotADenial,
    /// CloudTrail records, none of which tells of a refusal.
    NothingDenied,
}

impl Denial {
    fn new(form: Form, said: &str) -> Self {
        Self {
            form,
            caller: None,
            action: None,
            operation: None,
            resource: None,
            resource_account: None,
            decision: None,
            gate: None,
            policy_arn: None,
            encoded: None,
            vpc_endpoint: None,
            said: said.to_owned(),
        }
    }
}

/// Reads an error text, S3's XML, or CloudTrail: one record, a file of them, or what `aws cloudtrail lookup-events`
/// prints.
pub fn read(text: &str) -> Result<Vec<Denial>, NotRead> {
    let text = text.trim();
    if text.is_empty() {
        return Err(NotRead::Empty);
    }
    if text.len() > MAX_LENGTH {
        return Err(NotRead::TooLong);
    }
    if text.starts_with(['{', '[']) {
        let parsed = crate::json::parse(text);
        if let Some(denial) = decoded::read(&parsed.root) {
            return Ok(vec![denial]);
        }
        if matches!(parsed.root.value, Value::Object(_) | Value::Array(_))
            && let Some(denials) = cloud_trail::read(&parsed.root)
        {
            return if denials.is_empty() { Err(NotRead::NothingDenied) } else { Ok(denials) };
        }
    }
    message::read(text).map(|denial| vec![denial]).ok_or(NotRead::NotADenial)
}
