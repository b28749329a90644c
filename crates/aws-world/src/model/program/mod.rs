//! Programs, where they run and keep keys, and what a stranger found.

mod step;
mod workload;

use crate::clock::SimTime;
use crate::model::sts::Credentials;

pub use step::ProgramStep;
pub(crate) use step::{PHOTO_KEY, PHOTO_PREFIX};
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
    /// Its steps; the photo app's five when empty.
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

impl AccessKeyPair {
    /// The credentials these keys sign with.
    pub(crate) fn credentials(&self) -> Credentials {
        Credentials {
            access_key_id: self.access_key_id.clone(),
            secret_access_key: self.secret_access_key.clone(),
            session_token: None,
            expiration: None,
        }
    }
}

/// A place in which an app can keep a long-term access key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyLocation {
    /// In the source code.
    Code,
    /// In environment variables.
    Environment,
    /// In `~/.aws/credentials`.
    SharedFile,
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
    /// The place they were found in: `repository, app.py` …
    pub found_in: String,
    /// The credentials.
    pub credentials: Credentials,
    /// The app they came from: its bucket and log group are what the stranger tries.
    pub instance_id: String,
    /// When they were found.
    pub found_at: SimTime,
}
