//! CloudWatch Logs: what its calls require and do.

mod filter_pattern;
mod operations;
mod resource_policies;
mod retention;
