//! STS calls: names, required permissions, parameters, operations and AWS CLI lines.

mod cli_line;
mod names;
mod operations;
mod parameters;
mod required_permissions;
mod saml;
mod session_context;
mod tokens;
mod web_identity;

pub(crate) use cli_line::cli_line;
pub(crate) use parameters::parameters;
pub(crate) use tokens::is_out_of_reach;
pub(crate) use web_identity::not_authorized;
