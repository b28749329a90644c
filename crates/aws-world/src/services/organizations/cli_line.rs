//! AWS CLI lines of Organizations calls
//! [organizations](https://docs.aws.amazon.com/cli/latest/reference/organizations/).

use super::parameters;
use iam_policy::shell::quoted;

use crate::api::cli_line::cli_line_with;
use crate::model::organizations::OrganizationsCall;

pub(crate) fn cli_line(call: &OrganizationsCall) -> String {
    cli_line_with("organizations", call.name(), parameters(call), |name, text| {
        (name == "target").then(|| format!("Id={},Type=ACCOUNT", quoted(text)))
    })
}
