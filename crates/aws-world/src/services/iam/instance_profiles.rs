//! Instance profiles: the containers through which instances get roles.

use super::entities::is_taken;
use super::validation;
use crate::api::{ApiError, Response};
use crate::model::account_id::AccountId;
use crate::model::iam::InstanceProfile;
use crate::world::WorldState;

impl WorldState {
    pub(super) fn create_instance_profile(
        &mut self,
        account: &AccountId,
        name: &str,
    ) -> Result<Response, ApiError> {
        validation::name("instanceProfileName", name, 128)?;
        if is_taken(self.iam(account)?.instance_profiles.keys(), name) {
            return Err(ApiError::entity_already_exists(format!("Instance Profile {name} already exists.")));
        }
        let profile = InstanceProfile {
            name: name.to_owned(),
            arn: format!("arn:aws:iam::{account}:instance-profile/{name}"),
            id: self.new_unique_id("AIPA"),
            role: None,
            tags: crate::model::iam::Tags::new(),
        };
        let arn = profile.arn.clone();
        self.iam_mut(account)?.instance_profiles.insert(name.to_owned(), profile);
        Ok(Response::Created(arn))
    }

    /// Deletes an empty instance profile. An instance that has it keeps an association that leads nowhere
    /// [DeleteInstanceProfile](https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteInstanceProfile.html).
    pub(super) fn delete_instance_profile(
        &mut self,
        account: &AccountId,
        name: &str,
    ) -> Result<Response, ApiError> {
        let iam = self.iam_mut(account)?;
        if iam.instance_profile(name)?.role.is_some() {
            return Err(ApiError::delete_conflict(
                "Cannot delete entity, must remove roles from instance profile first.",
            ));
        }
        iam.instance_profiles.remove(name);
        Ok(Response::Done)
    }

    pub(super) fn add_role_to_instance_profile(
        &mut self,
        account: &AccountId,
        name: &str,
        role_name: &str,
    ) -> Result<Response, ApiError> {
        let iam = self.iam_mut(account)?;
        iam.instance_profile(name)?;
        iam.role(role_name)?;
        let profile = iam.instance_profile(name)?;
        if profile.role.is_some() {
            return Err(ApiError::quota_exceeded("InstanceSessionsPerInstanceProfile", 1));
        }
        profile.role = Some(role_name.to_owned());
        Ok(Response::Done)
    }

    pub(super) fn remove_role_from_instance_profile(
        &mut self,
        account: &AccountId,
        name: &str,
        role_name: &str,
    ) -> Result<Response, ApiError> {
        let profile = self.iam_mut(account)?.instance_profile(name)?;
        if profile.role.as_deref() != Some(role_name) {
            return Err(super::entities::not_found("role", role_name));
        }
        profile.role = None;
        Ok(Response::Done)
    }
}
