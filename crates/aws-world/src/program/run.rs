//! A program runs: it finds credentials or not, then takes its steps.

use std::sync::Arc;

use iam_policy::timestamp::Date;

use super::credential_chain::CredentialSearch;
use super::log::Log;
use super::{AccessKeyPair, App, AppRun, Host, KeyLocation, ProviderOutcome};
use crate::api::{ApiCall, ApiError, Caller, Response};
use crate::dispatch::{CallRecord, World};
use crate::model::account_id::AccountId;
use crate::model::cloudwatch::CloudWatchCall;
use crate::model::logs::LogsCall;
use crate::model::program::ProgramStep;
use crate::model::s3::{Listing, PutObjectHeaders, S3Call};
use crate::model::sts::{Credentials, MfaParameters, SessionParameters, StsCall};
use crate::text::program as text;

/// The SDK asks for new credentials when less than this is left of those it has, in seconds
/// [Boto3 credentials](https://boto3.amazonaws.com/v1/documentation/api/latest/guide/credentials.html).
const RENEWAL_LEAD: i64 = 15 * 60;

impl World {
    /// Somebody with access to where a program runs (an instance's id, a workload's name) writes keys to a location, or
    /// removes them.
    pub fn set_app_keys(&mut self, program: &str, location: KeyLocation, keys: Option<AccessKeyPair>) {
        let Some(app) = self.app_mut(program) else { return };
        let slot = match location {
            KeyLocation::Code => &mut app.keys_in_code,
            KeyLocation::Environment => &mut app.keys_in_environment,
            KeyLocation::SharedFile => &mut app.keys_in_shared_file,
        };
        *slot = keys;
    }

    /// Runs the app on an instance. `None` when there is no such instance.
    pub fn run_app(&mut self, instance_id: &str) -> Option<AppRun> {
        let (account, instance) = self.instance(instance_id)?;
        let (account, app) = (account.id.clone(), instance.app.clone());
        let host = Host::Instance { id: instance_id.to_owned() };
        Some(self.run_app_on(&host, &account, &app, instance.public_ip.clone()))
    }

    /// A run of the app on an instance in a copy of the world. `None` when there is no such instance.
    pub fn dry_run_app(&self, instance_id: &str) -> Option<AppRun> {
        self.clone().run_app(instance_id)
    }

    /// Runs a workload. `None` when there is none of this name.
    pub fn run_workload(&mut self, name: &str) -> Option<AppRun> {
        let (account, workload) = self.workload(name)?;
        let (account, workload) = (account.id.clone(), workload.clone());
        Some(self.run_app_on(&workload.host, &account, &workload.app, workload.source_ip))
    }

    fn run_app_on(&mut self, host: &Host, account: &AccountId, app: &App, source_ip: String) -> AppRun {
        let time = self.now;
        let mut log = Log::new(time, &app.name);
        log.info("starting");
        let CredentialSearch { chain, found, role_name } = self.find_credentials(host, account, app);
        log.credentials(&chain, role_name.as_deref());
        let mut calls = Vec::new();
        if let Some(credentials) = found {
            let renewable = chain.iter().any(|attempt| {
                attempt.provider == text::METADATA && matches!(attempt.outcome, ProviderOutcome::Found(_))
            });
            let mut running = RunningApp {
                host,
                account,
                app,
                source_ip,
                credentials,
                renewable,
                stream: None,
                log: &mut log,
            };
            for step in app.steps() {
                calls.extend(running.take_step(self, &step, &calls).map(Arc::new));
            }
        }
        log.at(self.now);
        log.info("finished");
        AppRun { time, chain, calls, log: log.lines }
    }

    /// Every run writes to a stream of its own, named by date as Lambda does, so that no run finds its stream taken.
    fn new_stream_name(&self, account: &AccountId, app: &App) -> String {
        let Date { year, month, day } = self.now.date();
        let streams = self
            .accounts
            .get(account)
            .and_then(|account| account.logs.groups.get(&app.log_group))
            .map(|it| &it.streams);
        let name = |number: usize| format!("{year:04}/{month:02}/{day:02}/run-{number}");
        let taken = |name: &String| streams.is_some_and(|streams| streams.contains_key(name));
        let mut number = 1;
        while taken(&name(number)) {
            number += 1;
        }
        name(number)
    }
}

/// A program while it runs.
struct RunningApp<'p> {
    host: &'p Host,
    account: &'p AccountId,
    app: &'p App,
    source_ip: String,
    credentials: Credentials,
    /// The SDK found them where it can ask for new ones.
    renewable: bool,
    stream: Option<String>,
    log: &'p mut Log,
}

impl RunningApp<'_> {
    /// A failed step does not stop the next.
    fn take_step(
        &mut self,
        world: &mut World,
        step: &ProgramStep,
        so_far: &[Arc<CallRecord>],
    ) -> Option<CallRecord> {
        let Some(call) = self.call_of(world, step, so_far) else {
            self.log.at(world.now());
            return None;
        };
        self.renew(world);
        let caller =
            Caller::Signed { credentials: self.credentials.clone(), source_ip: self.source_ip.clone() };
        let record = world.call_of_program(&caller, call);
        self.log.call(&record);
        if let (ProgramStep::AssumeRole { .. }, Ok(Response::Credentials(credentials))) =
            (step, &record.result)
        {
            self.credentials = credentials.clone();
            self.renewable = false;
        }
        Some(record)
    }

    fn renew(&mut self, world: &mut World) {
        let ends_soon = self.credentials.expiration.is_some_and(|end| world.now().plus(RENEWAL_LEAD) >= end);
        if !self.renewable || !ends_soon {
            return;
        }
        let found = world.find_credentials(self.host, self.account, self.app).found;
        if let Some(credentials) = found.filter(|found| *found != self.credentials) {
            self.log.info(text::CREDENTIALS_RENEWED);
            self.credentials = credentials;
        }
    }

    /// The call a step makes; waiting makes none.
    fn call_of(
        &mut self,
        world: &mut World,
        step: &ProgramStep,
        so_far: &[Arc<CallRecord>],
    ) -> Option<ApiCall> {
        let bucket = self.app.bucket.clone();
        Some(match step.clone() {
            ProgramStep::PutObject { key, body } => {
                let headers = PutObjectHeaders::default();
                ApiCall::S3(S3Call::PutObject { bucket, key, body, headers })
            }
            ProgramStep::GetObject { key } => ApiCall::S3(S3Call::GetObject { bucket, key }),
            ProgramStep::ListObjects { prefix } => {
                ApiCall::S3(S3Call::ListObjectsV2 { bucket, listing: Listing::with_prefix(prefix) })
            }
            ProgramStep::CreateLogStream => {
                let (log_group_name, log_stream_name) = (self.app.log_group.clone(), self.stream(world));
                ApiCall::Logs(LogsCall::CreateLogStream { log_group_name, log_stream_name })
            }
            ProgramStep::PutLogEvents => {
                let (log_group_name, log_stream_name) = (self.app.log_group.clone(), self.stream(world));
                // The line about what was done says nothing of the log's own stream.
                let done = so_far.iter().filter(|record| !matches!(record.call, ApiCall::Logs(_)));
                let messages = vec![done.map(|record| outcome(record)).collect::<Vec<_>>().join(", ")];
                ApiCall::Logs(LogsCall::PutLogEvents { log_group_name, log_stream_name, messages })
            }
            ProgramStep::AssumeRole { role_arn } => ApiCall::Sts(StsCall::AssumeRole {
                role_arn,
                role_session_name: self.app.name.clone(),
                external_id: None,
                duration_seconds: None,
                session: SessionParameters::default(),
                mfa: MfaParameters::default(),
            }),
            ProgramStep::PutMetricData { namespace, metric_name, value } => {
                ApiCall::CloudWatch(CloudWatchCall::PutMetricData { namespace, metric_name, value })
            }
            ProgramStep::GetCallerIdentity => ApiCall::Sts(StsCall::GetCallerIdentity),
            ProgramStep::Wait { seconds } => {
                world.advance(i64::from(seconds));
                return None;
            }
        })
    }

    fn stream(&mut self, world: &World) -> String {
        self.stream.get_or_insert_with(|| world.new_stream_name(self.account, self.app)).clone()
    }
}

fn outcome(record: &CallRecord) -> String {
    let code = |error: &ApiError| error.code.to_string();
    let result = record.result.as_ref().map_or_else(code, |_| "ok".to_owned());
    format!("{}: {result}", record.call.name())
}
