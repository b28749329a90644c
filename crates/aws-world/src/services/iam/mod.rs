//! IAM calls: required permissions and operations.

mod access_keys;
mod boundaries;
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

pub(crate) use parameters::parameters;
pub(crate) use principals::PrincipalChange;
