//! Operations of KMS
//! [KMS API](https://docs.aws.amazon.com/kms/latest/APIReference/Welcome.html).

use std::sync::Arc;

use iam_policy::document::{FindingCode, PolicyDocument, PolicyType};
use iam_policy::explanation::EvaluationDecision;

use super::ciphertext;
use crate::api::{ApiError, ErrorCode, Response};
use crate::ids::uuid_from_text;
use crate::model::account_id::AccountId;
use crate::model::iam::{StoredDocument, first_refusal_but};
use crate::model::kms::aws_s3_key_id;
use crate::model::kms::{Key, KeyState, KmsCall};
use crate::world::{CallerIdentity, WorldState};

/// Days until a key is deleted: when the caller does not say, and the fewest
/// [ScheduleKeyDeletion](https://docs.aws.amazon.com/kms/latest/APIReference/API_ScheduleKeyDeletion.html).
pub(super) const DAYS: u32 = 30;
const FEWEST_DAYS: u32 = 7;
/// Bytes of a key policy.
const POLICY_SIZE: usize = 32_768;

impl WorldState {
    pub(crate) fn apply_kms(
        &mut self,
        identity: &CallerIdentity,
        call: &KmsCall,
    ) -> Result<Response, ApiError> {
        match call {
            KmsCall::CreateKey { policy, description } => self.create_key(identity, policy, description),
            KmsCall::DeleteAlias { alias_name } => self.delete_alias(&identity.account, alias_name),
            call => {
                let key = self.key_of_call(&identity.account, call)?;
                self.apply_to_key(identity, &key, call)
            }
        }
    }

    fn apply_to_key(
        &mut self,
        identity: &CallerIdentity,
        key: &Key,
        call: &KmsCall,
    ) -> Result<Response, ApiError> {
        match call {
            KmsCall::DescribeKey { .. } => {
                Ok(Response::lines([key.arn.as_str(), key.state.name()].into_iter()))
            }
            KmsCall::GetKeyPolicy { .. } => Ok(Response::Text(key.policy.0.text().to_owned())),
            KmsCall::ListGrants { .. } => Ok(Response::lines(key.grants.iter().map(|grant| &grant.id))),
            KmsCall::Encrypt { plaintext, encryption_context, .. } => {
                key.check_usable()?;
                ciphertext::check_plaintext(plaintext)?;
                Ok(Response::Text(ciphertext::encrypted(&key.id, encryption_context, plaintext)))
            }
            KmsCall::Decrypt { ciphertext_blob, encryption_context } => {
                key.check_usable()?;
                let read = ciphertext::read(ciphertext_blob).ok_or_else(ciphertext::invalid)?;
                read.check(encryption_context)?;
                Ok(Response::Text(read.plaintext.to_owned()))
            }
            KmsCall::GenerateDataKey { encryption_context, .. } => {
                key.check_usable()?;
                // The data key itself is a secret; its encrypted form is what is kept.
                let data_key = self.new_hex_id("", 44);
                Ok(Response::Text(ciphertext::encrypted(&key.id, encryption_context, &data_key)))
            }
            KmsCall::CreateAlias { alias_name, .. } => self.create_alias(&identity.account, alias_name, key),
            KmsCall::CreateGrant { grant, .. } => {
                key.check_usable()?;
                self.create_grant(identity, key, grant)
            }
            KmsCall::RevokeGrant { grant_id, .. } | KmsCall::RetireGrant { grant_id, .. } => {
                self.end_grant(key, grant_id)
            }
            KmsCall::PutKeyPolicy { policy, .. } => {
                key.check_own(&identity.account)?;
                let changed = Key { policy: self.read_key_policy(policy)?, ..key.clone() };
                self.check_not_locked_out(identity, &changed)?;
                self.change(key, |key| key.policy = changed.policy)
            }
            KmsCall::EnableKey { .. } => self.set_state(identity, key, KeyState::Enabled),
            KmsCall::DisableKey { .. } => self.set_state(identity, key, KeyState::Disabled),
            KmsCall::ScheduleKeyDeletion { pending_window_in_days, .. } => {
                self.schedule_deletion(identity, key, *pending_window_in_days)
            }
            KmsCall::CancelKeyDeletion { .. } => {
                key.check_own(&identity.account)?;
                if !matches!(key.state, KeyState::PendingDeletion(_)) {
                    return Err(invalid_state(key, "is not pending deletion."));
                }
                self.change(key, |key| key.state = KeyState::Disabled)
            }
            // These are about no key that is there: they were carried out before one was looked for.
            KmsCall::CreateKey { .. } | KmsCall::DeleteAlias { .. } => Ok(Response::Done),
        }
    }

    fn change(&mut self, key: &Key, change: impl FnOnce(&mut Key)) -> Result<Response, ApiError> {
        if let Some(key) = self.key_mut(&key.arn) {
            change(key);
        }
        Ok(Response::Done)
    }

    fn set_state(
        &mut self,
        identity: &CallerIdentity,
        key: &Key,
        state: KeyState,
    ) -> Result<Response, ApiError> {
        key.check_own(&identity.account)?;
        key.check_not_pending()?;
        self.change(key, |key| key.state = state)
    }

    fn schedule_deletion(
        &mut self,
        identity: &CallerIdentity,
        key: &Key,
        days: Option<u32>,
    ) -> Result<Response, ApiError> {
        let days = days.unwrap_or(DAYS);
        let when = KeyState::PendingDeletion(self.now.plus(i64::from(days) * 86_400));
        key.check_own(&identity.account)?;
        key.check_not_pending()?;
        if !(FEWEST_DAYS..=DAYS).contains(&days) {
            return Err(ApiError::new(
                ErrorCode::VALIDATION_EXCEPTION,
                400,
                "PendingWindowInDays must be between 7 and 30 days",
            ));
        }
        self.change(key, |key| key.state = when)
    }

    fn create_key(
        &mut self,
        identity: &CallerIdentity,
        policy: &str,
        description: &str,
    ) -> Result<Response, ApiError> {
        let account = identity.account.clone();
        let id = uuid_from_text(&format!("{} {} {account}", self.seed, self.issued));
        let policy = if policy.is_empty() { &default_policy(&account) } else { policy };
        let key = Key {
            arn: format!("arn:aws:kms:{}:{account}:key/{id}", self.region_of(&account)),
            id: id.clone(),
            description: description.to_owned(),
            policy: self.read_key_policy(policy)?,
            state: KeyState::Enabled,
            grants: Vec::new(),
        };
        self.check_not_locked_out(identity, &key)?;
        if description.chars().count() > 8192 {
            return Err(ApiError::new(
                ErrorCode::VALIDATION_EXCEPTION,
                400,
                "1 validation error detected: Value at 'description' failed to satisfy constraint: Member must have \
                 length less than or equal to 8192",
            ));
        }
        // The next key gets another id.
        self.issued = self.issued.wrapping_add(1);
        if let Some(account) = self.account_mut(&account) {
            account.kms.keys.insert(id.clone(), key);
        }
        Ok(Response::Created(id))
    }

    fn read_key_policy(&self, text: &str) -> Result<StoredDocument, ApiError> {
        if text.len() > POLICY_SIZE {
            return Err(ApiError::new(
                ErrorCode::LIMIT_EXCEEDED_EXCEPTION,
                400,
                format!("The key policy is longer than {POLICY_SIZE} bytes."),
            ));
        }
        let document = PolicyDocument::parse(text, PolicyType::Resource);
        // A bucket's policy may not be as long as a key's.
        if let Some(message) = first_refusal_but(&document, FindingCode::Size) {
            return Err(malformed(message));
        }
        if self.missing_principal(&document).is_some() {
            return Err(malformed("Policy contains a statement with one or more invalid principals."));
        }
        Ok(StoredDocument(Arc::new(document)))
    }

    /// Refuses a key policy whose author could not set it again
    /// [PutKeyPolicy](https://docs.aws.amazon.com/kms/latest/APIReference/API_PutKeyPolicy.html).
    fn check_not_locked_out(&self, identity: &CallerIdentity, key: &Key) -> Result<(), ApiError> {
        let permission = self.key_permission("kms:PutKeyPolicy", key);
        if self.authorization_on_key(identity, &permission, key).result.decision
            == EvaluationDecision::Allowed
        {
            return Ok(());
        }
        Err(malformed("The new key policy will not allow you to update the key policy in the future."))
    }

    fn create_alias(
        &mut self,
        account: &AccountId,
        alias_name: &str,
        key: &Key,
    ) -> Result<Response, ApiError> {
        let named = alias_name.strip_prefix("alias/").is_some_and(|name| {
            !name.is_empty()
                && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"/_-".contains(&byte))
        });
        if !named || alias_name.len() > 256 {
            return Err(ApiError::new(
                ErrorCode::INVALID_ALIAS_NAME_EXCEPTION,
                400,
                "Alias must start with the prefix \"alias/\". Please see https://docs.aws.amazon.com/kms/latest/developerguide/kms-alias.html",
            ));
        }
        if alias_name.starts_with("alias/aws/") {
            return Err(ApiError::new(ErrorCode::NOT_AUTHORIZED_EXCEPTION, 400, ""));
        }
        let full = format!("arn:aws:kms:{}:{account}:{alias_name}", key.region());
        let kms = self.account_mut(account).map(|account| &mut account.kms);
        match kms {
            Some(kms) if kms.aliases.contains_key(alias_name) => Err(ApiError::new(
                ErrorCode::ALREADY_EXISTS_EXCEPTION,
                400,
                format!("An alias with the name {full} already exists"),
            )),
            Some(kms) if kms.keys.contains_key(&key.id) => {
                key.check_not_pending()?;
                kms.aliases.insert(alias_name.to_owned(), key.id.clone());
                Ok(Response::Done)
            }
            _ => Err(managed_by_aws(key)),
        }
    }

    fn delete_alias(&mut self, account: &AccountId, alias_name: &str) -> Result<Response, ApiError> {
        let removed = self.account_mut(account).and_then(|account| account.kms.aliases.remove(alias_name));
        match removed {
            Some(_) => Ok(Response::Done),
            None => Err(self.key_name(alias_name, account).not_found()),
        }
    }
}

impl Key {
    /// Whether it is the key of AWS for S3 in the account.
    pub(super) fn is_managed_by_aws(&self, account: &AccountId) -> bool {
        aws_s3_key_id(account, self.region()) == self.id
    }

    /// Whether it can encrypt and decrypt now.
    pub(crate) fn check_usable(&self) -> Result<(), ApiError> {
        if self.state == KeyState::Disabled {
            return Err(ApiError::new(
                ErrorCode::DISABLED_EXCEPTION,
                400,
                format!("{} is disabled.", self.arn),
            ));
        }
        self.check_not_pending()
    }

    /// Refuses what would change a key of AWS.
    fn check_own(&self, account: &AccountId) -> Result<(), ApiError> {
        if self.is_managed_by_aws(account) { Err(managed_by_aws(self)) } else { Ok(()) }
    }

    fn check_not_pending(&self) -> Result<(), ApiError> {
        match self.state {
            KeyState::PendingDeletion(_) => Err(invalid_state(self, "is pending deletion.")),
            _ => Ok(()),
        }
    }
}

/// Policy of a key that is created without one
/// [default key policy](https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html).
fn default_policy(account: &AccountId) -> String {
    format!(
        "{{\n  \"Version\" : \"2012-10-17\",\n  \"Id\" : \"key-default-1\",\n  \"Statement\" : [ {{\n    \"Sid\" : \
         \"Enable IAM User Permissions\",\n    \"Effect\" : \"Allow\",\n    \"Principal\" : {{\n      \"AWS\" : \
         \"arn:aws:iam::{account}:root\"\n    }},\n    \"Action\" : \"kms:*\",\n    \"Resource\" : \"*\"\n  }} ]\n}}"
    )
}

fn invalid_state(key: &Key, what: &str) -> ApiError {
    ApiError::new(ErrorCode::KMS_INVALID_STATE_EXCEPTION, 400, format!("{} {what}", key.arn))
}

/// Such keys cannot be changed, whatever the caller's policies allow.
pub(super) fn managed_by_aws(key: &Key) -> ApiError {
    ApiError::new(
        ErrorCode::ACCESS_DENIED_EXCEPTION,
        400,
        format!("{} is an AWS managed key and cannot be changed.", key.arn),
    )
}

fn malformed(message: impl Into<String>) -> ApiError {
    ApiError::new(ErrorCode::MALFORMED_POLICY_DOCUMENT_EXCEPTION, 400, message)
}
