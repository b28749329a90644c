//! S3 calls: names, required permissions, parameters, operations and AWS CLI lines.

mod cli_line;
mod encryption;
mod errors;
mod names;
mod object_ownership;
mod object_tags;
mod operations;
mod parameters;
mod public_access;
mod required_permissions;

pub(crate) use cli_line::cli_line;
pub(crate) use parameters::parameters;
