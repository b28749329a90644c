//! Permissions boundaries: the most that a user or role can be allowed
//! [permissions boundaries](https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html).

use super::validation;
use crate::api::{ApiError, Response};
use crate::model::account_id::AccountId;
use crate::model::iam::{Identity, Permissions};
use crate::world::WorldState;

impl Permissions {
    /// The policies of a new user or role: its boundary.
    pub(super) fn bounded_by(boundary: Option<&str>) -> Self {
        Self { boundary: boundary.map(str::to_owned), ..Self::default() }
    }
}

impl WorldState {
    pub(super) fn put_permissions_boundary(
        &mut self,
        account: &AccountId,
        of: &Identity,
        arn: &str,
    ) -> Result<Response, ApiError> {
        self.iam_mut(account)?.permissions(of)?;
        self.check_boundary(account, Some(arn))?;
        self.iam_mut(account)?.permissions(of)?.boundary = Some(arn.to_owned());
        Ok(Response::Done)
    }

    pub(super) fn delete_permissions_boundary(
        &mut self,
        account: &AccountId,
        of: &Identity,
    ) -> Result<Response, ApiError> {
        let permissions = self.iam_mut(account)?.permissions(of)?;
        if permissions.boundary.take().is_none() {
            return Err(ApiError::no_such_entity("The entity does not have a permissions boundary."));
        }
        Ok(Response::Done)
    }

    /// A boundary is a managed policy that is there.
    pub(super) fn check_boundary(&self, account: &AccountId, arn: Option<&str>) -> Result<(), ApiError> {
        let Some(arn) = arn else { return Ok(()) };
        validation::policy_arn(arn)?;
        if self.aws_managed_document(arn).is_some() || self.iam(account)?.policy_by_arn(arn).is_some() {
            return Ok(());
        }
        Err(ApiError::no_such_entity(format!("Scope ARN: {arn} does not exist or is not attachable.")))
    }
}
