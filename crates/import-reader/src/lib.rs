//! Reads a real account's files apart from the page: a module for a worker, whose script is the app's
//! `src/browser/import_reader.js`. What it finds goes back as texts (`aws_world::import::handed_over`).

use aws_world::SimTime;
use aws_world::import::File;
use aws_world::import::handed_over::Sender;
use js_sys::Function;
use wasm_bindgen::prelude::*;

/// Things that are read between two looks at how far it is.
const AT_ONCE: usize = 20;

/// One import.
#[wasm_bindgen]
#[derive(Debug, Default)]
pub struct Reading {
    files: Vec<File>,
    sender: Option<Sender>,
}

#[wasm_bindgen]
impl Reading {
    /// Of no file yet.
    #[wasm_bindgen(constructor)]
    pub fn new() -> Self {
        Self::default()
    }

    /// One more file, in UTF-8. As browsers read texts: what is no character becomes a sign for that.
    pub fn add(&mut self, name: String, bytes: Vec<u8>) {
        let text = String::from_utf8(bytes)
            .unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned());
        self.files.push(File { name, text });
    }

    /// Begins with the files, in a world whose time is `now`, seconds since 1970.
    pub fn begin(&mut self, now: f64) {
        self.sender = Some(Sender::new(std::mem::take(&mut self.files), SimTime(now as i64)));
    }

    /// Reads on and gives `send` the texts that are ready; says how much has been read, percent, and nothing once that is
    /// all.
    pub fn step(&mut self, send: &Function) -> Option<usize> {
        self.sender.as_mut()?.step(AT_ONCE, &mut |text| give(send, &text))
    }

    /// Gives `send` the rest.
    pub fn finish(&mut self, send: &Function) {
        if let Some(sender) = self.sender.take() {
            sender.finish(&mut |text| give(send, &text));
        }
    }
}

fn give(send: &Function, text: &str) {
    // Posting a text does not throw.
    let _ = send.call1(&JsValue::UNDEFINED, &text.into());
}
