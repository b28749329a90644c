//! Creating and ending grants.

use iam_policy::arn::Arn;

use super::operations::managed_by_aws;
use crate::api::{ApiError, ErrorCode, Response};
use crate::model::kms::{Grant, GrantParameters, Key, KmsCall, grant_operations};
use crate::world::{CallerIdentity, WorldState};

impl WorldState {
    pub(super) fn create_grant(
        &mut self,
        identity: &CallerIdentity,
        key: &Key,
        asked: &GrantParameters,
    ) -> Result<Response, ApiError> {
        self.check_grant(asked)?;
        if key.is_managed_by_aws(&identity.account) {
            return Err(managed_by_aws(key));
        }
        // Asking twice for a grant with a name gives the one that is there.
        let same = |grant: &&Grant| !asked.name.is_empty() && grant.given == *asked;
        if let Some(present) = key.grants.iter().find(same) {
            return Ok(Response::Created(present.id.clone()));
        }
        let id = self.new_hex_id("", 64);
        if let Some(key) = self.key_mut(&key.arn) {
            key.grants.push(Grant { id: id.clone(), given: asked.clone() });
        }
        Ok(Response::Created(id))
    }

    fn check_grant(&self, asked: &GrantParameters) -> Result<(), ApiError> {
        let retiring = Some(&asked.retiring_principal).filter(|arn| !arn.is_empty());
        let mut principals = [&asked.grantee_principal].into_iter().chain(retiring);
        if let Some(unknown) = principals.find(|arn| !self.can_have_grants(arn)) {
            let message = format!("ARN does not refer to a valid principal: {unknown}");
            return Err(ApiError::new(ErrorCode::INVALID_ARN_EXCEPTION, 400, message));
        }
        if asked.operations.is_empty() {
            return Err(invalid(
                "1 validation error detected: Value '[]' at 'operations' failed to satisfy constraint: Member must have length greater than or equal to 1",
            ));
        }
        if let Some(unknown) =
            asked.operations.iter().find(|name| !grant_operations().any(|known| known == *name))
        {
            return Err(invalid(format!(
                "Operation {unknown} is not one that a grant on a symmetric encryption key can give."
            )));
        }
        let name = asked.name.chars().all(|c| c.is_ascii_alphanumeric() || ":/_-".contains(c));
        if !name || asked.name.len() > 256 {
            return Err(invalid(format!(
                "1 validation error detected: Value '{}' at 'name' failed to satisfy constraint: Member must satisfy \
                 regular expression pattern: ^[a-zA-Z0-9:/_-]+$",
                asked.name
            )));
        }
        match &asked.constraints {
            Some(constraints) if constraints.name_and_pairs().1.len() > 8 => {
                Err(invalid("A grant constraint can hold 8 encryption context pairs at most."))
            }
            _ => Ok(()),
        }
    }

    /// Accounts, users, roles and sessions.
    fn can_have_grants(&self, arn: &str) -> bool {
        let Some(parts) = Arn::parse(arn) else { return false };
        let Some((kind, name)) = parts.resource.split_once('/') else {
            return parts.service == "iam" && parts.resource == "root";
        };
        let Some(account) = self.accounts.get(parts.account) else {
            return matches!(parts.service, "iam" | "sts");
        };
        match (parts.service, kind) {
            ("iam", "user") => account.iam.user_by_arn(arn).is_some(),
            ("iam", "role") => self.role_by_arn(arn).is_some(),
            ("sts", "assumed-role") => {
                name.split_once('/').is_some_and(|(role, _)| account.iam.roles.contains_key(role))
            }
            ("sts", kind) => kind == "federated-user",
            _ => false,
        }
    }

    /// Ends a grant.
    pub(super) fn end_grant(&mut self, key: &Key, grant_id: &str) -> Result<Response, ApiError> {
        if !key.grants.iter().any(|grant| grant.id == grant_id) {
            let message = format!("Grant ID {grant_id} not found");
            return Err(ApiError::new(ErrorCode::NOT_FOUND_EXCEPTION, 400, message));
        }
        if let Some(key) = self.key_mut(&key.arn) {
            key.grants.retain(|grant| grant.id != grant_id);
        }
        Ok(Response::Done)
    }
}

/// The grant that a call is about to retire.
pub(super) fn retired(call: &KmsCall) -> Option<&str> {
    match call {
        KmsCall::RetireGrant { grant_id, .. } => Some(grant_id),
        _ => None,
    }
}

fn invalid(message: impl Into<String>) -> ApiError {
    ApiError::new(ErrorCode::VALIDATION_EXCEPTION, 400, message)
}
