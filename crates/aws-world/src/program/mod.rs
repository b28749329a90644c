//! Programs, on instances and elsewhere: where they keep credentials, how their SDK finds them, their steps, their log;
//! and the stranger who finds what they leave lying about.

mod credential_chain;
mod log;
mod run;
mod step;
mod stranger;
mod workload;

use std::sync::Arc;

use crate::call::{Authorization, CallRecord};
use crate::clock::SimTime;
use crate::sts::Credentials;

pub use step::ProgramStep;
pub use workload::{Host, Workload};

/// A program. Usually the photo app, which stores a photo, reads it back, lists the bucket, and writes to its log.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct App {
    /// Name of its repository and process.
    pub name: String,
    /// Bucket it uses.
    pub bucket: String,
    /// Log group it writes to.
    pub log_group: String,
    /// Keys written into its source code. They take precedence over everything and are in the repository.
    pub keys_in_code: Option<AccessKeyPair>,
    /// Keys in `AWS_ACCESS_KEY_ID` and `AWS_SECRET_ACCESS_KEY`, set by the repository's `.env` file.
    pub keys_in_environment: Option<AccessKeyPair>,
    /// Keys in `~/.aws/credentials` on the instance: not in the repository.
    pub keys_in_shared_file: Option<AccessKeyPair>,
    /// What it does; the photo app's five steps when empty.
    pub steps: Vec<ProgramStep>,
    /// Whether it runs in a container on its instance: answers of the metadata service have one hop more to go.
    pub in_container: bool,
}

/// A long-term access key as somebody pasted it; may be wrong.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AccessKeyPair {
    /// Access key id.
    pub access_key_id: String,
    /// Secret access key.
    pub secret_access_key: String,
}

/// Where an app can keep a long-term access key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyLocation {
    /// In the source code.
    Code,
    /// In environment variables.
    Environment,
    /// In `~/.aws/credentials`.
    SharedFile,
}

/// What a provider of the chain said.
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
    /// What it looked at: `AWS_ACCESS_KEY_ID`, `~/.aws/credentials`, `http://169.254.169.254/latest/…`
    pub looked_at: Vec<String>,
    /// What it said.
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

/// Somebody elsewhere with what they found.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Stranger {
    /// Address they call from.
    pub source_ip: String,
    /// The credentials that were found, in order of finding.
    pub credentials: Vec<StolenCredentials>,
    /// Whether the last search found nothing.
    pub last_search_was_empty: bool,
}

/// Credentials a stranger found.
#[derive(Clone, Debug, PartialEq)]
pub struct StolenCredentials {
    /// Where they were found: `repository, app.py` …
    pub found_in: String,
    /// The credentials.
    pub credentials: Credentials,
    /// The app they came from: its bucket and log group are what the stranger tries.
    pub instance_id: String,
    /// When they were found.
    pub found_at: SimTime,
}
