//! KMS calls: required permissions and operations.

mod ciphertext;
mod grants;
mod keys;
mod names;
mod operations;
mod parameters;
mod required_permissions;

pub(crate) use parameters::parameters;
