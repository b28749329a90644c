//! KMS: what its calls require and do.

mod ciphertext;
mod grants;
mod keys;
mod operations;
mod required_permissions;
