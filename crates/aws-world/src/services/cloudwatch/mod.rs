//! CloudWatch calls: required permissions and operations.

mod operations;
