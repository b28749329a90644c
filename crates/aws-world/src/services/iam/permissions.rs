//! Policies on identities: attached managed ones and inline ones.

use iam_policy::document::{PolicyType, size_of};

use super::{documents, validation};
use crate::api::{ApiError, Response};
use crate::model::account_id::AccountId;
use crate::model::iam::{Identity, Permissions};
use crate::world::WorldState;

/// Managed policies per user, group or role
/// [IAM quotas](https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html).
const ATTACHED_POLICIES: usize = 10;

impl Permissions {
    /// Identities that still have policies cannot be deleted.
    pub(super) fn check_empty(&self) -> Result<(), ApiError> {
        if !self.attached.is_empty() {
            return Err(ApiError::delete_conflict("Cannot delete entity, must detach all policies first."));
        }
        if !self.inline.is_empty() {
            return Err(ApiError::delete_conflict("Cannot delete entity, must delete policies first."));
        }
        Ok(())
    }
}

impl WorldState {
    pub(super) fn attach_policy(
        &mut self,
        account: &AccountId,
        to: &Identity,
        arn: &str,
    ) -> Result<Response, ApiError> {
        validation::policy_arn(arn)?;
        self.iam_mut(account)?.permissions(to)?;
        let exists =
            self.aws_managed_document(arn).is_some() || self.iam(account)?.policy_by_arn(arn).is_some();
        if !exists {
            return Err(ApiError::no_such_entity(format!(
                "Policy {arn} does not exist or is not attachable."
            )));
        }
        let permissions = self.iam_mut(account)?.permissions(to)?;
        if permissions.attached.iter().any(|attached| attached == arn) {
            return Ok(Response::Done);
        }
        if permissions.attached.len() >= ATTACHED_POLICIES {
            let quota = format!("PoliciesPer{}", to.kind_and_name().0);
            return Err(ApiError::quota_exceeded(&quota, ATTACHED_POLICIES));
        }
        permissions.attached.push(arn.to_owned());
        Ok(Response::Done)
    }

    pub(super) fn detach_policy(
        &mut self,
        account: &AccountId,
        from: &Identity,
        arn: &str,
    ) -> Result<Response, ApiError> {
        validation::policy_arn(arn)?;
        let permissions = self.iam_mut(account)?.permissions(from)?;
        if !permissions.attached.iter().any(|attached| attached == arn) {
            return Err(ApiError::no_such_entity(format!("Policy {arn} was not found.")));
        }
        permissions.attached.retain(|attached| attached != arn);
        Ok(Response::Done)
    }

    pub(super) fn put_inline_policy(
        &mut self,
        account: &AccountId,
        of: &Identity,
        name: &str,
        text: &str,
    ) -> Result<Response, ApiError> {
        validation::name("policyName", name, 128)?;
        let permissions = self.iam_mut(account)?.permissions(of)?;
        let document = documents::accept(text, PolicyType::Identity)?;
        let others = permissions.inline.iter().filter(|(other, _)| *other != name);
        let size: usize = others.map(|(_, other)| counted(other.0.text())).sum();
        if size + counted(text) > of.inline_policy_limit() {
            let (kind, identity) = of.kind_and_name();
            return Err(ApiError::limit_exceeded(format!(
                "Maximum policy size of {} bytes exceeded for {} {identity}",
                of.inline_policy_limit(),
                kind.to_ascii_lowercase(),
            )));
        }
        permissions.inline.insert(name.to_owned(), document);
        Ok(Response::Done)
    }

    pub(super) fn delete_inline_policy(
        &mut self,
        account: &AccountId,
        of: &Identity,
        name: &str,
    ) -> Result<Response, ApiError> {
        let permissions = self.iam_mut(account)?.permissions(of)?;
        if permissions.inline.remove(name).is_none() {
            let kind = of.kind_and_name().0.to_ascii_lowercase();
            return Err(ApiError::no_such_entity(format!(
                "The {kind} policy with name {name} cannot be found."
            )));
        }
        Ok(Response::Done)
    }
}

fn counted(text: &str) -> usize {
    size_of(text, PolicyType::Identity).counted
}
