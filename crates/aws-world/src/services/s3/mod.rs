//! S3 calls: required permissions and operations.

mod encryption;
mod errors;
mod names;
mod object_ownership;
mod object_tags;
mod operations;
mod parameters;
mod public_access;
mod required_permissions;

pub(crate) use parameters::parameters;
