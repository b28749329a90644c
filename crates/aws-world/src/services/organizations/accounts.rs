//! The tree: the organization itself, its units, its accounts.

use super::operations::constraint;
use crate::api::{ApiError, ErrorCode, Response};
use crate::model::account_id::AccountId;
use crate::model::organizations::{Organization, OrganizationalUnit};
use crate::world::WorldState;

/// Units below the root
/// [quotas](https://docs.aws.amazon.com/organizations/latest/userguide/orgs_reference_limits.html).
const DEPTH: usize = 5;

impl WorldState {
    pub(super) fn create_organization(&mut self, account: &AccountId) -> Result<Response, ApiError> {
        if self.organization.is_some() {
            return Err(ApiError::new(
                ErrorCode::ALREADY_IN_ORGANIZATION_EXCEPTION,
                400,
                "The provided account is already a member of an organization.",
            ));
        }
        let mut organization = Organization {
            id: self.new_hex_id("o-", 10),
            root_id: self.new_hex_id("r-", 4),
            management_account: account.to_owned(),
            ..Organization::default()
        };
        organization.accounts.insert(account.to_string(), organization.root_id.clone());
        let id = organization.id.clone();
        self.organization = Some(organization);
        Ok(Response::Created(id))
    }

    pub(super) fn invite_account(&mut self, account: &AccountId) -> Result<Response, ApiError> {
        if !self.accounts.contains_key(account) {
            return Err(constraint(
                ErrorCode::INVALID_INPUT_EXCEPTION,
                "You provided an account ID that does not exist.",
            ));
        }
        let member = |organization: &mut Organization| {
            organization.accounts.contains_key(account)
                || organization.invitations.values().any(|asked| asked == account)
        };
        if self.organization_mut().is_ok_and(member) {
            return Err(constraint(
                ErrorCode::DUPLICATE_HANDSHAKE_EXCEPTION,
                "The account is a member of this organization or has been invited already.",
            ));
        }
        let id = self.new_hex_id("h-", 32);
        self.organization_mut()?.invitations.insert(id.clone(), account.to_string());
        Ok(Response::Created(id))
    }

    pub(super) fn accept_handshake(&mut self, account: &AccountId, id: &str) -> Result<Response, ApiError> {
        let organization = self.organization_mut()?;
        if organization.invitations.get(id).map(String::as_str) != Some(account) {
            return Err(constraint(
                ErrorCode::HANDSHAKE_NOT_FOUND_EXCEPTION,
                "We can't find a handshake with the HandshakeId that you specified.",
            ));
        }
        organization.invitations.remove(id);
        organization.accounts.insert(account.to_string(), organization.root_id.clone());
        organization.attach_full_access(account);
        Ok(Response::Done)
    }

    pub(super) fn create_unit(&mut self, parent: &str, name: &str) -> Result<Response, ApiError> {
        let organization = self.organization_mut()?;
        organization.check_parent(parent)?;
        if organization.units.values().any(|unit| unit.parent == parent && unit.name == name) {
            return Err(constraint(
                ErrorCode::DUPLICATE_ORGANIZATIONAL_UNIT_EXCEPTION,
                "An OU with the same name already exists.",
            ));
        }
        if name.is_empty() || name.chars().count() > 128 {
            return Err(constraint(ErrorCode::INVALID_INPUT_EXCEPTION, "You specified an invalid value."));
        }
        if organization.depth(parent) >= DEPTH {
            return Err(constraint(
                ErrorCode::CONSTRAINT_VIOLATION_EXCEPTION,
                "You have exceeded the maximum number of levels of organizational units.",
            ));
        }
        let prefix = format!("{}-", organization.root_id.replacen("r-", "ou-", 1));
        let id = self.new_hex_id(&prefix, 8);
        let organization = self.organization_mut()?;
        let unit = OrganizationalUnit { name: name.to_owned(), parent: parent.to_owned() };
        organization.units.insert(id.clone(), unit);
        organization.attach_full_access(&id);
        Ok(Response::Created(id))
    }

    pub(super) fn delete_unit(&mut self, id: &str) -> Result<Response, ApiError> {
        let organization = self.organization_mut()?;
        if !organization.units.contains_key(id) {
            return Err(constraint(
                ErrorCode::ORGANIZATIONAL_UNIT_NOT_FOUND_EXCEPTION,
                "You specified an organizational unit that doesn't exist.",
            ));
        }
        let holds = organization.units.values().any(|unit| unit.parent == id)
            || organization.accounts.values().any(|parent| parent == id);
        if holds {
            return Err(constraint(
                ErrorCode::ORGANIZATIONAL_UNIT_NOT_EMPTY_EXCEPTION,
                "The specified organizational unit is not empty.",
            ));
        }
        organization.units.remove(id);
        organization.attachments.remove(id);
        Ok(Response::Done)
    }

    pub(super) fn move_account(
        &mut self,
        account: &AccountId,
        from: &str,
        to: &str,
    ) -> Result<Response, ApiError> {
        let organization = self.organization_mut()?;
        let parent = organization.accounts.get(account).ok_or_else(|| {
            constraint(
                ErrorCode::ACCOUNT_NOT_FOUND_EXCEPTION,
                "You specified an account that isn't a member of this organization.",
            )
        })?;
        if parent != from {
            return Err(constraint(
                ErrorCode::SOURCE_PARENT_NOT_FOUND_EXCEPTION,
                "You specified a source parent that doesn't hold the account.",
            ));
        }
        organization.check_parent(to).map_err(|_| {
            constraint(
                ErrorCode::DESTINATION_PARENT_NOT_FOUND_EXCEPTION,
                "You specified a destination parent that doesn't exist.",
            )
        })?;
        organization.accounts.insert(account.to_string(), to.to_owned());
        Ok(Response::Done)
    }
}

impl Organization {
    fn check_parent(&self, id: &str) -> Result<(), ApiError> {
        if id == self.root_id || self.units.contains_key(id) {
            return Ok(());
        }
        Err(constraint(
            ErrorCode::PARENT_NOT_FOUND_EXCEPTION,
            "You specified a root or organizational unit that doesn't exist.",
        ))
    }

    /// Number of units above a member of `parent`.
    fn depth(&self, parent: &str) -> usize {
        let above = |unit: &&str| self.units.get(unit).map(|unit| unit.parent.as_str());
        std::iter::successors(Some(parent), above).skip(1).take(DEPTH).count()
    }
}
