//! EC2 calls: names, required permissions, parameters, operations and AWS CLI lines.
//! The instance metadata service is here too.

mod cli_line;
mod launch;
pub(crate) mod metadata;
mod metadata_options;
mod names;
mod operations;
mod parameters;
mod required_permissions;

pub(crate) use cli_line::cli_line;
pub(crate) use parameters::parameters;
