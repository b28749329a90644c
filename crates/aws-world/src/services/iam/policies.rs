//! Customer managed policies and their versions.

use iam_policy::document::{PolicyType, size_of};

use super::entities::is_taken;
use super::{documents, validation};
use crate::api::{ApiError, Response};
use crate::model::account_id::AccountId;
use crate::model::iam::{ManagedPolicy, Permissions, PolicyVersion, StoredDocument, Tags};
use crate::world::WorldState;

/// Versions of a managed policy
/// [IAM quotas](https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html).
const VERSIONS: usize = 5;

impl WorldState {
    pub(super) fn create_policy(
        &mut self,
        account: &AccountId,
        name: &str,
        path: &str,
        document: &str,
        description: &str,
        tags: &Tags,
    ) -> Result<Response, ApiError> {
        validation::name("policyName", name, 128)?;
        let path = validation::path(path)?;
        validation::length("description", description, 0, 1000)?;
        validation::tags(tags)?;
        super::tagging::check_new("Policy", tags)?;
        if is_taken(self.iam(account)?.policies.keys(), name) {
            return Err(ApiError::entity_already_exists(format!(
                "A policy called {name} already exists. Duplicate names are not allowed."
            )));
        }
        let document = accept(document)?;
        let arn = format!("arn:aws:iam::{account}:policy{path}{name}");
        let policy = ManagedPolicy {
            name: name.to_owned(),
            path,
            arn: arn.clone(),
            id: self.new_unique_id("ANPA"),
            description: description.to_owned(),
            versions: vec![PolicyVersion { id: "v1".to_owned(), document, created: self.now }],
            default_version: "v1".to_owned(),
            versions_created: 1,
            tags: tags.clone(),
        };
        self.iam_mut(account)?.policies.insert(name.to_owned(), policy);
        Ok(Response::Created(arn))
    }

    pub(super) fn create_policy_version(
        &mut self,
        account: &AccountId,
        arn: &str,
        document: &str,
        set_as_default: bool,
    ) -> Result<Response, ApiError> {
        validation::policy_arn(arn)?;
        let now = self.now;
        let policy = self.iam_mut(account)?.policy(arn)?;
        let document = accept(document)?;
        if policy.versions.len() >= VERSIONS {
            return Err(ApiError::limit_exceeded(format!(
                "A managed policy can have up to {VERSIONS} versions. Before you create a new version, you must delete \
                 an existing version."
            )));
        }
        policy.versions_created = policy.versions_created.saturating_add(1);
        let id = format!("v{}", policy.versions_created);
        policy.versions.push(PolicyVersion { id: id.clone(), document, created: now });
        if set_as_default {
            policy.default_version.clone_from(&id);
        }
        Ok(Response::Created(id))
    }

    pub(super) fn set_default_policy_version(
        &mut self,
        account: &AccountId,
        arn: &str,
        version: &str,
    ) -> Result<Response, ApiError> {
        validation::policy_arn(arn)?;
        let policy = self.iam_mut(account)?.policy(arn)?;
        check_version(policy, version)?;
        version.clone_into(&mut policy.default_version);
        Ok(Response::Done)
    }

    pub(super) fn delete_policy_version(
        &mut self,
        account: &AccountId,
        arn: &str,
        version: &str,
    ) -> Result<Response, ApiError> {
        validation::policy_arn(arn)?;
        let policy = self.iam_mut(account)?.policy(arn)?;
        check_version(policy, version)?;
        if policy.default_version == version {
            return Err(ApiError::delete_conflict("Cannot delete the default version of a policy."));
        }
        policy.versions.retain(|existing| existing.id != version);
        Ok(Response::Done)
    }

    /// Deletes a policy that is attached nowhere and has no version but the default
    /// [DeletePolicy](https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeletePolicy.html).
    pub(super) fn delete_policy(&mut self, account: &AccountId, arn: &str) -> Result<Response, ApiError> {
        validation::policy_arn(arn)?;
        let iam = self.iam_mut(account)?;
        let policy = iam.policy(arn)?;
        let (name, versions) = (policy.name.clone(), policy.versions.len());
        let uses = |permissions: &Permissions| {
            permissions.attached.iter().chain(&permissions.boundary).any(|attached| attached == arn)
        };
        if iam.identities().any(|(_, permissions)| uses(permissions)) {
            return Err(ApiError::delete_conflict("Cannot delete a policy attached to entities."));
        }
        if versions > 1 {
            return Err(ApiError::delete_conflict(
                "This policy has more than one version. Before you delete a policy, you must delete the policy's \
                 versions. The default version is deleted with the policy.",
            ));
        }
        iam.policies.remove(&name);
        Ok(Response::Done)
    }
}

fn accept(text: &str) -> Result<StoredDocument, ApiError> {
    let size = size_of(text, PolicyType::Identity);
    if size.counted > size.limit {
        return Err(ApiError::quota_exceeded("PolicySize", size.limit));
    }
    documents::accept(text, PolicyType::Identity)
}

fn check_version(policy: &ManagedPolicy, version: &str) -> Result<(), ApiError> {
    if policy.versions.iter().any(|existing| existing.id == version) {
        return Ok(());
    }
    let arn = &policy.arn;
    Err(ApiError::no_such_entity(format!(
        "Policy {arn} version {version} does not exist or is not attachable."
    )))
}
