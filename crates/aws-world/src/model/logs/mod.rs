//! CloudWatch Logs: log groups, streams, events.

use iam_policy::sorted_map::SortedMap;

use crate::clock::SimTime;
use crate::model::iam::StoredDocument;

/// The periods there are, in days
/// [PutRetentionPolicy](https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html).
pub const RETENTION_IN_DAYS: [u32; 22] =
    [1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653];

/// The CloudWatch Logs part of an account.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Logs {
    /// Log groups by name.
    pub groups: SortedMap<LogGroup>,
    /// Resource policies by name.
    pub resource_policies: SortedMap<StoredDocument>,
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
    /// Days that events are kept; `None` for ever.
    pub retention_in_days: Option<u32>,
    /// Streams by name.
    pub streams: SortedMap<Vec<LogEvent>>,
}

/// A log event.
#[derive(Clone, Debug, PartialEq)]
pub struct LogEvent {
    /// When.
    pub time: SimTime,
    /// Its text.
    pub message: String,
}

/// CloudWatch Logs calls.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the fields are the parameters of the AWS call of the same name")]
pub enum LogsCall {
    CreateLogGroup { log_group_name: String },
    CreateLogStream { log_group_name: String, log_stream_name: String },
    PutLogEvents { log_group_name: String, log_stream_name: String, messages: Vec<String> },
    DescribeLogGroups { log_group_name_prefix: String },
    DescribeLogStreams { log_group_name: String },
    GetLogEvents { log_group_name: String, log_stream_name: String },
    FilterLogEvents { log_group_name: String, filter_pattern: String },
    DeleteLogGroup { log_group_name: String },
    DeleteLogStream { log_group_name: String, log_stream_name: String },
    PutRetentionPolicy { log_group_name: String, retention_in_days: u32 },
    DeleteRetentionPolicy { log_group_name: String },
    PutResourcePolicy { policy_name: String, policy_document: String },
    DescribeResourcePolicies,
    DeleteResourcePolicy { policy_name: String },
}

impl LogsCall {
    /// Whether it is about resource policies, which belong to no log group.
    pub(crate) fn is_about_policies(&self) -> bool {
        matches!(
            self,
            Self::PutResourcePolicy { .. }
                | Self::DescribeResourcePolicies
                | Self::DeleteResourcePolicy { .. }
        )
    }

    /// The log group and the stream it is about, where it is about one.
    pub(crate) fn group_and_stream(&self) -> (&str, &str) {
        match self {
            Self::DescribeLogGroups { .. }
            | Self::PutResourcePolicy { .. }
            | Self::DescribeResourcePolicies
            | Self::DeleteResourcePolicy { .. } => ("", ""),
            Self::CreateLogGroup { log_group_name }
            | Self::DeleteLogGroup { log_group_name }
            | Self::PutRetentionPolicy { log_group_name, .. }
            | Self::DeleteRetentionPolicy { log_group_name }
            | Self::DescribeLogStreams { log_group_name }
            | Self::FilterLogEvents { log_group_name, .. } => (log_group_name, ""),
            Self::CreateLogStream { log_group_name, log_stream_name }
            | Self::DeleteLogStream { log_group_name, log_stream_name }
            | Self::GetLogEvents { log_group_name, log_stream_name }
            | Self::PutLogEvents { log_group_name, log_stream_name, .. } => (log_group_name, log_stream_name),
        }
    }
}
