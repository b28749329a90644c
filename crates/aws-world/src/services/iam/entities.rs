//! Finding users, groups, roles, policies and instance profiles, or AWS's words for their absence.

use crate::api::{ApiError, ErrorCode};
use crate::model::account_id::AccountId;
use crate::model::iam::{Group, Iam, Identity, InstanceProfile, ManagedPolicy, Permissions, Role, User};
use crate::world::WorldState;

impl Iam {
    pub(super) fn policy_by_arn_mut(&mut self, arn: &str) -> Option<&mut ManagedPolicy> {
        self.policies.get_mut(arn.rsplit('/').next()?).filter(|policy| policy.arn == arn)
    }

    pub(super) fn user(&mut self, name: &str) -> Result<&mut User, ApiError> {
        self.users.get_mut(name).ok_or_else(|| not_found("user", name))
    }

    pub(super) fn group(&mut self, name: &str) -> Result<&mut Group, ApiError> {
        self.groups.get_mut(name).ok_or_else(|| not_found("group", name))
    }

    /// A role that its account may change.
    pub(super) fn role(&mut self, name: &str) -> Result<&mut Role, ApiError> {
        let role = self.roles.get_mut(name).ok_or_else(|| not_found("role", name))?;
        if role.is_protected() {
            return Err(ApiError::new(
                ErrorCode::UNMODIFIABLE_ENTITY,
                400,
                format!(
                    "Cannot perform the operation on the protected role '{name}' - this role is only modifiable by AWS"
                ),
            ));
        }
        Ok(role)
    }

    pub(super) fn policy(&mut self, arn: &str) -> Result<&mut ManagedPolicy, ApiError> {
        self.policy_by_arn_mut(arn)
            .ok_or_else(|| ApiError::no_such_entity(format!("Policy {arn} was not found.")))
    }

    pub(super) fn instance_profile(&mut self, name: &str) -> Result<&mut InstanceProfile, ApiError> {
        self.instance_profiles
            .get_mut(name)
            .ok_or_else(|| ApiError::no_such_entity(format!("Instance Profile {name} cannot be found.")))
    }

    pub(super) fn permissions(&mut self, identity: &Identity) -> Result<&mut Permissions, ApiError> {
        Ok(match identity {
            Identity::User(name) => &mut self.user(name)?.permissions,
            Identity::Group(name) => &mut self.group(name)?.permissions,
            Identity::Role(name) => &mut self.role(name)?.permissions,
        })
    }
}

/// `The user with name alice cannot be found.`
pub(super) fn not_found(kind: &str, name: &str) -> ApiError {
    ApiError::no_such_entity(format!("The {kind} with name {name} cannot be found."))
}

/// Names are unique without regard to case
/// [IAM quotas](https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html).
pub(super) fn is_taken<'a>(mut names: impl Iterator<Item = &'a String>, name: &str) -> bool {
    names.any(|taken| taken.eq_ignore_ascii_case(name))
}

impl WorldState {
    /// The account's IAM part. The caller was authenticated in it, so it is there.
    pub(super) fn iam_mut(&mut self, account: &AccountId) -> Result<&mut Iam, ApiError> {
        self.account_mut(account)
            .map(|account| &mut account.iam)
            .ok_or_else(|| ApiError::no_such_entity(format!("The account {account} cannot be found.")))
    }

    pub(super) fn iam(&self, account: &AccountId) -> Result<&Iam, ApiError> {
        self.accounts
            .get(account)
            .map(|account| &account.iam)
            .ok_or_else(|| ApiError::no_such_entity(format!("The account {account} cannot be found.")))
    }
}
