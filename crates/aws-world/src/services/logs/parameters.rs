//! Parameters of CloudWatch Logs calls.

use crate::api::parameters::{Parameter, ParameterValue, document, push_if_given, text};
use crate::model::logs::LogsCall;

pub(crate) fn parameters(call: &LogsCall) -> Vec<Parameter> {
    let (group, stream) = call.group_and_stream();
    let group = ("logGroupName", text(group));
    let stream = ("logStreamName", text(stream));
    match call {
        LogsCall::CreateLogGroup { .. }
        | LogsCall::DeleteLogGroup { .. }
        | LogsCall::DeleteRetentionPolicy { .. }
        | LogsCall::DescribeLogStreams { .. } => vec![group],
        LogsCall::PutRetentionPolicy { retention_in_days, .. } => {
            vec![group, ("retentionInDays", ParameterValue::Number(*retention_in_days))]
        }
        LogsCall::FilterLogEvents { filter_pattern, .. } => {
            let mut parameters = vec![group];
            push_if_given(&mut parameters, "filterPattern", filter_pattern);
            parameters
        }
        LogsCall::CreateLogStream { .. }
        | LogsCall::DeleteLogStream { .. }
        | LogsCall::GetLogEvents { .. } => vec![group, stream],
        LogsCall::PutLogEvents { messages, .. } => {
            vec![group, stream, ("logEvents", ParameterValue::Messages(messages.clone()))]
        }
        LogsCall::DescribeLogGroups { log_group_name_prefix } => {
            let mut parameters = Vec::new();
            push_if_given(&mut parameters, "logGroupNamePrefix", log_group_name_prefix);
            parameters
        }
        LogsCall::PutResourcePolicy { policy_name, policy_document } => {
            vec![("policyName", text(policy_name)), ("policyDocument", document(policy_document))]
        }
        LogsCall::DeleteResourcePolicy { policy_name } => vec![("policyName", text(policy_name))],
        LogsCall::DescribeResourcePolicies => Vec::new(),
    }
}
