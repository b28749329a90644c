//! Operations of CloudWatch
//! [CloudWatch API](https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/Welcome.html).

use crate::api::{ApiError, ErrorCode, Response};
use crate::model::account_id::AccountId;
use crate::model::cloudwatch::{CloudWatchCall, DataPoint};
use crate::world::WorldState;

impl WorldState {
    pub(crate) fn apply_cloudwatch(
        &mut self,
        account: &AccountId,
        call: &CloudWatchCall,
    ) -> Result<Response, ApiError> {
        let time = self.now;
        let Some(account) = self.account_mut(account) else { return Ok(Response::Done) };
        let namespaces = &mut account.cloudwatch.namespaces;
        match call {
            CloudWatchCall::PutMetricData { namespace, metric_name, value } => {
                check_namespace(namespace)?;
                check_metric_name(metric_name)?;
                let metrics = namespaces.get_or_insert(namespace);
                metrics.get_or_insert(metric_name).push(DataPoint { time, value: *value });
                Ok(Response::Done)
            }
            CloudWatchCall::ListMetrics { namespace } => {
                let wanted = namespaces.iter().filter(|(name, _)| namespace.is_empty() || *name == namespace);
                Ok(Response::lines(wanted.flat_map(|(namespace, metrics)| {
                    metrics.keys().map(move |name| format!("{namespace} {name}"))
                })))
            }
        }
    }
}

/// [PutMetricData](https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricData.html): names that begin
/// with `AWS/` are those of services of AWS, and none begins with a colon.
fn check_namespace(namespace: &str) -> Result<(), ApiError> {
    if namespace.starts_with("AWS/") {
        return Err(invalid("The value AWS/ for parameter Namespace is invalid.".to_owned()));
    }
    let is_plain = |character: char| character.is_ascii_alphanumeric() || ".-_/#: ".contains(character);
    let blank = namespace.trim().is_empty();
    if blank || namespace.len() > 255 || namespace.starts_with(':') || !namespace.chars().all(is_plain) {
        return Err(invalid(format!("The value {namespace} for parameter Namespace is invalid.")));
    }
    Ok(())
}

fn check_metric_name(name: &str) -> Result<(), ApiError> {
    let is_printable = |character: char| character.is_ascii() && !character.is_ascii_control();
    if name.trim().is_empty() || name.len() > 255 || !name.chars().all(is_printable) {
        let member = "MetricData.member.1.MetricName";
        return Err(invalid(format!("The value {name} for parameter {member} is invalid.")));
    }
    Ok(())
}

fn invalid(message: String) -> ApiError {
    ApiError::new(ErrorCode::INVALID_PARAMETER_VALUE, 400, message)
}
