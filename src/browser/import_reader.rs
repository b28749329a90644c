//! The thread that reads a real account's files (`crates/import-reader`).

use gloo::events::EventListener;
use js_sys::Array;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{MessageEvent, Worker, WorkerOptions, WorkerType};

use super::files::LocalFile;
use super::location;
use super::object_url::ObjectUrl;

/// What the thread does.
const SCRIPT: &str = include_str!("import_reader.js");
/// The module's script in the site.
const MODULE: &str = "import-reader.js";

/// What the thread says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Said {
    /// So much was read, percent.
    Read(usize),
    /// The next text of `aws_world::import::handed_over`.
    Text(String),
    /// There are no more texts.
    End,
    /// The browser could not read a file.
    Unreadable,
    /// It could not be started, or stopped for this.
    Failed(String),
}

impl Said {
    fn of(message: &JsValue) -> Self {
        let message: &Array = message.unchecked_ref();
        let text = || message.get(1).as_string().unwrap_or_default();
        match message.get(0).as_string().as_deref() {
            Some("read") => Self::Read(message.get(1).as_f64().unwrap_or_default() as usize),
            Some("text") => Self::Text(text()),
            Some("end") => Self::End,
            Some("unreadable") => Self::Unreadable,
            _ => Self::Failed(text()),
        }
    }
}

/// A thread that reads. It stops when this is dropped.
#[derive(Debug)]
pub struct Reader {
    worker: Worker,
    /// Its script, kept for as long as it may still be loading.
    _script: ObjectUrl,
    _listeners: [EventListener; 2],
}

impl Reader {
    /// Begins to read `files` into a world whose time is `now`, seconds since 1970; `None` where the browser starts no
    /// thread.
    pub fn start(files: &[LocalFile], now: i64, hear: impl Fn(Said) + Clone + 'static) -> Option<Self> {
        let script = ObjectUrl::of("text/javascript", &SCRIPT.into()).ok()?;
        let options = WorkerOptions::new();
        options.set_type(WorkerType::Module);
        let worker = Worker::new_with_options(script.address(), &options).ok()?;
        let failed = hear.clone();
        let listeners = [
            EventListener::new(&worker, "message", move |event| {
                if let Some(event) = event.dyn_ref::<MessageEvent>() {
                    hear(Said::of(&event.data()));
                }
            }),
            EventListener::new(&worker, "error", move |_| failed(Said::Failed(String::new()))),
        ];
        let files: Array = files.iter().map(LocalFile::named).collect();
        let module = [location::site().as_str(), MODULE].concat();
        let reader = Self { worker, _script: script, _listeners: listeners };
        reader.worker.post_message(&Array::of3(&module.into(), &(now as f64).into(), &files)).ok()?;
        Some(reader)
    }
}

impl Drop for Reader {
    fn drop(&mut self) {
        self.worker.terminate();
    }
}
