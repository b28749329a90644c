//! CloudWatch calls: required permissions and operations.

mod operations;
mod parameters;

pub(crate) use parameters::parameters;
