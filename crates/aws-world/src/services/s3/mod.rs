//! S3: what its calls require and do.

mod encryption;
mod errors;
mod object_ownership;
mod object_tags;
mod operations;
mod public_access;
