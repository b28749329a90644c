//! The permissions that CloudWatch Logs calls require
//! [actions, resources and condition keys for CloudWatch Logs](https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazoncloudwatchlogs.html).

use super::operations::group_arn;
use crate::model::account_id::AccountId;
use crate::model::logs::LogsCall;
use crate::world::{RequiredPermission, WorldState};

impl WorldState {
    /// Log groups are asked for with `:log-stream:` and the stream's name, empty for the group itself: that is why a
    /// policy's log group ARN needs `:*` at its end.
    pub(crate) fn logs_required_permissions(
        &self,
        account: &AccountId,
        action: &str,
        call: &LogsCall,
    ) -> Vec<RequiredPermission> {
        if call.is_about_policies() {
            return vec![RequiredPermission::new(action, "*", account)];
        }
        let (group, stream) = call.group_and_stream();
        let region = self.log_group_region(account, group);
        let resource = format!("{}:log-stream:{stream}", group_arn(account, region, group));
        vec![RequiredPermission::new(action, resource, account).in_region(region)]
    }
}
