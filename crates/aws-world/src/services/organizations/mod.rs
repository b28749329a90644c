//! AWS Organizations calls: required permissions and operations.

mod accounts;
mod operations;
mod policies;
