//! Organizations calls: names, required permissions, parameters, operations and AWS CLI lines.

mod accounts;
mod cli_line;
mod names;
mod operations;
mod parameters;
mod policies;
mod required_permissions;

pub(crate) use cli_line::cli_line;
pub(crate) use parameters::parameters;
