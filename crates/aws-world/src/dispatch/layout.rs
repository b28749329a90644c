//! Changes of a world that are no calls: creating it, setting it up, completing an import, and the clock.

use std::sync::Arc;

use iam_policy::evaluation::MissingPolicy;
use iam_policy::request::UnknownFact;

use super::World;
use crate::clock::SimTime;
use crate::model::ec2::Instance;
use crate::model::iam::built_in_documents;
use crate::model::program::Workload;
use crate::world::{SupplyFactError, SupplyPolicyError, WorldState};

impl Default for World {
    fn default() -> Self {
        Self::new(0, SimTime::default())
    }
}

impl World {
    /// An empty world whose identifiers follow from `seed`. It knows the AWS managed policies of the built-in catalog.
    pub fn new(seed: u64, now: SimTime) -> Self {
        Self::from_state(WorldState::new(seed, now))
    }

    /// An empty world without the catalog, which is a large part of a small program and can be added
    /// [later](World::with_catalog). Until then the policy of a new account's administrator is the only AWS managed policy.
    pub fn without_catalog(seed: u64, now: SimTime) -> Self {
        Self::from_state(WorldState::without_catalog(seed, now))
    }

    /// Makes a world of a state, where a whole one is read or imported.
    pub(crate) fn from_state(state: WorldState) -> Self {
        Self { state }
    }

    /// Takes the state out, to make another world of it.
    pub(crate) fn into_state(self) -> WorldState {
        self.state
    }

    /// The world with the policies of the built-in catalog that it lacks, if it lacks some: one that was made
    /// [without it](World::without_catalog).
    pub fn with_catalog(&self) -> Option<Self> {
        let built_in = built_in_documents();
        let lacking: Vec<_> =
            built_in.iter().filter(|(arn, _)| !self.aws_managed.contains_key(arn)).collect();
        if lacking.is_empty() {
            return None;
        }
        let mut world = self.clone();
        let known = Arc::make_mut(&mut world.state.aws_managed);
        for (arn, document) in lacking {
            known.insert(arn.clone(), document.clone());
        }
        Some(world)
    }

    /// Adds an account. Its first administrator is the role session that [`WorldState::administrator`] returns. An account
    /// that is already there stays as it is.
    pub fn add_account(&mut self, id: &str, name: &str) {
        self.state.add_account(id, name);
    }

    /// Says in which Region an account works. Buckets whose Region nobody told are taken to be there too. Returns whether
    /// there is such an account, and the text reads like a Region.
    pub fn set_region(&mut self, account: &str, region: &str) -> bool {
        self.state.set_region(account, region)
    }

    /// Places an instance in an account, replacing one with its id. Returns whether there is such an account.
    pub fn place_instance(&mut self, account: &str, instance: Instance) -> bool {
        self.state.place_instance(account, instance)
    }

    /// Places a workload in an account, replacing one with its name. Returns whether there is such an account.
    pub fn place_workload(&mut self, account: &str, workload: Workload) -> bool {
        match self.state.account_mut(account) {
            Some(account) => {
                account.workloads.insert(workload.name.clone(), workload);
                true
            }
            None => false,
        }
    }

    /// Records that there is no such policy.
    pub fn confirm_absent(&mut self, policy: MissingPolicy) {
        self.state.confirm_absent(policy);
    }

    /// Takes `text` as the missing policy. For the policies of a group or of an organization it stands for all that are missing.
    pub fn supply_policy(&mut self, policy: &MissingPolicy, text: &str) -> Result<(), SupplyPolicyError> {
        self.state.supply_policy(policy, text)
    }

    /// Takes `text` for the fact. Of the organization of an account, no text says that the account is in none.
    pub fn supply_fact(&mut self, fact: &UnknownFact, text: &str) -> Result<(), SupplyFactError> {
        self.state.supply_fact(fact, text)
    }

    /// Moves the clock forward; never back. Credentials on instances are rotated when next asked for.
    pub fn advance(&mut self, seconds: i64) {
        self.state.now = self.state.now.plus(seconds.max(0));
        self.state.expire_log_events();
    }
}
