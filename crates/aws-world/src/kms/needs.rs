//! What KMS calls need permission for
//! [actions, resources and condition keys for KMS](https://docs.aws.amazon.com/service-authorization/latest/reference/list_awskeymanagementservice.html).

use super::{Key, KeyName, KmsCall, ciphertext, grants};
use crate::call::ApiError;
use crate::iam::Tags;
use crate::world::{Need, World};

impl World {
    /// Of a key that is not there nobody can be asked.
    pub(crate) fn kms_needs(
        &self,
        account: &str,
        action: &str,
        call: &KmsCall,
    ) -> Result<Vec<Need>, ApiError> {
        let alias_need = |alias_name: &str| {
            let name = KeyName::read(alias_name, account);
            Need::new(action, format!("arn:aws:kms:{}:{account}:{alias_name}", name.region), account)
        };
        match call {
            KmsCall::CreateKey { .. } => {
                let need =
                    Need::new(action, "*", account).with("kms:BypassPolicyLockoutSafetyCheck", "false");
                return Ok(vec![of_kind(need)]);
            }
            KmsCall::DeleteAlias { alias_name } => {
                let key = self.key_named(alias_name, account)?;
                return Ok(vec![alias_need(alias_name), self.key_need(action, &key)]);
            }
            _ => {}
        }
        let key = self.key_of_call(account, call)?;
        let mut need = self.key_need(action, &key);
        let alias = call.key_id().and_then(|id| KeyName::read(id, account).alias());
        if let Some(alias) = alias {
            need = need.with("kms:RequestAlias", alias);
        }
        if let Some(context) = call.encryption_context() {
            need = with_encryption_context(need, context);
        }
        need.retired_grant = grants::retired(call).map(str::to_owned);
        Ok(match call {
            KmsCall::CreateAlias { alias_name, .. } => vec![alias_need(alias_name), need],
            KmsCall::CreateGrant { grant, .. } => {
                let mut need = need
                    .with_many("kms:GrantOperations", grant.operations.clone())
                    .with("kms:GranteePrincipal", grant.grantee_principal.as_str())
                    .with("kms:GrantIsForAWSResource", "false");
                if !grant.retiring_principal.is_empty() {
                    need = need.with("kms:RetiringPrincipal", grant.retiring_principal.as_str());
                }
                if let Some(constraints) = &grant.constraints {
                    need = need.with("kms:GrantConstraintType", constraints.name_and_pairs().0);
                }
                vec![need]
            }
            KmsCall::ListGrants { .. } | KmsCall::RevokeGrant { .. } => {
                vec![need.with("kms:GrantIsForAWSResource", "false")]
            }
            KmsCall::PutKeyPolicy { .. } => {
                vec![need.with("kms:BypassPolicyLockoutSafetyCheck", "false")]
            }
            KmsCall::ScheduleKeyDeletion { pending_window_in_days, .. } => {
                let days = pending_window_in_days.unwrap_or(super::operations::DAYS);
                vec![need.with("kms:ScheduleKeyDeletionPendingWindowInDays", days.to_string())]
            }
            _ => vec![need],
        })
    }

    fn key_named(&self, name: &str, account: &str) -> Result<Key, ApiError> {
        let name = KeyName::read(name, account);
        self.key(&name).map(std::borrow::Cow::into_owned).ok_or_else(|| name.not_found())
    }

    /// The key that a call is about.
    pub(super) fn key_of_call(&self, account: &str, call: &KmsCall) -> Result<Key, ApiError> {
        if let KmsCall::Decrypt { ciphertext_blob, .. } = call {
            let read = ciphertext::read(ciphertext_blob).ok_or_else(ciphertext::invalid)?;
            let owner = self.accounts.values().find(|owner| owner.kms.keys.contains_key(&read.key_id));
            let owner = owner.map_or(account, |owner| owner.id.as_str());
            return self.key_named(&read.key_id, owner);
        }
        self.key_named(call.key_id().unwrap_or_default(), account)
    }

    /// The need for an action on a key, with what is known of the key and the caller.
    pub(crate) fn key_need(&self, action: &str, key: &Key) -> Need {
        let name = KeyName::read(&key.arn, "");
        let need = Need::new(action, key.arn.as_str(), name.account).in_region(name.region);
        let owner = self.accounts.get(name.account);
        let aliases = owner.into_iter().flat_map(|owner| owner.kms.aliases.iter());
        let aliases: Vec<String> =
            aliases.filter(|(_, id)| **id == key.id).map(|(alias, _)| alias.clone()).collect();
        let need = of_kind(need);
        if aliases.is_empty() { need } else { need.with_many("kms:ResourceAliases", aliases) }
    }

    /// The need of a call that S3 makes for who calls it
    /// [forward access sessions](https://docs.aws.amazon.com/IAM/latest/UserGuide/access_forward_access_sessions.html).
    pub(crate) fn key_need_through_s3(
        &self,
        action: &str,
        (key, region): (&Key, &str),
        encrypted: &str,
    ) -> Need {
        let mut context = Tags::new();
        context.insert("aws:s3:arn".to_owned(), encrypted.to_owned());
        let need = with_encryption_context(self.key_need(action, key), &context);
        need.through("s3.amazonaws.com").with("kms:ViaService", format!("s3.{region}.amazonaws.com"))
    }
}

/// Every key here is a symmetric encryption key that KMS made.
fn of_kind(need: Need) -> Need {
    need.with("kms:KeySpec", "SYMMETRIC_DEFAULT")
        .with("kms:KeyUsage", "ENCRYPT_DECRYPT")
        .with("kms:KeyOrigin", "AWS_KMS")
        .with("kms:MultiRegion", "false")
}

fn with_encryption_context(need: Need, context: &Tags) -> Need {
    let need = need.with("kms:EncryptionAlgorithm", "SYMMETRIC_DEFAULT");
    if context.is_empty() {
        return need;
    }
    let need = context
        .iter()
        .fold(need, |need, (key, value)| need.with(format!("kms:EncryptionContext:{key}"), value.as_str()));
    need.with_many("kms:EncryptionContextKeys", context.keys().cloned().collect())
}
