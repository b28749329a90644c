//! The photo app runs: it finds credentials or not, then takes its five steps.

use super::log::Log;
use super::{App, AppRun, KeyPlace, Keys};
use crate::call::{ApiCall, CallRecord, Caller};
use crate::logs::LogsCall;
use crate::s3::S3Call;
use crate::world::World;

/// The photo that the app stores and reads back.
pub(super) const PHOTO_KEY: &str = "photos/cat.jpg";
/// The folder it lists.
pub(super) const PHOTO_PREFIX: &str = "photos/";
const PHOTO: &str = "(a photo of a cat)";

impl World {
    /// Somebody with a shell on the instance writes keys to a place, or removes them.
    pub fn set_app_keys(&mut self, instance_id: &str, place: KeyPlace, keys: Option<Keys>) {
        let Some(instance) = self.instance_mut(instance_id) else { return };
        let kept = match place {
            KeyPlace::Code => &mut instance.app.keys_in_code,
            KeyPlace::Environment => &mut instance.app.keys_in_environment,
            KeyPlace::SharedFile => &mut instance.app.keys_in_shared_file,
        };
        *kept = keys;
    }

    /// Runs the app on an instance. `None` when there is no such instance.
    pub fn run_app(&mut self, instance_id: &str) -> Option<AppRun> {
        let (account, instance) = self.instance(instance_id)?;
        let (account, app, source_ip) =
            (account.id.clone(), instance.app.clone(), instance.public_ip.clone());
        let mut log = Log::new(self.now, &app.name);
        log.info("starting");
        let search = self.find_credentials(instance_id, &app);
        log.credentials(&search.chain, search.role_name.as_deref());
        let mut calls = Vec::new();
        if let Some(credentials) = search.found {
            let caller = Caller::Signed { credentials, source_ip };
            self.take_steps(&caller, &account, &app, &mut calls);
            for record in &calls {
                log.call(record);
            }
        }
        log.info("finished");
        Some(AppRun { time: self.now, chain: search.chain, calls, log: log.lines })
    }

    /// PutObject, GetObject, ListObjectsV2, CreateLogStream, PutLogEvents. A failed step does not stop the next.
    fn take_steps(&mut self, caller: &Caller, account: &str, app: &App, calls: &mut Vec<CallRecord>) {
        let bucket = || app.bucket.clone();
        for call in [
            S3Call::PutObject { bucket: bucket(), key: PHOTO_KEY.to_owned(), body: PHOTO.to_owned() },
            S3Call::GetObject { bucket: bucket(), key: PHOTO_KEY.to_owned() },
            S3Call::ListObjectsV2 { bucket: bucket(), prefix: PHOTO_PREFIX.to_owned() },
        ] {
            calls.push(self.call(caller, ApiCall::S3(call)));
        }
        let message = calls.iter().map(outcome).collect::<Vec<_>>().join(", ");
        let (log_group_name, log_stream_name) = (app.log_group.clone(), self.new_stream_name(account, app));
        for call in [
            LogsCall::CreateLogStream {
                log_group_name: log_group_name.clone(),
                log_stream_name: log_stream_name.clone(),
            },
            LogsCall::PutLogEvents { log_group_name, log_stream_name, messages: vec![message] },
        ] {
            calls.push(self.call(caller, ApiCall::Logs(call)));
        }
    }

    /// Every run writes to a stream of its own, named by date as Lambda does, so that no run finds its stream taken.
    fn new_stream_name(&self, account: &str, app: &App) -> String {
        let (year, month, day) = self.now.date();
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

fn outcome(record: &CallRecord) -> String {
    let result = record.result.as_ref().map_or_else(|error| error.code.as_str(), |_| "ok");
    format!("{}: {result}", record.call.name())
}
