//! The permissions that CloudWatch calls require
//! [actions, resources and condition keys for CloudWatch](https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazoncloudwatch.html).

use crate::model::account_id::AccountId;
use crate::model::cloudwatch::CloudWatchCall;
use crate::world::{RequiredPermission, WorldState};

impl WorldState {
    /// Metrics have no ARN: only `cloudwatch:namespace` can tell one program's from another's
    /// [limit access to namespaces](https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/iam-cw-condition-keys-namespace.html).
    /// `ListMetrics` has no such key.
    pub(crate) fn cloudwatch_required_permissions(
        &self,
        account: &AccountId,
        action: &str,
        call: &CloudWatchCall,
    ) -> Vec<RequiredPermission> {
        let permission = RequiredPermission::new(action, "*", account);
        vec![match call {
            CloudWatchCall::PutMetricData { namespace, .. } => {
                permission.with("cloudwatch:namespace", namespace)
            }
            CloudWatchCall::ListMetrics { .. } => permission,
        }]
    }
}
