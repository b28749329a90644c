//! The types of a call through [`World::call`](crate::World::call): its caller, the call, its answer and its record.

pub(crate) mod cli_line;
mod error_code;
pub(crate) mod errors;
pub(crate) mod parameters;

use iam_policy::evaluation::PolicySet;
use iam_policy::explanation::AuthorizationResult;
use iam_policy::request::AuthorizationRequest;

use crate::model::sts::Credentials;

pub use error_code::ErrorCode;

/// The caller of a call, and the address it calls from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Caller {
    /// A person signed in to the console as this principal: an IAM user's ARN, `arn:aws:iam::ACCOUNT:root`, or a role
    /// session's ARN.
    SignedIn {
        /// ARN of the user, root user or role session.
        arn: String,
    },
    /// A program that signs with credentials.
    Signed {
        /// The credentials it holds; they may be wrong, inactive or expired.
        credentials: Credentials,
        /// The IP address it calls from.
        source_ip: String,
    },
    /// A program that signs nothing.
    Anonymous {
        /// The IP address it calls from.
        source_ip: String,
    },
}

/// One AWS API call with its parameters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ApiCall {
    /// IAM.
    Iam(crate::model::iam::IamCall),
    /// Security Token Service.
    Sts(crate::model::sts::StsCall),
    /// EC2.
    Ec2(crate::model::ec2::Ec2Call),
    /// S3.
    S3(crate::model::s3::S3Call),
    /// CloudWatch.
    CloudWatch(crate::model::cloudwatch::CloudWatchCall),
    /// KMS.
    Kms(crate::model::kms::KmsCall),
    /// CloudWatch Logs.
    Logs(crate::model::logs::LogsCall),
    /// Organizations.
    Organizations(crate::model::organizations::OrganizationsCall),
}

/// An error as AWS returns it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ApiError {
    /// Its code.
    pub code: ErrorCode,
    /// AWS's message.
    pub message: String,
    /// HTTP status.
    pub status: u16,
}

/// A successful call's answer, as far as callers use it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Response {
    /// Nothing worth showing.
    Done,
    /// The ARN or id of what was created.
    Created(String),
    /// A new access key with its secret, shown once, or a session's credentials.
    Credentials(Credentials),
    /// Object text, or object keys, log streams …, one per line.
    Text(String),
    /// `GetCallerIdentity`.
    CallerIdentity {
        /// ARN of the caller.
        arn: String,
        /// Its account.
        account: String,
        /// Its unique id.
        user_id: String,
    },
}

impl Response {
    /// A list, one item per line.
    pub(crate) fn lines(items: impl Iterator<Item = impl AsRef<str>>) -> Self {
        let mut text = String::new();
        for (index, item) in items.enumerate() {
            if index > 0 {
                text.push('\n');
            }
            text.push_str(item.as_ref());
        }
        Self::Text(text)
    }
}

/// A question put to the evaluator and its answer, with what is needed to ask it again.
#[derive(Clone, Debug)]
pub struct Authorization {
    /// The question.
    pub request: AuthorizationRequest,
    /// The policies that counted.
    pub policies: PolicySet,
    /// The answer with its trace.
    pub result: AuthorizationResult,
}
