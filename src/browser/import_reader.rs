//! The worker that reads a real account's files (`crates/import-reader`).

use js_sys::Array;

use super::files::LocalFile;
use super::module_worker::ModuleWorker;

/// The worker's script.
const SCRIPT: &str = include_str!("import_reader.js");
/// A message of the worker.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WorkerMessage {
    /// This much was read, percent.
    Progress(usize),
    /// The next text of `aws_world::import::transfer`.
    Text(String),
    /// There are no more texts.
    End,
    /// The browser could not read a file.
    Unreadable,
    /// It could not be started, or it stopped for this reason.
    Failed(String),
}

impl WorkerMessage {
    fn parse(message: &Array) -> Self {
        let text = || message.get(1).as_string().unwrap_or_default();
        match message.get(0).as_string().as_deref() {
            Some("read") => Self::Progress(message.get(1).as_f64().unwrap_or_default() as usize),
            Some("text") => Self::Text(text()),
            Some("end") => Self::End,
            Some("unreadable") => Self::Unreadable,
            _ => Self::Failed(text()),
        }
    }
}

/// A running worker. Dropping this terminates it.
#[derive(Debug)]
pub struct ImportWorker {
    _worker: ModuleWorker,
}

impl ImportWorker {
    /// Starts to read `files` into a world whose time is `now`, seconds since 1970; `None` where the browser starts no
    /// worker.
    pub fn start(
        files: &[LocalFile],
        now: i64,
        on_message: impl Fn(WorkerMessage) + Clone + 'static,
    ) -> Option<Self> {
        let files: Array = files.iter().map(LocalFile::name_and_blob).collect();
        let message = Array::of2(&(now as f64).into(), &files);
        let worker = ModuleWorker::start(SCRIPT, &message, move |posted| {
            let failed = || WorkerMessage::Failed(String::new());
            on_message(posted.as_ref().map_or_else(failed, WorkerMessage::parse));
        })?;
        Some(Self { _worker: worker })
    }
}
