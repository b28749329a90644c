//! Any call as the AWS CLI line that makes it, and a whole world as a script.

mod script;

use crate::api::ApiCall;
use crate::services::{cloudwatch, ec2, iam, kms, logs, organizations, s3, sts};

pub use script::script;

/// The AWS CLI line, quoted for a POSIX shell.
pub fn cli_line(call: &ApiCall) -> String {
    match call {
        ApiCall::Iam(call) => iam::cli_line(call),
        ApiCall::Sts(call) => sts::cli_line(call),
        ApiCall::Ec2(call) => ec2::cli_line(call),
        ApiCall::S3(call) => s3::cli_line(call),
        ApiCall::CloudWatch(call) => cloudwatch::cli_line(call),
        ApiCall::Kms(call) => kms::cli_line(call),
        ApiCall::Logs(call) => logs::cli_line(call),
        ApiCall::Organizations(call) => organizations::cli_line(call),
    }
}
