//! A program's log as it would look on its machine: Python's logging format, botocore's own lines.

use super::{ProviderAttempt, ProviderOutcome};
use crate::api::{ApiCall, Response};
use crate::clock::SimTime;
use crate::dispatch::CallRecord;
use crate::model::s3::S3Call;
use crate::text::program as text;

/// A log being written.
pub(super) struct Log {
    time: String,
    name: String,
    pub(super) lines: Vec<String>,
}

impl Log {
    pub(super) fn new(time: SimTime, name: &str) -> Self {
        let mut log = Self { time: String::new(), name: name.to_owned(), lines: Vec::new() };
        log.at(time);
        log
    }

    /// Lines from now on are written at `time`.
    pub(super) fn at(&mut self, time: SimTime) {
        self.time = time.iso8601().replace('T', " ").replace('Z', ",000");
    }

    pub(super) fn info(&mut self, text: &str) {
        self.line("INFO", text);
    }

    pub(super) fn error(&mut self, text: &str) {
        self.line("ERROR", text);
    }

    fn line(&mut self, level: &str, text: &str) {
        self.lines.push(format!("{} {level} {}: {text}", self.time, self.name));
    }

    /// The line botocore writes when a provider has credentials.
    pub(super) fn credentials(&mut self, chain: &[ProviderAttempt], role_name: Option<&str>) {
        let found = chain.iter().find(|attempt| matches!(attempt.outcome, ProviderOutcome::Found(_)));
        let text = match found.map(|attempt| attempt.provider) {
            Some(text::ENVIRONMENT) => "Found credentials in environment variables.".to_owned(),
            Some(text::SHARED_FILE) => {
                "Found credentials in shared credentials file: ~/.aws/credentials".to_owned()
            }
            Some(text::METADATA) => {
                format!("Found credentials from IAM Role: {}", role_name.unwrap_or_default())
            }
            Some(_) => "Using the credentials given to the client".to_owned(),
            None => {
                self.error("botocore.exceptions.NoCredentialsError: Unable to locate credentials");
                return;
            }
        };
        self.lines.push(format!("{} INFO botocore.credentials: {text}", self.time));
    }

    /// Adds the result of a call, or botocore's `ClientError` text.
    pub(super) fn call(&mut self, record: &CallRecord) {
        let name = record.call.name();
        match &record.result {
            Ok(response) => self.info(&format!("{name}{}: {}", target(&record.call), answer(&record.call, response))),
            Err(error) => self.error(&format!(
                "botocore.exceptions.ClientError: An error occurred ({}) when calling the {name} operation: {}",
                error.code, error.message
            )),
        }
    }
}

fn target(call: &ApiCall) -> String {
    match call {
        ApiCall::S3(S3Call::ListObjectsV2 { bucket, listing }) => {
            format!(" s3://{bucket}/{}", listing.prefix)
        }
        ApiCall::S3(call) => match call.bucket().zip(call.key()) {
            Some((bucket, key)) => format!(" s3://{bucket}/{key}"),
            None => String::new(),
        },
        ApiCall::Logs(call) => {
            let (group, stream) = call.group_and_stream();
            format!(" {group} {stream}")
        }
        _ => String::new(),
    }
}

fn answer(call: &ApiCall, response: &Response) -> String {
    match (call, response) {
        (ApiCall::S3(S3Call::ListObjectsV2 { .. }), Response::Text(keys)) => {
            text::keys_listed(keys.lines().count())
        }
        (_, Response::Text(body)) => text::bytes_read(body.len()),
        (_, Response::CallerIdentity { arn, .. }) => arn.clone(),
        _ => "ok".to_owned(),
    }
}
