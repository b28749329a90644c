//! Names of the operations of CloudWatch Logs.

use crate::model::logs::LogsCall;

impl LogsCall {
    /// The operation's name.
    pub(crate) fn name(&self) -> &'static str {
        match self {
            Self::CreateLogGroup { .. } => "CreateLogGroup",
            Self::CreateLogStream { .. } => "CreateLogStream",
            Self::PutLogEvents { .. } => "PutLogEvents",
            Self::DescribeLogGroups { .. } => "DescribeLogGroups",
            Self::DescribeLogStreams { .. } => "DescribeLogStreams",
            Self::GetLogEvents { .. } => "GetLogEvents",
            Self::FilterLogEvents { .. } => "FilterLogEvents",
            Self::DeleteLogGroup { .. } => "DeleteLogGroup",
            Self::DeleteLogStream { .. } => "DeleteLogStream",
            Self::PutRetentionPolicy { .. } => "PutRetentionPolicy",
            Self::DeleteRetentionPolicy { .. } => "DeleteRetentionPolicy",
            Self::PutResourcePolicy { .. } => "PutResourcePolicy",
            Self::DescribeResourcePolicies => "DescribeResourcePolicies",
            Self::DeleteResourcePolicy { .. } => "DeleteResourcePolicy",
        }
    }
}
