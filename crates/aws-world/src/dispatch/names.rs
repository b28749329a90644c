//! Names of a call of any service: of its operation, of the action that authorizes it, of its service.

use crate::api::ApiCall;
use crate::api::errors::Service;

impl ApiCall {
    /// The operation's name: `AttachUserPolicy`.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Iam(call) => call.name(),
            Self::Sts(call) => call.name(),
            Self::Ec2(call) => call.name(),
            Self::S3(call) => call.name(),
            Self::CloudWatch(call) => call.name(),
            Self::Kms(call) => call.name(),
            Self::Logs(call) => call.name(),
            Self::Organizations(call) => call.name(),
        }
    }

    /// The IAM action that authorizes it: `iam:AttachUserPolicy`; `ListObjectsV2` is `s3:ListBucket`.
    pub fn action(&self) -> String {
        let name = match self {
            Self::S3(call) => call.action_name(),
            _ => self.name(),
        };
        format!("{}:{name}", self.service().prefix())
    }

    pub(crate) fn service(&self) -> Service {
        match self {
            Self::Iam(_) => Service::Iam,
            Self::Sts(_) => Service::Sts,
            Self::Ec2(_) => Service::Ec2,
            Self::S3(_) => Service::S3,
            Self::CloudWatch(_) => Service::CloudWatch,
            Self::Kms(_) => Service::Kms,
            Self::Logs(_) => Service::Logs,
            Self::Organizations(_) => Service::Organizations,
        }
    }

    /// Whether CloudTrail calls it read-only.
    pub(crate) fn is_read_only(&self) -> bool {
        let reads = ["Describe", "Filter", "Get", "Head", "List"];
        let uses_key = matches!(self, Self::Kms(call) if call.encryption_context().is_some());
        uses_key || matches!(self, Self::Sts(_)) || reads.iter().any(|verb| self.name().starts_with(verb))
    }
}
