//! CloudWatch Logs: log groups, streams, events.

mod operations;

use iam_policy::by_name::ByName;

use crate::clock::SimTime;

/// The CloudWatch Logs part of an account.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Logs {
    /// Log groups by name.
    pub groups: ByName<LogGroup>,
}

/// A log group.
#[derive(Clone, Debug, PartialEq)]
pub struct LogGroup {
    /// Name.
    pub name: String,
    /// Region code.
    pub region: String,
    /// ARN without the trailing `:*`.
    pub arn: String,
    /// Streams by name.
    pub streams: ByName<Vec<LogEvent>>,
}

/// A log event.
#[derive(Clone, Debug, PartialEq)]
pub struct LogEvent {
    /// When.
    pub time: SimTime,
    /// What.
    pub message: String,
}

/// CloudWatch Logs calls.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the fields are the parameters of the AWS call of the same name")]
pub enum LogsCall {
    CreateLogGroup { log_group_name: String },
    CreateLogStream { log_group_name: String, log_stream_name: String },
    PutLogEvents { log_group_name: String, log_stream_name: String, messages: Vec<String> },
}
