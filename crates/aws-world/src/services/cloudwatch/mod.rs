//! CloudWatch calls: required permissions and operations.

mod names;
mod operations;
mod parameters;

pub(crate) use parameters::parameters;
