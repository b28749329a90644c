//! AWS CLI lines of CloudWatch calls
//! [cloudwatch](https://docs.aws.amazon.com/cli/latest/reference/cloudwatch/).

use super::parameters;
use crate::model::cloudwatch::CloudWatchCall;

pub(crate) fn cli_line(call: &CloudWatchCall) -> String {
    crate::api::cli_line::cli_line("cloudwatch", call.name(), parameters(call))
}
