//! The worker that reads a real account's files (`crates/import-reader`).

use gloo::events::EventListener;
use js_sys::Array;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{MessageEvent, Worker, WorkerOptions, WorkerType};

use super::files::LocalFile;
use super::location;
use super::object_url::ObjectUrl;

/// The worker's script.
const SCRIPT: &str = include_str!("import_reader.js");
/// The module's script in the site.
const MODULE: &str = "import-reader.js";

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
    fn parse(message: &JsValue) -> Self {
        let message: &Array = message.unchecked_ref();
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
    worker: Worker,
    /// Its script, kept for as long as it may still be loading.
    _script: ObjectUrl,
    _listeners: [EventListener; 2],
}

impl ImportWorker {
    /// Starts to read `files` into a world whose time is `now`, seconds since 1970; `None` where the browser starts no
    /// worker.
    pub fn start(
        files: &[LocalFile],
        now: i64,
        on_message: impl Fn(WorkerMessage) + Clone + 'static,
    ) -> Option<Self> {
        let script = ObjectUrl::new("text/javascript", &SCRIPT.into()).ok()?;
        let options = WorkerOptions::new();
        options.set_type(WorkerType::Module);
        let worker = Worker::new_with_options(script.as_str(), &options).ok()?;
        let failed = on_message.clone();
        let listeners = [
            EventListener::new(&worker, "message", move |event| {
                if let Some(event) = event.dyn_ref::<MessageEvent>() {
                    on_message(WorkerMessage::parse(&event.data()));
                }
            }),
            EventListener::new(&worker, "error", move |_| failed(WorkerMessage::Failed(String::new()))),
        ];
        let files: Array = files.iter().map(LocalFile::name_and_blob).collect();
        let module = [location::site_url().as_str(), MODULE].concat();
        let this = Self { worker, _script: script, _listeners: listeners };
        this.worker.post_message(&Array::of3(&module.into(), &(now as f64).into(), &files)).ok()?;
        Some(this)
    }
}

impl Drop for ImportWorker {
    fn drop(&mut self) {
        self.worker.terminate();
    }
}
