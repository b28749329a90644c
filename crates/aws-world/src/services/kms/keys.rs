//! The keys that calls name.

use iam_policy::arn::Arn;

use crate::api::{ApiError, ErrorCode};
use crate::model::kms::{Key, KeyName};
use crate::world::WorldState;

impl KeyName<'_> {
    /// AWS's answer where there is no such key.
    pub(crate) fn not_found(&self) -> ApiError {
        let arn = self.arn();
        let message = match self.alias() {
            Some(_) => format!("Alias {arn} is not found."),
            None => format!("Key '{arn}' does not exist"),
        };
        ApiError::new(ErrorCode::NOT_FOUND_EXCEPTION, 400, message)
    }
}

impl WorldState {
    /// A customer managed key, to change it.
    pub(super) fn key_mut(&mut self, arn: &str) -> Option<&mut Key> {
        let name = Arn::parse(arn)?;
        let id = name.resource.strip_prefix("key/")?;
        self.account_mut(name.account)?.kms.keys.get_mut(id)
    }
}
