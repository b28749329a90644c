//! IAM calls: names, required permissions, parameters, operations and AWS CLI lines.

mod access_keys;
mod boundaries;
mod cli_line;
pub(crate) mod documents;
mod entities;
mod groups;
mod instance_profiles;
mod names;
mod oidc_providers;
mod operations;
mod parameters;
mod permissions;
mod policies;
mod principals;
mod required_permissions;
mod roles;
mod saml_providers;
mod service_linked_roles;
mod sign_in;
mod tagging;
mod users;
pub(crate) mod validation;

pub(crate) use cli_line::cli_line;
pub(crate) use parameters::parameters;
pub(crate) use principals::PrincipalChange;
