//! CloudWatch Logs calls: required permissions and operations.

mod filter_pattern;
mod operations;
mod resource_policies;
mod retention;
