//! Instance profiles and their associations, metrics, log groups.

use super::Script;
use crate::api::ApiCall;
use crate::model::account::Account;
use crate::model::cloudwatch::CloudWatchCall;
use crate::model::ec2::{Ec2Call, Instance, MetadataOptions, ProfileAssociation};
use crate::model::iam::{IamCall, Taggable};
use crate::model::logs::LogsCall;

impl<'a> Script<'a> {
    /// Associations that lead nowhere come first, for they need the names of profiles that are to be made.
    pub(super) fn instance_profiles(&mut self, account: &'a Account) {
        self.metadata_options(account);
        let associations = || {
            let instances = account.ec2.instances.values();
            instances.filter_map(|instance| Some((instance, instance.profile.as_ref()?)))
        };
        for (instance, association) in associations() {
            if !leads_somewhere(account, association) {
                self.dead_association(account, instance, &association.instance_profile_name);
            }
        }
        for profile in account.iam.instance_profiles.values() {
            let name = profile.name.clone();
            self.iam(account, IamCall::CreateInstanceProfile { instance_profile_name: name });
            if !profile.tags.is_empty() {
                let what = Taggable::InstanceProfile(profile.name.clone());
                self.iam(account, IamCall::Tag { what, tags: profile.tags.clone() });
            }
            let with_it: Vec<&Instance> = associations()
                .filter(|(_, association)| association.instance_profile_id == profile.id)
                .map(|(instance, _)| instance)
                .collect();
            // An instance that has an empty one got it while there was a role in it.
            let role_name = match &profile.role {
                Some(role_name) => role_name.clone(),
                None if with_it.is_empty() => continue,
                None => self.placeholder_role_name(account),
            };
            self.add_role(account, &profile.name, &role_name);
            for instance in with_it {
                self.associate(account, instance, &profile.name);
            }
            if profile.role.is_none() {
                self.remove_role(account, &profile.name, &role_name);
            }
        }
    }

    fn metadata_options(&mut self, account: &'a Account) {
        for instance in account.ec2.instances.values() {
            if instance.metadata_options != MetadataOptions::default() {
                let metadata_options = instance.metadata_options.parameters();
                let instance_id = instance.id.clone();
                let call = Ec2Call::ModifyInstanceMetadataOptions { instance_id, metadata_options };
                self.call_in(&instance.region, account, ApiCall::Ec2(call));
            }
        }
    }

    /// The instance's profile has been deleted since.
    fn dead_association(&mut self, account: &'a Account, instance: &'a Instance, profile: &str) {
        let role_name = self.placeholder_role_name(account);
        let name = || profile.to_owned();
        self.iam(account, IamCall::CreateInstanceProfile { instance_profile_name: name() });
        self.add_role(account, profile, &role_name);
        self.associate(account, instance, profile);
        self.remove_role(account, profile, &role_name);
        self.iam(account, IamCall::DeleteInstanceProfile { instance_profile_name: name() });
    }

    fn add_role(&mut self, account: &'a Account, profile: &str, role_name: &str) {
        let (instance_profile_name, role_name) = (profile.to_owned(), role_name.to_owned());
        self.iam(account, IamCall::AddRoleToInstanceProfile { instance_profile_name, role_name });
    }

    fn remove_role(&mut self, account: &'a Account, profile: &str, role_name: &str) {
        let (instance_profile_name, role_name) = (profile.to_owned(), role_name.to_owned());
        self.iam(account, IamCall::RemoveRoleFromInstanceProfile { instance_profile_name, role_name });
    }

    fn associate(&mut self, account: &'a Account, instance: &'a Instance, profile: &str) {
        let (instance_id, instance_profile_name) = (instance.id.clone(), profile.to_owned());
        let call = Ec2Call::AssociateIamInstanceProfile { instance_id, instance_profile_name };
        self.call_in(&instance.region, account, ApiCall::Ec2(call));
    }

    /// One role for all profiles of the account that have had one.
    fn placeholder_role_name(&mut self, account: &'a Account) -> String {
        let arn = self.placeholder(account, &format!("AROA-{}", account.id));
        arn.rsplit('/').next().unwrap_or_default().to_owned()
    }

    /// Values get the time at which the script runs.
    pub(super) fn metrics(&mut self, account: &'a Account) {
        for (namespace, metrics) in &account.cloudwatch.namespaces {
            for (metric_name, points) in metrics {
                for point in points {
                    let (namespace, metric_name) = (namespace.clone(), metric_name.clone());
                    let put = CloudWatchCall::PutMetricData { namespace, metric_name, value: point.value };
                    self.call_in(&account.region, account, ApiCall::CloudWatch(put));
                }
            }
        }
    }

    /// Events get the time at which the script runs.
    pub(super) fn log_groups(&mut self, account: &'a Account) {
        for group in account.logs.groups.values() {
            let log_group_name = || group.name.clone();
            let create = LogsCall::CreateLogGroup { log_group_name: log_group_name() };
            self.call_in(&group.region, account, ApiCall::Logs(create));
            if let Some(retention_in_days) = group.retention_in_days {
                let put =
                    LogsCall::PutRetentionPolicy { log_group_name: log_group_name(), retention_in_days };
                self.call_in(&group.region, account, ApiCall::Logs(put));
            }
            for (stream, events) in &group.streams {
                let log_stream_name = || stream.clone();
                let create = LogsCall::CreateLogStream {
                    log_group_name: log_group_name(),
                    log_stream_name: log_stream_name(),
                };
                self.call_in(&group.region, account, ApiCall::Logs(create));
                if events.is_empty() {
                    continue;
                }
                let put = LogsCall::PutLogEvents {
                    log_group_name: log_group_name(),
                    log_stream_name: log_stream_name(),
                    messages: events.iter().map(|event| event.message.clone()).collect(),
                };
                self.call_in(&group.region, account, ApiCall::Logs(put));
            }
        }
        // They may deny what is done above.
        for (name, policy) in &account.logs.resource_policies {
            let policy_document = self.document(account, &policy.0);
            let put = LogsCall::PutResourcePolicy { policy_name: name.clone(), policy_document };
            self.call_in(&account.region, account, ApiCall::Logs(put));
        }
    }
}

/// Whether the profile that was given to the instance is still there.
fn leads_somewhere(account: &Account, association: &ProfileAssociation) -> bool {
    let profile = account.iam.instance_profiles.get(&association.instance_profile_name);
    profile.is_some_and(|profile| profile.id == association.instance_profile_id)
}
