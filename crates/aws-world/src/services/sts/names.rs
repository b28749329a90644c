//! Names of the operations of STS.

use crate::model::sts::StsCall;

impl StsCall {
    /// The operation's name.
    pub(crate) fn name(&self) -> &'static str {
        match self {
            Self::GetCallerIdentity => "GetCallerIdentity",
            Self::AssumeRole { .. } => "AssumeRole",
            Self::AssumeRoleWithWebIdentity { .. } => "AssumeRoleWithWebIdentity",
            Self::AssumeRoleWithSaml { .. } => "AssumeRoleWithSAML",
            Self::GetSessionToken { .. } => "GetSessionToken",
            Self::GetFederationToken { .. } => "GetFederationToken",
        }
    }
}
