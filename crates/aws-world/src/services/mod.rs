//! The calls of each service: required permissions and operations.

pub(crate) mod cloudwatch;
pub(crate) mod ec2;
pub(crate) mod iam;
pub(crate) mod kms;
pub(crate) mod logs;
pub(crate) mod organizations;
pub(crate) mod s3;
pub(crate) mod sts;
