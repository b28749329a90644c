//! Workers that run the module of `crates/import-reader`. Each starts from a text of the page and not from a file, so that it
//! is held by the page's own policy.

use gloo::events::EventListener;
use js_sys::Array;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{MessageEvent, Worker, WorkerOptions, WorkerType};

use super::location;
use super::object_url::ObjectUrl;

/// The module's script in the site.
const MODULE: &str = "import-reader.js";

/// A running worker. Dropping this terminates it.
#[derive(Debug)]
pub(super) struct ModuleWorker {
    worker: Worker,
    /// Its script, kept for as long as it may still be loading.
    _script: ObjectUrl,
    _listeners: [EventListener; 2],
}

impl ModuleWorker {
    /// Starts `script` and posts it the module's address followed by `message`; `None` where the browser starts no worker.
    /// `on_message` gets what the worker posts, and nothing where it fails before.
    pub(super) fn start(
        script: &str,
        message: &Array,
        on_message: impl Fn(Option<Array>) + Clone + 'static,
    ) -> Option<Self> {
        let script = ObjectUrl::new("text/javascript", &script.into()).ok()?;
        let options = WorkerOptions::new();
        options.set_type(WorkerType::Module);
        let worker = Worker::new_with_options(script.as_str(), &options).ok()?;
        let failed = on_message.clone();
        let listeners = [
            EventListener::new(&worker, "message", move |event| {
                if let Some(event) = event.dyn_ref::<MessageEvent>() {
                    on_message(Some(event.data().unchecked_into()));
                }
            }),
            EventListener::new(&worker, "error", move |_| failed(None)),
        ];
        let module: JsValue = [location::site_url().as_str(), MODULE].concat().into();
        let this = Self { worker, _script: script, _listeners: listeners };
        this.worker.post_message(&Array::of1(&module).concat(message)).ok()?;
        Some(this)
    }
}

impl Drop for ModuleWorker {
    fn drop(&mut self) {
        self.worker.terminate();
    }
}
