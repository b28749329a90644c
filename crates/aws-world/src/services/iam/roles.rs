//! Roles and their trust policies.

use iam_policy::document::{PolicyType, size_of};
use iam_policy::validation::{TrustRefusal, trust_refusals};

use super::entities::{is_taken, not_found};
use super::{PrincipalChange, documents, validation};
use crate::api::{ApiError, Response};
use crate::model::account_id::AccountId;
use crate::model::iam::{IamCall, Permissions, Role, StoredDocument};
use crate::world::WorldState;

impl WorldState {
    pub(super) fn create_role(&mut self, account: &AccountId, call: &IamCall) -> Result<Response, ApiError> {
        let IamCall::CreateRole {
            role_name,
            path,
            assume_role_policy_document,
            description,
            max_session_duration,
            permissions_boundary,
            tags,
        } = call
        else {
            return Ok(Response::Done);
        };
        validation::name("roleName", role_name, 64)?;
        let path = validation::own_path(path)?;
        validation::length("description", description, 0, 1000)?;
        validation::session_duration(*max_session_duration)?;
        validation::tags(tags)?;
        super::tagging::check_new("Role", tags)?;
        if is_taken(self.iam(account)?.roles.keys(), role_name) {
            return Err(ApiError::entity_already_exists(format!(
                "Role with name {role_name} already exists."
            )));
        }
        let trust_policy = self.accept_trust_policy(assume_role_policy_document)?;
        self.check_boundary(account, permissions_boundary.as_deref())?;
        let role = Role {
            name: role_name.clone(),
            arn: format!("arn:aws:iam::{account}:role{path}{role_name}"),
            path,
            id: self.new_unique_id("AROA"),
            description: description.clone(),
            trust_policy,
            permissions: Permissions::bounded_by(permissions_boundary.as_deref()),
            max_session_duration: *max_session_duration,
            tags: tags.clone(),
        };
        let arn = role.arn.clone();
        self.iam_mut(account)?.roles.insert(role_name.clone(), role);
        Ok(Response::Created(arn))
    }

    pub(super) fn update_role(
        &mut self,
        account: &AccountId,
        name: &str,
        description: &str,
        max_session_duration: u32,
    ) -> Result<Response, ApiError> {
        validation::length("description", description, 0, 1000)?;
        validation::session_duration(max_session_duration)?;
        let role = self.iam_mut(account)?.role(name)?;
        description.clone_into(&mut role.description);
        role.max_session_duration = max_session_duration;
        Ok(Response::Done)
    }

    pub(super) fn update_assume_role_policy(
        &mut self,
        account: &AccountId,
        name: &str,
        document: &str,
    ) -> Result<Response, ApiError> {
        self.iam_mut(account)?.role(name)?;
        let document = self.accept_trust_policy(document)?;
        self.iam_mut(account)?.role(name)?.trust_policy = document;
        Ok(Response::Done)
    }

    /// Deletes a role that has nothing left
    /// [DeleteRole](https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteRole.html).
    pub(super) fn delete_role(&mut self, account: &AccountId, name: &str) -> Result<Response, ApiError> {
        self.iam_mut(account)?.role(name)?;
        let iam = self.iam(account)?;
        let role = iam.roles.get(name).ok_or_else(|| not_found("role", name))?;
        if iam.instance_profiles.values().any(|profile| profile.role.as_deref() == Some(name)) {
            return Err(ApiError::delete_conflict(
                "Cannot delete entity, must remove roles from instance profile first.",
            ));
        }
        role.permissions.check_empty()?;
        let change = PrincipalChange { arn: role.arn.clone(), becomes: role.id.clone() };
        self.iam_mut(account)?.roles.remove(name);
        self.rewrite_principals(&change);
        Ok(Response::Done)
    }

    fn accept_trust_policy(&self, text: &str) -> Result<StoredDocument, ApiError> {
        let size = size_of(text, PolicyType::Trust);
        if size.counted > size.limit {
            return Err(ApiError::quota_exceeded("ACLSizePerRole", size.limit));
        }
        let document = documents::accept(text, PolicyType::Trust)?;
        if let Some(refusal) = trust_refusals(&document.0).next() {
            return Err(ApiError::malformed_policy_document(words(&refusal)));
        }
        match self.missing_principal(&document.0) {
            Some(principal) => {
                Err(ApiError::malformed_policy_document(format!("Invalid principal in policy: {principal}")))
            }
            None => Ok(document),
        }
    }
}

/// IAM's words, but for the claims of shared identity providers, of which AWS's page gives the rule only.
fn words(refusal: &TrustRefusal<'_>) -> String {
    match refusal {
        TrustRefusal::ForeignAction(_) => {
            "AssumeRole policy may only specify STS AssumeRole actions.".to_owned()
        }
        TrustRefusal::MisspelledService { principal, .. } => {
            format!("Invalid principal in policy: \"SERVICE\":\"{}\"", principal.text.value)
        }
        TrustRefusal::SharedIssuer { principal, is_unconditional: true, .. }
            if principal.text.value == "cognito-identity.amazonaws.com" =>
        {
            "A condition block must be present for the Cognito provider".to_owned()
        }
        TrustRefusal::SharedIssuer { principal, key, .. } => {
            format!(
                "The trust policy must evaluate {key} to trust the shared provider {}",
                principal.text.value
            )
        }
    }
}
