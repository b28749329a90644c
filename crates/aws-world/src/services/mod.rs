//! The calls of each service. Its folder has a file for each fact of a call: `names` (operation, action),
//! `required_permissions`, `parameters`, `operations` (the effect) and `cli_line`.

pub(crate) mod cloudwatch;
pub(crate) mod ec2;
pub(crate) mod iam;
pub(crate) mod kms;
pub(crate) mod logs;
pub(crate) mod organizations;
pub(crate) mod s3;
pub(crate) mod sts;
