//! CloudWatch: what its calls require and do.

mod operations;
