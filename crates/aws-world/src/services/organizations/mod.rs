//! AWS Organizations calls: required permissions and operations.

mod accounts;
mod names;
mod operations;
mod parameters;
mod policies;
mod required_permissions;

pub(crate) use parameters::parameters;
