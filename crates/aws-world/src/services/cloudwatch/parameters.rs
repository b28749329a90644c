//! Parameters of CloudWatch calls.

use crate::api::parameters::{Parameter, ParameterValue, push_if_given, text};
use crate::model::cloudwatch::CloudWatchCall;

pub(crate) fn parameters(call: &CloudWatchCall) -> Vec<Parameter> {
    match call {
        CloudWatchCall::PutMetricData { namespace, metric_name, value } => vec![
            ("namespace", text(namespace)),
            ("metricName", text(metric_name)),
            ("value", ParameterValue::Number(*value)),
        ],
        CloudWatchCall::ListMetrics { namespace } => {
            let mut parameters = Vec::new();
            push_if_given(&mut parameters, "namespace", namespace);
            parameters
        }
    }
}
