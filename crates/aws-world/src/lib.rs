//! A simulated AWS: accounts, identities, credentials, services and time.
//!
//! [`World::call`] alone changes the world. Each call authenticates its caller, asks `iam-policy` whether it is
//! allowed, changes the world and returns a [`CallRecord`]. Nothing here knows a browser, a wall clock or real
//! randomness: the same calls in the same order give the same world, byte for byte.

pub mod call;
pub mod clock;
pub mod cloudwatch;
pub mod ec2;
pub mod export;
pub mod iam;
pub mod import;
pub mod json;
pub mod kms;
pub mod logs;
pub mod organizations;
pub mod program;
pub mod s3;
pub mod snapshot;
pub mod sts;
pub mod transcript;
pub mod world;

pub use call::{ApiCall, ApiError, CallRecord, Caller};
pub use clock::SimTime;
pub use world::{AccessQuery, Account, World};
