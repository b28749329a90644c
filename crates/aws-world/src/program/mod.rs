//! Programs, on instances and elsewhere: where they keep credentials, how their SDK finds them, their steps, their log;
//! and the stranger who finds what they leave lying about.

mod credential_chain;
mod log;
mod run;
mod stranger;

use std::sync::Arc;

use crate::api::Authorization;
use crate::clock::SimTime;
use crate::dispatch::CallRecord;
use crate::model::sts::Credentials;

pub use crate::model::program::{
    AccessKeyPair, App, Host, KeyLocation, ProgramStep, StolenCredentials, Stranger, Workload,
};

/// Result of a provider of the chain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ProviderOutcome {
    /// It had nothing; why.
    Nothing(String),
    /// It gave credentials.
    Found(Credentials),
    /// Not asked, because an earlier one had credentials.
    NotAsked,
}

/// One provider of the SDK's credential provider chain.
#[derive(Clone, Debug)]
pub struct ProviderAttempt {
    /// Code, environment, shared file, instance metadata.
    pub provider: &'static str,
    /// Places it looked at: `AWS_ACCESS_KEY_ID`, `~/.aws/credentials`, `http://169.254.169.254/latest/…`
    pub looked_at: Vec<String>,
    /// Its result.
    pub outcome: ProviderOutcome,
    /// For instance metadata: EC2's question to the role's trust policy, when it was asked in this run.
    pub authorization: Option<Arc<Authorization>>,
}

/// One run of a program: which credentials it found, what it called, what came back.
#[derive(Clone, Debug)]
pub struct AppRun {
    /// When it began.
    pub time: SimTime,
    /// The provider chain in the SDK's order.
    pub chain: Vec<ProviderAttempt>,
    /// Its calls in order; empty when it had no credentials. A failed call does not stop the next ones.
    pub calls: Vec<Arc<CallRecord>>,
    /// Its log as it would look on the machine, a line each.
    pub log: Vec<String>,
}

impl AppRun {
    /// Whether it had credentials and every call succeeded.
    pub fn succeeded(&self) -> bool {
        !self.calls.is_empty() && self.calls.iter().all(|record| record.result.is_ok())
    }
}
