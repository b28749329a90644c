//! EC2 calls: required permissions and operations. And the instance metadata service.

mod launch;
pub(crate) mod metadata;
mod metadata_options;
mod names;
mod operations;
mod parameters;
mod required_permissions;

pub(crate) use parameters::parameters;
