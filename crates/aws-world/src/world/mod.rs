//! The state of a world: its store, identifiers, request context, authorization and access queries.

mod administrator;
mod authentication;
mod authorization;
mod context;
mod coverage;
mod hypothetical;
mod ids;
mod keys;
mod policy_holders;
mod query;
mod region;
mod resource_arns;
mod s3_objects;
mod supplied_facts;
mod supply_error;

use std::sync::Arc;

use iam_policy::arn::Arn;
use iam_policy::sorted_map::SortedMap;

use crate::clock::SimTime;
use crate::model::account::Account;
use crate::model::ec2::Instance;
use crate::model::iam::{Role, StoredDocument, aws_managed_policies, built_in_documents, first_documents};
use crate::model::organizations::Organization;
use crate::model::program::{Stranger, Workload};
use crate::model::s3::Bucket;
use crate::model::sts::StsSession;

pub(crate) use authentication::{CallerIdentity, RoleIdentity, address};
pub(crate) use authorization::RequiredPermission;
pub use coverage::Coverage;
pub use hypothetical::HypotheticalCaller;
pub(crate) use keys::of_kind;
pub use policy_holders::{HeldPolicies, PolicyHolder};
pub use query::{AccessDecision, ActionOnResource};
pub use resource_arns::resource_arns;
pub use supply_error::{SupplyFactError, SupplyPolicyError};

/// The state of a [`World`](crate::World). Everything reads it; `crate::dispatch` alone changes that of a world.
#[derive(Clone, Debug, PartialEq)]
pub struct WorldState {
    pub(crate) seed: u64,
    /// Count of identifiers given out: the next one follows from this and the seed.
    pub(crate) issued: u64,
    pub(crate) now: SimTime,
    pub(crate) accounts: Arc<SortedMap<Account>>,
    /// Temporary credentials that were given out, by access key id.
    pub(crate) sessions: Arc<SortedMap<StsSession>>,
    pub(crate) stranger: Option<Stranger>,
    pub(crate) organization: Option<Organization>,
    /// AWS's policies by ARN: the built-in ones, and those that came with an import.
    pub(crate) aws_managed: Arc<SortedMap<StoredDocument>>,
    /// Coverage of an import; `None` for a world that was built here.
    pub(crate) coverage: Option<Arc<Coverage>>,
}

/// A question to [`WorldState::simulate_access`]: may this principal take this action on this resource?
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AccessQuery {
    /// ARN of an IAM user, a role (asked as some session of it), a role's session (which keeps its name), or an account's
    /// root.
    pub principal_arn: String,
    /// `service:Name`.
    pub action: String,
    /// ARN or `*`.
    pub resource: String,
}

impl WorldState {
    /// An empty world whose identifiers follow from `seed`. It knows the AWS managed policies of the built-in catalog.
    pub(crate) fn new(seed: u64, now: SimTime) -> Self {
        Self { aws_managed: built_in_documents(), ..Self::without_catalog(seed, now) }
    }

    /// An empty state without the catalog: see [`World::without_catalog`](crate::World::without_catalog).
    pub(crate) fn without_catalog(seed: u64, now: SimTime) -> Self {
        Self {
            seed,
            issued: 0,
            now,
            accounts: Arc::default(),
            sessions: Arc::default(),
            stranger: None,
            organization: None,
            aws_managed: first_documents(),
            coverage: None,
        }
    }

    /// Places an instance in an account, replacing one with its id: how a world is laid out before anybody calls.
    /// Returns whether there is such an account.
    pub(crate) fn place_instance(&mut self, account: &str, instance: Instance) -> bool {
        match self.account_mut(account) {
            Some(account) => {
                account.ec2.instances.insert(instance.id.clone(), instance);
                true
            }
            None => false,
        }
    }

    /// The current time.
    pub fn now(&self) -> SimTime {
        self.now
    }

    /// The accounts by id.
    pub fn accounts(&self) -> &SortedMap<Account> {
        &self.accounts
    }

    /// Temporary credentials that were given out, by access key id.
    pub fn sessions(&self) -> &SortedMap<StsSession> {
        &self.sessions
    }

    /// The stranger's laptop, once something has leaked to it.
    pub fn stranger(&self) -> Option<&Stranger> {
        self.stranger.as_ref()
    }

    /// The organization the accounts are in, once there is one.
    pub fn organization(&self) -> Option<&Organization> {
        self.organization.as_ref()
    }

    /// The name of the account or the organizational unit with this id, or an alias of the KMS key with this ARN.
    pub fn name_of(&self, id: &str) -> Option<String> {
        let account = self.accounts().get(id).map(|account| account.name.clone());
        let unit = || Some(self.organization()?.units.get(id)?.name.clone());
        let alias = || {
            let arn = Arn::parse(id).filter(|arn| arn.service == "kms")?;
            let key_id = arn.resource.strip_prefix("key/")?;
            Some(self.accounts().get(arn.account)?.kms.alias_of(key_id)?.to_owned())
        };
        account.or_else(unit).or_else(alias)
    }

    /// The document of an AWS managed policy, parsed.
    pub fn aws_managed_document(&self, arn: &str) -> Option<&StoredDocument> {
        // Most of a large account's policies are its own: they are not looked for here.
        arn.starts_with("arn:aws:iam::aws:").then(|| self.aws_managed.get(arn)).flatten()
    }

    /// ARNs of AWS's policies that are known here.
    pub fn aws_managed(&self) -> impl Iterator<Item = &String> {
        self.aws_managed.keys()
    }

    /// ARNs and documents of AWS's policies that are not built in, or say something else here than the built-in ones.
    pub fn own_aws_managed(&self) -> impl Iterator<Item = (&String, &StoredDocument)> {
        self.aws_managed.iter().filter(|(arn, document)| {
            let built_in = aws_managed_policies().iter().find(|policy| policy.arn == arn.as_str());
            built_in.is_none_or(|policy| policy.document != document.0.text())
        })
    }

    /// An instance, with the account it belongs to.
    pub fn instance(&self, instance_id: &str) -> Option<(&Account, &Instance)> {
        self.accounts.values().find_map(|account| Some((account, account.ec2.instances.get(instance_id)?)))
    }

    /// A workload, with the account it belongs to.
    pub fn workload(&self, name: &str) -> Option<(&Account, &Workload)> {
        self.accounts.values().find_map(|account| Some((account, account.workloads.get(name)?)))
    }

    /// A bucket, with the account that owns it.
    pub fn bucket(&self, name: &str) -> Option<(&Account, &Bucket)> {
        self.accounts.values().find_map(|account| Some((account, account.s3.buckets.get(name)?)))
    }

    /// The role with this ARN.
    pub fn role_by_arn(&self, arn: &str) -> Option<&Role> {
        let account = self.accounts.get(Arn::parse(arn)?.account)?;
        account.iam.roles.get(arn.rsplit('/').next()?).filter(|role| role.arn == arn)
    }

    pub(crate) fn account_mut(&mut self, id: &str) -> Option<&mut Account> {
        Arc::make_mut(&mut self.accounts).get_mut(id)
    }

    pub(crate) fn instance_mut(&mut self, instance_id: &str) -> Option<&mut Instance> {
        // Looked up first, so that asking for what is not there does not copy the accounts.
        let account = self.instance(instance_id)?.0.id.clone();
        self.account_mut(&account)?.ec2.instances.get_mut(instance_id)
    }
}
