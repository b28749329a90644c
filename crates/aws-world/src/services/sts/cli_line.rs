//! AWS CLI lines of STS calls
//! [sts](https://docs.aws.amazon.com/cli/latest/reference/sts/).

use super::parameters;
use crate::model::sts::StsCall;

pub(crate) fn cli_line(call: &StsCall) -> String {
    crate::api::cli_line::cli_line("sts", call.name(), parameters(call))
}
