//! EC2: what its calls require and do, and the instance metadata service.

mod launch;
pub(crate) mod metadata;
mod metadata_options;
mod operations;
