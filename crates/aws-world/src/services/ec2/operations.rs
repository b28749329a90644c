//! Operations of EC2
//! [error codes](https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html).

use super::launch::Launch;
use crate::api::{ApiError, ErrorCode, Response};
use crate::model::account_id::AccountId;
use crate::model::ec2::{Ec2Call, Instance, ProfileAssociation};
use crate::model::iam::InstanceProfile;
use crate::world::WorldState;

impl WorldState {
    pub(super) fn own_instance(&self, account: &AccountId, instance_id: &str) -> Option<&Instance> {
        self.accounts.get(account)?.ec2.instances.get(instance_id)
    }

    pub(super) fn associated_instance(&self, account: &AccountId, association_id: &str) -> Option<&Instance> {
        let mut instances = self.accounts.get(account)?.ec2.instances.values();
        instances
            .find(|instance| instance.profile.as_ref().is_some_and(|profile| profile.id == association_id))
    }

    pub(crate) fn apply_ec2(&mut self, account: &AccountId, call: &Ec2Call) -> Result<Response, ApiError> {
        match call {
            Ec2Call::AssociateIamInstanceProfile { instance_id, instance_profile_name } => {
                let instance = self.existing_instance(account, instance_id)?;
                if instance.profile.is_some() {
                    return Err(ApiError::new(
                        ErrorCode::INCORRECT_STATE,
                        400,
                        format!("There is an existing association for instance {instance_id}"),
                    ));
                }
                self.associate(account, instance_id, instance_profile_name)
            }
            Ec2Call::ReplaceIamInstanceProfileAssociation { association_id, instance_profile_name } => {
                let instance = self.associated_instance(account, association_id);
                let instance_id =
                    instance.map(|it| it.id.clone()).ok_or_else(|| no_association(association_id))?;
                self.associate(account, &instance_id, instance_profile_name)
            }
            Ec2Call::DisassociateIamInstanceProfile { association_id } => {
                let instance = self.associated_instance(account, association_id);
                let instance_id =
                    instance.map(|it| it.id.clone()).ok_or_else(|| no_association(association_id))?;
                if let Some(instance) = self.instance_mut(&instance_id) {
                    instance.profile = None;
                    // What it handed out stays valid until it ends, but it hands out no more.
                    instance.session = None;
                    instance.session_without_token = None;
                }
                Ok(Response::Done)
            }
            Ec2Call::RunInstances { image_id, instance_type, instance_profile_name, metadata_options } => {
                let launch = Launch { image_id, instance_type, instance_profile_name, metadata_options };
                self.run_instances(account, &launch)
            }
            Ec2Call::ModifyInstanceMetadataOptions { instance_id, metadata_options } => {
                self.modify_metadata_options(account, instance_id, metadata_options)
            }
            Ec2Call::TerminateInstances { instance_id } => self.terminate_instance(account, instance_id),
            Ec2Call::DescribeInstances => Ok(self.describe_instances(account)),
            Ec2Call::DescribeIamInstanceProfileAssociations => Ok(self.describe_associations(account)),
        }
    }

    pub(super) fn existing_instance(&self, account: &AccountId, id: &str) -> Result<&Instance, ApiError> {
        let missing = || format!("The instance ID '{id}' does not exist");
        self.own_instance(account, id)
            .ok_or_else(|| ApiError::new(ErrorCode::INVALID_INSTANCE_ID_NOT_FOUND, 400, missing()))
    }

    pub(super) fn associate(
        &mut self,
        account: &AccountId,
        instance_id: &str,
        profile_name: &str,
    ) -> Result<Response, ApiError> {
        let profile_id = self.usable_profile(account, profile_name)?.id.clone();
        let id = self.new_hex_id("iip-assoc-0", 16);
        if let Some(instance) = self.instance_mut(instance_id) {
            instance.session = None;
            instance.session_without_token = None;
            instance.profile = Some(ProfileAssociation {
                id: id.clone(),
                instance_profile_name: profile_name.to_owned(),
                instance_profile_id: profile_id,
            });
        }
        Ok(Response::Created(id))
    }

    pub(super) fn usable_profile(
        &self,
        account: &AccountId,
        name: &str,
    ) -> Result<&InstanceProfile, ApiError> {
        let profile = self.accounts.get(account).and_then(|account| account.iam.instance_profiles.get(name));
        let profile = profile.ok_or_else(|| {
            invalid_parameter(format!(
                "Value ({name}) for parameter iamInstanceProfile.name is invalid. Invalid IAM Instance Profile name"
            ))
        })?;
        if profile.role.is_none() {
            return Err(invalid_parameter(format!(
                "IAM Instance Profile \"{}\" has no associated IAM Roles",
                profile.arn
            )));
        }
        Ok(profile)
    }
}

fn invalid_parameter(message: String) -> ApiError {
    ApiError::new(ErrorCode::INVALID_PARAMETER_VALUE, 400, message)
}

fn no_association(id: &str) -> ApiError {
    ApiError::new(
        ErrorCode::INVALID_ASSOCIATION_ID_NOT_FOUND,
        400,
        format!("An invalid association-id of '{id}' was given"),
    )
}
