//! The state of accounts and services, and the API calls: plain data, and pure functions of it.

pub(crate) mod account;
pub(crate) mod account_id;
pub mod cloudwatch;
pub mod ec2;
pub mod iam;
pub mod kms;
pub mod logs;
pub mod organizations;
pub(crate) mod program;
pub mod region;
pub mod s3;
pub mod sts;
