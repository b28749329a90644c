//! Access keys of users.

use super::entities::not_found;
use crate::api::{ApiError, Response};
use crate::model::account_id::AccountId;
use crate::model::iam::AccessKey;
use crate::model::sts::Credentials;
use crate::world::WorldState;

/// Access keys per user
/// [IAM quotas](https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html).
const KEYS_PER_USER: usize = 2;

impl WorldState {
    pub(super) fn create_access_key(
        &mut self,
        account: &AccountId,
        user_name: &str,
    ) -> Result<Response, ApiError> {
        let user = self.iam(account)?.users.get(user_name).ok_or_else(|| not_found("user", user_name))?;
        if user.access_keys.len() >= KEYS_PER_USER {
            return Err(ApiError::quota_exceeded("AccessKeysPerUser", KEYS_PER_USER));
        }
        let key = AccessKey {
            id: self.new_unique_id("AKIA"),
            secret: self.new_secret(),
            active: true,
            created: self.now,
            last_used: None,
        };
        let credentials = Credentials {
            access_key_id: key.id.clone(),
            secret_access_key: key.secret.clone(),
            session_token: None,
            expiration: None,
        };
        self.iam_mut(account)?.user(user_name)?.access_keys.push(key);
        Ok(Response::Credentials(credentials))
    }

    pub(super) fn update_access_key(
        &mut self,
        account: &AccountId,
        user_name: &str,
        access_key_id: &str,
        active: bool,
    ) -> Result<Response, ApiError> {
        let user = self.iam_mut(account)?.user(user_name)?;
        let key = user.access_keys.iter_mut().find(|key| key.id == access_key_id);
        key.ok_or_else(|| no_such_key(access_key_id))?.active = active;
        Ok(Response::Done)
    }

    pub(super) fn delete_access_key(
        &mut self,
        account: &AccountId,
        user_name: &str,
        access_key_id: &str,
    ) -> Result<Response, ApiError> {
        let user = self.iam_mut(account)?.user(user_name)?;
        if !user.access_keys.iter().any(|key| key.id == access_key_id) {
            return Err(no_such_key(access_key_id));
        }
        user.access_keys.retain(|key| key.id != access_key_id);
        Ok(Response::Done)
    }
}

fn no_such_key(access_key_id: &str) -> ApiError {
    ApiError::no_such_entity(format!("The Access Key with id {access_key_id} cannot be found."))
}
