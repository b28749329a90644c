//! Any call as the AWS CLI line that makes it.

use crate::call::ApiCall;

/// The AWS CLI (v2) line, quoted for a POSIX shell.
pub fn cli_line(call: &ApiCall) -> String {
    let _ = call;
    String::new()
}
