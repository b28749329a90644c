//! The parameters of a call of any service.

use crate::api::ApiCall;
use crate::api::parameters::Parameter;
use crate::services::{cloudwatch, ec2, iam, kms, logs, organizations, s3, sts};

/// The parameters of `call` that its caller gave.
pub(crate) fn parameters(call: &ApiCall) -> Vec<Parameter> {
    match call {
        ApiCall::Iam(call) => iam::parameters(call),
        ApiCall::Sts(call) => sts::parameters(call),
        ApiCall::Ec2(call) => ec2::parameters(call),
        ApiCall::S3(call) => s3::parameters(call),
        ApiCall::CloudWatch(call) => cloudwatch::parameters(call),
        ApiCall::Kms(call) => kms::parameters(call),
        ApiCall::Logs(call) => logs::parameters(call),
        ApiCall::Organizations(call) => organizations::parameters(call),
    }
}
