//! AWS Organizations: what its calls require and do.

mod accounts;
mod operations;
mod policies;
