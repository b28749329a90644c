//! CloudWatch Logs calls: required permissions and operations.

mod filter_pattern;
mod names;
mod operations;
mod parameters;
mod required_permissions;
mod resource_policies;
mod retention;

pub(crate) use parameters::parameters;
