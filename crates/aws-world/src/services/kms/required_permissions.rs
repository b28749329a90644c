//! The permissions that KMS calls require
//! [actions, resources and condition keys for KMS](https://docs.aws.amazon.com/service-authorization/latest/reference/list_awskeymanagementservice.html).

use super::{ciphertext, grants};
use crate::api::ApiError;
use crate::model::account_id::AccountId;
use crate::model::iam::Tags;
use crate::model::kms::{Key, KmsCall};
use crate::world::{RequiredPermission, WorldState, of_kind};

impl WorldState {
    /// A key that does not exist is an error before any permission is checked: it has no policy to ask.
    pub(crate) fn kms_required_permissions(
        &self,
        account: &AccountId,
        action: &str,
        call: &KmsCall,
    ) -> Result<Vec<RequiredPermission>, ApiError> {
        let alias_permission = |alias_name: &str| {
            let name = self.key_name(alias_name, account);
            RequiredPermission::new(
                action,
                format!("arn:aws:kms:{}:{account}:{alias_name}", name.region),
                account,
            )
        };
        match call {
            KmsCall::CreateKey { .. } => {
                let permission = RequiredPermission::new(action, "*", account)
                    .with("kms:BypassPolicyLockoutSafetyCheck", "false");
                return Ok(vec![of_kind(permission)]);
            }
            KmsCall::DeleteAlias { alias_name } => {
                let key = self.key_named(alias_name, account)?;
                return Ok(vec![alias_permission(alias_name), self.key_permission(action, &key)]);
            }
            _ => {}
        }
        let key = self.key_of_call(account, call)?;
        let mut permission = self.key_permission(action, &key);
        let alias = call.key_id().and_then(|id| self.key_name(id, account).alias());
        if let Some(alias) = alias {
            permission = permission.with("kms:RequestAlias", alias);
        }
        if let Some(context) = call.encryption_context() {
            permission = with_encryption_context(permission, context);
        }
        permission.retired_grant = grants::retired(call).map(str::to_owned);
        Ok(match call {
            KmsCall::CreateAlias { alias_name, .. } => vec![alias_permission(alias_name), permission],
            KmsCall::CreateGrant { grant, .. } => {
                let mut permission = permission
                    .with_many("kms:GrantOperations", grant.operations.clone())
                    .with("kms:GranteePrincipal", grant.grantee_principal.as_str())
                    .with("kms:GrantIsForAWSResource", "false");
                if !grant.retiring_principal.is_empty() {
                    permission = permission.with("kms:RetiringPrincipal", grant.retiring_principal.as_str());
                }
                if let Some(constraints) = &grant.constraints {
                    permission = permission.with("kms:GrantConstraintType", constraints.name_and_pairs().0);
                }
                vec![permission]
            }
            KmsCall::ListGrants { .. } | KmsCall::RevokeGrant { .. } => {
                vec![permission.with("kms:GrantIsForAWSResource", "false")]
            }
            KmsCall::PutKeyPolicy { .. } => {
                vec![permission.with("kms:BypassPolicyLockoutSafetyCheck", "false")]
            }
            KmsCall::ScheduleKeyDeletion { pending_window_in_days, .. } => {
                let days = pending_window_in_days.unwrap_or(super::operations::DAYS);
                vec![permission.with("kms:ScheduleKeyDeletionPendingWindowInDays", days.to_string())]
            }
            _ => vec![permission],
        })
    }

    fn key_named(&self, name: &str, account: &AccountId) -> Result<Key, ApiError> {
        let name = self.key_name(name, account);
        self.key(&name).map(std::borrow::Cow::into_owned).ok_or_else(|| name.not_found())
    }

    /// The key that a call is about.
    pub(super) fn key_of_call(&self, account: &AccountId, call: &KmsCall) -> Result<Key, ApiError> {
        if let KmsCall::Decrypt { ciphertext_blob, .. } = call {
            let read = ciphertext::read(ciphertext_blob).ok_or_else(ciphertext::invalid)?;
            let owner = self.accounts.values().find(|owner| owner.kms.keys.contains_key(&read.key_id));
            let owner = owner.map_or(account, |owner| &owner.id);
            return self.key_named(&read.key_id, owner);
        }
        self.key_named(call.key_id().unwrap_or_default(), account)
    }

    /// The permission for a call that S3 makes in its caller's name
    /// [forward access sessions](https://docs.aws.amazon.com/IAM/latest/UserGuide/access_forward_access_sessions.html).
    pub(crate) fn key_need_through_s3(
        &self,
        action: &str,
        key: &Key,
        region: &str,
        encrypted: &str,
    ) -> RequiredPermission {
        let mut context = Tags::new();
        context.insert("aws:s3:arn".to_owned(), encrypted.to_owned());
        let permission = with_encryption_context(self.key_permission(action, key), &context);
        permission.through("s3.amazonaws.com").with("kms:ViaService", format!("s3.{region}.amazonaws.com"))
    }
}

fn with_encryption_context(permission: RequiredPermission, context: &Tags) -> RequiredPermission {
    let permission = permission.with("kms:EncryptionAlgorithm", "SYMMETRIC_DEFAULT");
    if context.is_empty() {
        return permission;
    }
    let permission = context.iter().fold(permission, |permission, (key, value)| {
        permission.with(format!("kms:EncryptionContext:{key}"), value.as_str())
    });
    permission.with_many("kms:EncryptionContextKeys", context.keys().cloned().collect())
}
