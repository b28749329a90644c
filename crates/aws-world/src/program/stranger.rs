//! Somebody elsewhere: what they find in a leaked repository or steal from an instance, and what they do with it.

use std::sync::Arc;

use super::log::Log;
use super::{AppRun, ProviderAttempt, ProviderOutcome, StolenCredentials, Stranger};
use crate::api::{ApiCall, Caller};
use crate::dispatch::World;
use crate::model::program::{PHOTO_KEY, PHOTO_PREFIX};
use crate::model::s3::{Listing, S3Call};
use crate::model::sts::{Credentials, StsCall};
use crate::services::ec2::metadata::{ADDRESS, CREDENTIALS_PATH, MetadataResponse};
use crate::text::program as text;

/// Address the stranger calls from.
const STRANGER_IP: &str = "192.0.2.66";

impl World {
    /// The app's repository becomes public: a stranger takes the keys that are in it. Returns what was found.
    pub fn leak_repository(&mut self, instance_id: &str) -> Vec<StolenCredentials> {
        let Some((_, instance)) = self.instance(instance_id) else { return Vec::new() };
        let places = [
            (text::CODE_IN_REPOSITORY, &instance.app.keys_in_code),
            (text::ENVIRONMENT_IN_REPOSITORY, &instance.app.keys_in_environment),
        ];
        let found = places
            .into_iter()
            .filter_map(|(place, keys)| Some((place.to_owned(), keys.as_ref()?.credentials())))
            .collect();
        self.stranger_finds(instance_id, found)
    }

    /// A stranger makes the app fetch the instance's role credentials (a server-side request forgery). Such requests are
    /// plain GETs without a token: a service that wants tokens gives nothing.
    pub fn steal_session(&mut self, instance_id: &str) -> Vec<StolenCredentials> {
        if self.instance(instance_id).is_none() {
            return Vec::new();
        }
        let found = match self.instance_credentials(instance_id, false).0 {
            MetadataResponse::Credentials { role_name, credentials } => {
                vec![(format!("{ADDRESS}{CREDENTIALS_PATH}{role_name}"), credentials)]
            }
            _ => Vec::new(),
        };
        self.stranger_finds(instance_id, found)
    }

    fn stranger_finds(
        &mut self,
        instance_id: &str,
        found: Vec<(String, Credentials)>,
    ) -> Vec<StolenCredentials> {
        let found_at = self.now;
        let stranger = self
            .stranger_mut()
            .get_or_insert_with(|| Stranger { source_ip: STRANGER_IP.to_owned(), ..Stranger::default() });
        stranger.last_search_was_empty = found.is_empty();
        let mut stolen = Vec::new();
        for (found_in, credentials) in found {
            let known = stranger
                .credentials
                .iter()
                .find(|known| known.credentials == credentials && known.found_in == found_in);
            if let Some(known) = known {
                stolen.push(known.clone());
                continue;
            }
            let new =
                StolenCredentials { found_in, credentials, instance_id: instance_id.to_owned(), found_at };
            stranger.credentials.push(new.clone());
            stolen.push(new);
        }
        stolen
    }

    /// The stranger uses the stolen credentials at `index`: asks who they are, lists the bucket and reads the photo, from elsewhere.
    pub fn run_stranger(&mut self, index: usize) -> Option<AppRun> {
        let stranger = self.stranger.as_ref()?;
        let stolen = stranger.credentials.get(index)?.clone();
        let source_ip = stranger.source_ip.clone();
        let instance = self.instance(&stolen.instance_id);
        let bucket = instance.map(|(_, instance)| instance.app.bucket.clone());
        let caller = Caller::Signed { credentials: stolen.credentials.clone(), source_ip };
        let mut calls = vec![ApiCall::Sts(StsCall::GetCallerIdentity)];
        // An instance that is gone tells no bucket, but its credentials stay.
        if let Some(bucket) = bucket {
            let listing = Listing::with_prefix(PHOTO_PREFIX);
            calls.push(ApiCall::S3(S3Call::ListObjectsV2 { bucket: bucket.clone(), listing }));
            calls.push(ApiCall::S3(S3Call::GetObject { bucket, key: PHOTO_KEY.to_owned() }));
        }
        let calls: Vec<_> =
            calls.into_iter().map(|call| Arc::new(self.call_of_program(&caller, call))).collect();
        let mut log = Log::new(self.now, "stranger");
        for record in &calls {
            log.call(record);
        }
        let chain = vec![ProviderAttempt {
            provider: text::FOUND_ELSEWHERE,
            looked_at: vec![stolen.found_in],
            outcome: ProviderOutcome::Found(stolen.credentials),
            authorization: None,
        }];
        Some(AppRun { time: self.now, chain, calls, log: log.lines })
    }
}
