//! A simulated AWS: accounts, identities, credentials, services and time.
//!
//! [`World::call`] alone changes the world. Each call authenticates its caller, asks `iam-policy` whether it is
//! allowed, changes the world and returns a [`CallRecord`]. Nothing here knows a browser, a wall clock or real
//! randomness: the same calls in the same order give the same world, byte for byte.

pub mod api;
pub mod clock;
mod dispatch;
pub mod export;
mod ids;
pub mod import;
pub mod json;
mod model;
pub mod program;
mod services;
pub mod snapshot;
mod text;
pub mod transcript;
pub mod world;

pub use api::{ApiCall, ApiError, Caller};
pub use clock::SimTime;
pub use dispatch::{CallRecord, World};
pub use model::account::Account;
pub use model::account_id::AccountId;
pub use model::{cloudwatch, ec2, iam, kms, logs, organizations, region, s3, sts};
pub use world::AccessQuery;
