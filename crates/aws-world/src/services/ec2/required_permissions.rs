//! The permissions that EC2 calls require
//! [actions, resources and condition keys for EC2](https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonec2.html).

use super::launch::Launch;
use crate::model::account_id::AccountId;
use crate::model::ec2::{Ec2Call, Instance};
use crate::world::{RequiredPermission, WorldState};

/// The network that an account has from the beginning, as far as a launch needs permission for it.
const NETWORK: [(&str, &str); 4] = [
    ("network-interface", "*"),
    ("security-group", "sg-0default"),
    ("subnet", "subnet-0default"),
    ("volume", "*"),
];

impl WorldState {
    /// Giving an instance a role also needs `iam:PassRole` on the role.
    pub(crate) fn ec2_required_permissions(
        &self,
        account: &AccountId,
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
                launch_permissions(account, region, action, &launch)
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
}

/// A launch needs `ec2:RunInstances` on everything it makes and uses: the instance, its image, and what the account's
/// network gives it
/// [RunInstances examples](https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ExamplePolicies_EC2.html#iam-example-runinstances).
/// In which order AWS asks is not said; here the image comes first.
fn launch_permissions(
    account: &AccountId,
    region: &str,
    action: &str,
    launch: &Launch<'_>,
) -> Vec<RequiredPermission> {
    let Launch { image_id, instance_type, instance_profile_name, metadata_options } = launch;
    let arn = |owner: &str, kind: &str, id: &str| format!("arn:aws:ec2:{region}:{owner}:{kind}/{id}");
    let permission = |resource| RequiredPermission::new(action, resource, account).with("ec2:Region", region);
    // Images are Amazon's here.
    let mut image =
        permission(arn("", "image", image_id)).with("ec2:Owner", "amazon").with("ec2:ImageID", *image_id);
    image.resource_account = None;
    let mut instance = permission(arn(account, "instance", "*")).with("ec2:InstanceType", *instance_type);
    instance = metadata_options.add_keys(instance, "ec2:Metadata");
    if !instance_profile_name.is_empty() {
        let profile = format!("arn:aws:iam::{account}:instance-profile/{instance_profile_name}");
        instance = instance.with("ec2:InstanceProfile", profile);
    }
    let network = NETWORK.map(|(kind, id)| permission(arn(account, kind, id)));
    [image, instance].into_iter().chain(network).collect()
}

fn instance_permission(
    account: &AccountId,
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
