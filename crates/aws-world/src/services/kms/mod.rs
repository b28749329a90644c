//! KMS calls: required permissions and operations.

mod ciphertext;
mod grants;
mod keys;
mod operations;
mod required_permissions;
