//! CloudWatch calls: required permissions and operations.

mod names;
mod operations;
mod parameters;
mod required_permissions;

pub(crate) use parameters::parameters;
