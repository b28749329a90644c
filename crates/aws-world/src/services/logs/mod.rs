//! CloudWatch Logs calls: names, required permissions, parameters, operations and AWS CLI lines.

mod cli_line;
mod filter_pattern;
mod names;
mod operations;
mod parameters;
mod required_permissions;
mod resource_policies;
mod retention;

pub(crate) use cli_line::cli_line;
pub(crate) use parameters::parameters;
