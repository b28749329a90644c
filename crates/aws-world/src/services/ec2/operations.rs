//! What EC2 calls require and do
//! [error codes](https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html).

use super::launch::Launch;
use crate::api::{ApiError, ErrorCode, Response};
use crate::model::ec2::{Ec2Call, Instance, ProfileAssociation};
use crate::model::iam::InstanceProfile;
use crate::world::{RequiredPermission, WorldState};

impl WorldState {
    /// Giving an instance a role also needs `iam:PassRole` on the role.
    pub(crate) fn ec2_required_permissions(
        &self,
        account: &str,
        action: &str,
        call: &Ec2Call,
    ) -> Vec<RequiredPermission> {
        let region = self.region_of(account);
        let (instance, profile_name) = match call {
            Ec2Call::AssociateIamInstanceProfile { instance_id, instance_profile_name } => {
                (self.own_instance(account, instance_id), Some(instance_profile_name))
            }
            Ec2Call::ReplaceIamInstanceProfileAssociation { association_id, instance_profile_name } => {
                (self.associated_instance(account, association_id), Some(instance_profile_name))
            }
            Ec2Call::DisassociateIamInstanceProfile { association_id } => {
                (self.associated_instance(account, association_id), None)
            }
            Ec2Call::TerminateInstances { instance_id }
            | Ec2Call::ModifyInstanceMetadataOptions { instance_id, .. } => {
                (self.own_instance(account, instance_id), None)
            }
            Ec2Call::RunInstances { instance_profile_name, .. } => (None, Some(instance_profile_name)),
            Ec2Call::DescribeInstances | Ec2Call::DescribeIamInstanceProfileAssociations => {
                return vec![RequiredPermission::new(action, "*", account).with("ec2:Region", region)];
            }
        };
        let mut required = match call {
            Ec2Call::RunInstances { image_id, instance_type, instance_profile_name, metadata_options } => {
                let launch = Launch { image_id, instance_type, instance_profile_name, metadata_options };
                super::launch::required_permissions(account, region, action, &launch)
            }
            _ => vec![instance_permission(account, region, action, call, instance)],
        };
        let role_arn = self.accounts.get(account).and_then(|account| {
            let profile = account.iam.instance_profiles.get(profile_name?)?;
            Some(account.iam.roles.get(profile.role.as_ref()?)?.arn.clone())
        });
        if let Some(role_arn) = role_arn {
            let permission = self.pass_role_permission(account, &role_arn);
            required.push(match instance {
                Some(instance) => permission.with("iam:AssociatedResourceArn", instance.arn(account)),
                None => permission,
            });
        }
        required
    }

    fn own_instance(&self, account: &str, instance_id: &str) -> Option<&Instance> {
        self.accounts.get(account)?.ec2.instances.get(instance_id)
    }

    fn associated_instance(&self, account: &str, association_id: &str) -> Option<&Instance> {
        let mut instances = self.accounts.get(account)?.ec2.instances.values();
        instances
            .find(|instance| instance.profile.as_ref().is_some_and(|profile| profile.id == association_id))
    }

    pub(crate) fn apply_ec2(&mut self, account: &str, call: &Ec2Call) -> Result<Response, ApiError> {
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

    pub(super) fn existing_instance(&self, account: &str, id: &str) -> Result<&Instance, ApiError> {
        let missing = || format!("The instance ID '{id}' does not exist");
        self.own_instance(account, id)
            .ok_or_else(|| ApiError::new(ErrorCode::INVALID_INSTANCE_ID_NOT_FOUND, 400, missing()))
    }

    pub(super) fn associate(
        &mut self,
        account: &str,
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

    pub(super) fn usable_profile(&self, account: &str, name: &str) -> Result<&InstanceProfile, ApiError> {
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

fn instance_permission(
    account: &str,
    region: &str,
    action: &str,
    call: &Ec2Call,
    instance: Option<&Instance>,
) -> RequiredPermission {
    let Some(instance) = instance else {
        let id = match call {
            Ec2Call::AssociateIamInstanceProfile { instance_id, .. }
            | Ec2Call::ModifyInstanceMetadataOptions { instance_id, .. }
            | Ec2Call::TerminateInstances { instance_id } => instance_id.as_str(),
            _ => "*",
        };
        let resource = format!("arn:aws:ec2:{region}:{account}:instance/{id}");
        return RequiredPermission::new(action, resource, account);
    };
    let permission =
        RequiredPermission::new(action, instance.arn(account), account).in_region(&instance.region);
    let mut permission = permission.with("ec2:Region", instance.region.as_str());
    permission = instance.metadata_options.parameters().add_keys(permission, "ec2:Metadata");
    if let Ec2Call::ModifyInstanceMetadataOptions { metadata_options, .. } = call {
        permission = metadata_options.add_keys(permission, "ec2:Attribute/");
    }
    if instance.name.is_empty() {
        return permission;
    }
    permission
        .with("aws:ResourceTag/Name", instance.name.as_str())
        .with("ec2:ResourceTag/Name", instance.name.as_str())
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
