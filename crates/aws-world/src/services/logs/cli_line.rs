//! AWS CLI lines of CloudWatch Logs calls
//! [logs](https://docs.aws.amazon.com/cli/latest/reference/logs/).

use super::parameters;
use crate::model::logs::LogsCall;

pub(crate) fn cli_line(call: &LogsCall) -> String {
    crate::api::cli_line::cli_line("logs", call.name(), parameters(call))
}
