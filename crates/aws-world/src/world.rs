//! The world and its accounts.

use std::collections::BTreeMap;

use crate::call::{ApiCall, Authorization, CallRecord, Caller};
use crate::clock::SimTime;

/// A whole simulated AWS. Cheap to clone: parts that did not change are shared.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct World {
    now: SimTime,
    accounts: BTreeMap<String, Account>,
    stranger: Option<crate::app::Stranger>,
}

/// One AWS account.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Account {
    /// 12 digits.
    pub id: String,
    /// What people call it.
    pub name: String,
    /// Users, groups, roles, policies, instance profiles.
    pub iam: crate::iam::Iam,
    /// Instances.
    pub ec2: crate::ec2::Ec2,
    /// Buckets.
    pub s3: crate::s3::S3,
    /// Log groups.
    pub logs: crate::logs::Logs,
}

/// A permission question about the world: a principal, an action, a resource.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// ARN of an IAM user, a role (asked as a session of it), or an account's root.
    pub principal_arn: String,
    /// `service:Name`.
    pub action: String,
    /// ARN or `*`.
    pub resource: String,
}

impl World {
    /// An empty world whose identifiers follow from `seed`.
    pub fn new(seed: u64, now: SimTime) -> Self {
        let _ = seed;
        Self { now, ..Self::default() }
    }

    /// Adds an account. Its first administrator is the role session [`World::administrator`] returns.
    pub fn add_account(&mut self, id: &str, name: &str) {
        let _ = (id, name);
    }

    /// The signed-in administrator of an account: a session of an `AWSReservedSSO_AdministratorAccess_…` role, as IAM
    /// Identity Center makes it.
    pub fn administrator(&self, account: &str) -> Caller {
        Caller::SignedIn { arn: account.to_owned() }
    }

    /// The current time.
    pub fn now(&self) -> SimTime {
        self.now
    }

    /// Moves the clock forward. Credentials on instances are rotated when next asked for.
    pub fn advance(&mut self, seconds: i64) {
        self.now = self.now.plus(seconds);
    }

    /// The accounts by id.
    pub fn accounts(&self) -> &BTreeMap<String, Account> {
        &self.accounts
    }

    /// The stranger's laptop, once something has leaked to it.
    pub fn stranger(&self) -> Option<&crate::app::Stranger> {
        self.stranger.as_ref()
    }

    /// Makes a call: authenticates, authorizes, changes the world, records. A denied call changes nothing.
    pub fn call(&mut self, caller: &Caller, call: ApiCall) -> CallRecord {
        let _ = caller;
        CallRecord {
            time: self.now,
            caller_arn: None,
            call,
            result: Ok(crate::call::Response::Done),
            authorizations: Vec::new(),
            event: String::new(),
        }
    }

    /// Answers a question without calling anything. `None` when the principal does not exist.
    pub fn ask(&self, question: &Question) -> Option<Authorization> {
        let _ = question;
        None
    }
}
