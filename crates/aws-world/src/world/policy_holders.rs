//! Everyone and everything that policies are about, with all policies that are about it: two states of a world are compared by
//! these.

use iam_policy::document::PolicyType;
use iam_policy::evaluation::{AttachedPolicy, MissingPolicy, PolicySet};
use iam_policy::request::Principal;

use super::coverage::supplied;
use super::{Coverage, WorldState};
use crate::model::account::Account;
use crate::model::iam::attached;
use crate::model::organizations::OrganizationPolicyType;
use crate::text::account as text;

/// Who or what policies are about.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum PolicyHolder {
    /// A user or a role, by its ARN.
    Identity(String),
    /// A resource, by its ARN: its own policies of this type.
    Resource(PolicyType, String),
    /// All resources of the account with this id, which resource control policies limit.
    ResourcesOfAccount(String),
}

/// The policies of a [`PolicyHolder`].
#[derive(Clone, Debug)]
pub struct HeldPolicies {
    /// The user, or the session of the role; `None` for resources.
    pub caller: Option<Principal>,
    /// Its policies and what limits it.
    pub policies: PolicySet,
}

impl WorldState {
    /// Everyone and everything that policies are about: users and roles, then resources, then accounts.
    pub fn policy_holders(&self) -> Vec<PolicyHolder> {
        let mut identities = Vec::new();
        let mut resources = Vec::new();
        let mut accounts = Vec::new();
        for account in self.accounts.values() {
            identities.extend(account.iam.users.values().map(|user| user.arn.clone()));
            identities.extend(account.roles().map(|role| role.arn.clone()));
            resources.extend(resources_of(account));
            accounts.push(PolicyHolder::ResourcesOfAccount(account.id.to_string()));
        }
        for arn in self.partial_coverage().into_iter().flat_map(|coverage| coverage.resource_policies.keys())
        {
            resources.push((Coverage::type_of_resource_policy(arn), arn.clone()));
        }
        let identities = identities.into_iter().map(PolicyHolder::Identity);
        let resources = resources.into_iter().map(|(kind, arn)| PolicyHolder::Resource(kind, arn));
        identities.chain(resources).chain(accounts).collect()
    }

    /// The policies of someone or something; `None` where it does not exist here.
    pub fn held_policies(&self, holder: &PolicyHolder) -> Option<HeldPolicies> {
        match holder {
            PolicyHolder::Identity(arn) => {
                let identity = self.identity_for_query(arn)?;
                let policies = self.policies_of_caller(&identity);
                Some(HeldPolicies { caller: Some(identity.principal), policies })
            }
            PolicyHolder::Resource(policy_type, arn) => {
                let found = self.own_policies(*policy_type, arn)?;
                let mut policies = PolicySet::default();
                match policy_type {
                    PolicyType::Grant => policies.grants = found,
                    _ => policies.resource = found,
                }
                let bucket = arn.strip_prefix("arn:aws:s3:::").and_then(|name| self.bucket(name));
                policies.restrict_public_buckets =
                    bucket.is_some_and(|(_, bucket)| bucket.public_access_block.restrict_public_buckets);
                Some(HeldPolicies { caller: None, policies })
            }
            PolicyHolder::ResourcesOfAccount(account) => self.limits_of_resources(account),
        }
    }

    fn own_policies(&self, policy_type: PolicyType, arn: &str) -> Option<Vec<AttachedPolicy>> {
        let given = self.partial_coverage().and_then(|coverage| coverage.resource_policies.get(arn));
        if let Some(policy) = given {
            return Some(vec![supplied(policy, arn)]);
        }
        match policy_type {
            PolicyType::Trust => {
                let role = self.role_by_arn(arn)?;
                Some(vec![attached(&role.trust_policy, policy_type, &role.name, None, arn)])
            }
            PolicyType::Grant => Some(self.key_by_arn(arn)?.grant_policies(None)),
            _ => {
                if let Some(name) = arn.strip_prefix("arn:aws:s3:::") {
                    let policy = self.bucket(name)?.1.policy.as_ref();
                    return Some(
                        policy.map(|it| attached(it, policy_type, name, None, arn)).into_iter().collect(),
                    );
                }
                if let Some(key) = self.key_by_arn(arn) {
                    return Some(vec![attached(&key.policy, policy_type, &key.id, None, arn)]);
                }
                let account = self.accounts.values().find(|account| log_groups(account) == arn)?;
                let policies = account.logs.resource_policies.iter();
                let held = policies
                    .map(|(name, policy)| attached(policy, policy_type, name, None, text::LOG_GROUPS));
                Some(held.collect())
            }
        }
    }

    fn limits_of_resources(&self, account: &str) -> Option<HeldPolicies> {
        self.accounts.get(account)?;
        let mut policies = PolicySet::default();
        let kind = OrganizationPolicyType::ResourceControl;
        policies.resource_control =
            self.organization.as_ref().map(|it| it.levels(kind, account)).unwrap_or_default();
        let Some(coverage) = self.partial_coverage().filter(|_| !self.manages_the_organization(account))
        else {
            return Some(HeldPolicies { caller: None, policies });
        };
        match coverage.resource_control_policies.get(account) {
            Some(policy) => policies.resource_control.push(vec![supplied(policy, account)]),
            None => {
                let (kind, mut missing) = (PolicyType::ResourceControl, Vec::<MissingPolicy>::new());
                self.add_missing(kind, account.to_owned(), &mut missing);
                policies.missing_of_resource = missing;
            }
        }
        Some(HeldPolicies { caller: None, policies })
    }
}

/// The account's resources that have policies, each with the type of these.
fn resources_of(account: &Account) -> Vec<(PolicyType, String)> {
    let mut all: Vec<(PolicyType, String)> =
        account.roles().map(|role| (PolicyType::Trust, role.arn.clone())).collect();
    let buckets = account.s3.buckets.keys().map(|name| format!("arn:aws:s3:::{name}"));
    all.extend(buckets.map(|arn| (PolicyType::Resource, arn)));
    for key in account.kms.keys.values() {
        all.push((PolicyType::Resource, key.arn.clone()));
        all.push((PolicyType::Grant, key.arn.clone()));
    }
    all.push((PolicyType::Resource, log_groups(account)));
    all
}

/// The account's log groups, which have their policies together.
fn log_groups(account: &Account) -> String {
    format!("arn:aws:logs:{}:{}:log-group:*", account.region, account.id)
}
