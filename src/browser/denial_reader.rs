//! The worker that reads a long text in which requests are refused (`crates/import-reader`).

use js_sys::Array;

use super::module_worker::ModuleWorker;

/// The worker's script.
const SCRIPT: &str = include_str!("denial_reader.js");

/// A running worker. Dropping this terminates it.
#[derive(Debug)]
pub struct DenialWorker {
    _worker: ModuleWorker,
}

impl DenialWorker {
    /// Starts to read `text`; `None` where the browser starts no worker. `on_end` gets the text of
    /// `iam_policy::access_denied::denials_to_text`, or nothing where the worker failed.
    pub fn start(text: &str, on_end: impl Fn(Option<String>) + Clone + 'static) -> Option<Self> {
        let message = Array::of1(&text.into());
        let worker = ModuleWorker::start(SCRIPT, &message, move |posted| {
            on_end(posted.and_then(|posted| posted.get(0).as_string()));
        })?;
        Some(Self { _worker: worker })
    }
}
