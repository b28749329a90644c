//! An account: what each service keeps of it.

use iam_policy::sorted_map::SortedMap;

use super::account_id::AccountId;
use super::cloudwatch::CloudWatch;
use super::ec2::{Ec2, Instance};
use super::iam::{Iam, Role};
use super::kms::Kms;
use super::logs::Logs;
use super::program::Workload;
use super::s3::S3;

/// Path of the roles that IAM Identity Center makes.
pub(crate) const SSO_PATH: &str = "/aws-reserved/sso.amazonaws.com/";
pub(crate) const SSO_ROLE_PREFIX: &str = "AWSReservedSSO_AdministratorAccess_";

/// One AWS account.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Account {
    /// Id.
    pub id: AccountId,
    /// Name for people.
    pub name: String,
    /// Region that it works in, which is that of requests whose resource names none.
    pub region: String,
    /// Users, groups, roles, policies, instance profiles.
    pub iam: Iam,
    /// Instances.
    pub ec2: Ec2,
    /// Buckets.
    pub s3: S3,
    /// Keys.
    pub kms: Kms,
    /// Log groups.
    pub logs: Logs,
    /// CloudWatch.
    pub cloudwatch: CloudWatch,
    /// Programs that run elsewhere than on its instances, by name.
    pub workloads: SortedMap<Workload>,
}

impl Account {
    /// Its roles, with those that [AWS manages](Role::managed_by) and without the one in which a user administers it here.
    pub fn roles(&self) -> impl Iterator<Item = &Role> {
        self.iam.roles.values().filter(|role| !is_made_here(role))
    }

    /// The role an instance of this account has through its instance profile.
    pub fn instance_role(&self, instance_id: &str) -> Option<&Role> {
        role_of(self, self.ec2.instances.get(instance_id)?)
    }
}

/// Whether the role is the one that the world made for its user: it has the suffix of its identity provider, and those
/// that IAM Identity Center makes have one of their own.
pub(crate) fn is_made_here(role: &Role) -> bool {
    let suffix = role.name.strip_prefix(SSO_ROLE_PREFIX).filter(|_| role.path == SSO_PATH);
    suffix.is_some_and(|suffix| role.trust_policy.0.text().contains(&provider_name(suffix)))
}

pub(crate) fn provider_name(suffix: &str) -> String {
    format!("saml-provider/AWSSSO_{suffix}_DO_NOT_DELETE")
}

/// The role an instance has through its instance profile. A profile made again under the same name is another one.
pub(crate) fn role_of<'a>(account: &'a Account, instance: &Instance) -> Option<&'a Role> {
    let association = instance.profile.as_ref()?;
    let profile = account.iam.instance_profiles.get(&association.instance_profile_name)?;
    if profile.id != association.instance_profile_id {
        return None;
    }
    account.iam.roles.get(profile.role.as_ref()?)
}
