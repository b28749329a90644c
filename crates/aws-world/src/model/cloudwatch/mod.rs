//! CloudWatch: metrics that programs publish
//! [custom metrics](https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/publishingMetrics.html).

use iam_policy::sorted_map::SortedMap;

use crate::clock::SimTime;

/// The CloudWatch part of an account: metrics by name, by namespace.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CloudWatch {
    /// Namespaces by name.
    pub namespaces: SortedMap<SortedMap<Vec<DataPoint>>>,
}

/// A value of a metric.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DataPoint {
    /// When.
    pub time: SimTime,
    /// Value; a whole number in this world.
    pub value: u32,
}

/// CloudWatch calls.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the fields are the parameters of the AWS call of the same name")]
pub enum CloudWatchCall {
    PutMetricData { namespace: String, metric_name: String, value: u32 },
    ListMetrics { namespace: String },
}
