//! AWS CLI lines of IAM calls
//! [iam](https://docs.aws.amazon.com/cli/latest/reference/iam/).

use super::parameters;
use crate::model::iam::{IamCall, SignInCall};

pub(crate) fn cli_line(call: &IamCall) -> String {
    let mut line = crate::api::cli_line::cli_line("iam", call.name(), parameters(call));
    if let IamCall::SignIn(SignInCall::CreateVirtualMfaDevice { .. }) = call {
        // The AWS CLI wants a file for the device's secret.
        line.push_str(" --outfile /tmp/mfa.png --bootstrap-method QRCodePNG");
    }
    line
}
