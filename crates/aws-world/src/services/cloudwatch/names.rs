//! Names of the operations of CloudWatch.

use crate::model::cloudwatch::CloudWatchCall;

impl CloudWatchCall {
    /// The operation's name.
    pub(crate) fn name(&self) -> &'static str {
        match self {
            Self::PutMetricData { .. } => "PutMetricData",
            Self::ListMetrics { .. } => "ListMetrics",
        }
    }
}
