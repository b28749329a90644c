//! Names of the operations of KMS.

use crate::model::kms::KmsCall;

impl KmsCall {
    /// The operation's name.
    pub(crate) fn name(&self) -> &'static str {
        match self {
            Self::CreateKey { .. } => "CreateKey",
            Self::DescribeKey { .. } => "DescribeKey",
            Self::GetKeyPolicy { .. } => "GetKeyPolicy",
            Self::PutKeyPolicy { .. } => "PutKeyPolicy",
            Self::EnableKey { .. } => "EnableKey",
            Self::DisableKey { .. } => "DisableKey",
            Self::ScheduleKeyDeletion { .. } => "ScheduleKeyDeletion",
            Self::CancelKeyDeletion { .. } => "CancelKeyDeletion",
            Self::CreateAlias { .. } => "CreateAlias",
            Self::DeleteAlias { .. } => "DeleteAlias",
            Self::CreateGrant { .. } => "CreateGrant",
            Self::ListGrants { .. } => "ListGrants",
            Self::RevokeGrant { .. } => "RevokeGrant",
            Self::RetireGrant { .. } => "RetireGrant",
            Self::Encrypt { .. } => "Encrypt",
            Self::Decrypt { .. } => "Decrypt",
            Self::GenerateDataKey { .. } => "GenerateDataKey",
        }
    }
}
