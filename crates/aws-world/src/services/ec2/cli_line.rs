//! AWS CLI lines of EC2 calls
//! [ec2](https://docs.aws.amazon.com/cli/latest/reference/ec2/).

use super::parameters;
use iam_policy::shell::quoted;

use crate::api::cli_line::cli_line_with;
use crate::model::ec2::Ec2Call;

pub(crate) fn cli_line(call: &Ec2Call) -> String {
    cli_line_with("ec2", call.name(), parameters(call), |name, text| {
        (name == "iamInstanceProfile").then(|| format!("Name={}", quoted(text)))
    })
}
