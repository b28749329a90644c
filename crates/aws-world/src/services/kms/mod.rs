//! KMS calls: names, required permissions, parameters, operations and AWS CLI lines.

mod ciphertext;
mod cli_line;
mod grants;
mod keys;
mod names;
mod operations;
mod parameters;
mod required_permissions;

pub(crate) use cli_line::cli_line;
pub(crate) use parameters::parameters;
