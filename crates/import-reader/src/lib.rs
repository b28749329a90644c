//! Reads a real account's files, or a long log with refusals in it, apart from the page: a module for workers, whose scripts
//! are the app's `src/browser/import_reader.js` and `denial_reader.js`. The results go back as texts
//! (`aws_world::import::transfer`, `iam_policy::access_denied::denials_to_text`).

use aws_world::SimTime;
use aws_world::import::ImportFile;
use aws_world::import::transfer::Sender;
use iam_policy::access_denied::{denials_to_text, parse_denials};
use js_sys::Function;
use wasm_bindgen::prelude::*;

/// Entities that are read between two reports of progress.
const ENTITIES_PER_STEP: usize = 20;

/// An import in the worker.
#[wasm_bindgen]
#[derive(Debug, Default)]
pub struct Reading {
    files: Vec<ImportFile>,
    sender: Option<Sender>,
}

#[wasm_bindgen]
impl Reading {
    /// Creates a reading without files.
    #[wasm_bindgen(constructor)]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a file, in UTF-8. As in browsers, invalid UTF-8 becomes U+FFFD.
    pub fn add(&mut self, name: String, bytes: Vec<u8>) {
        let text = String::from_utf8(bytes)
            .unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned());
        self.files.push(ImportFile { name, text });
    }

    /// Begins to read the files, into a world whose time is `now`, seconds since 1970.
    pub fn begin(&mut self, now: f64) {
        self.sender = Some(Sender::new(std::mem::take(&mut self.files), SimTime(now as i64)));
    }

    /// Reads on and passes the texts that are ready to `send`. Returns the percentage read, `None` once that is all.
    pub fn step(&mut self, send: &Function) -> Option<usize> {
        self.sender.as_mut()?.step(ENTITIES_PER_STEP, &mut |text| post(send, &text))
    }

    /// Passes the rest to `send`.
    pub fn finish(&mut self, send: &Function) {
        if let Some(sender) = self.sender.take() {
            sender.finish(&mut |text| post(send, &text));
        }
    }
}

/// The refusals in `text`.
#[wasm_bindgen]
pub fn denials(text: &str) -> String {
    denials_to_text(&parse_denials(text))
}

fn post(send: &Function, text: &str) {
    // Posting a text does not throw.
    let _ = send.call1(&JsValue::UNDEFINED, &text.into());
}
