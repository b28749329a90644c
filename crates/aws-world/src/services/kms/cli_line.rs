//! AWS CLI lines of KMS calls
//! [kms](https://docs.aws.amazon.com/cli/latest/reference/kms/).

use super::parameters;
use crate::model::kms::KmsCall;

pub(crate) fn cli_line(call: &KmsCall) -> String {
    crate::api::cli_line::cli_line("kms", call.name(), parameters(call))
}
