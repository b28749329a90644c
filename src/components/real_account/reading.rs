//! Reading files in slices on the page's own thread: the policies have to end up in the page's memory, so that a worker
//! would hand over a text that had to be read again.

use std::sync::Arc;

use aws_world::SimTime;
use aws_world::import::{File, Import, Imported, MAX_BYTES, NotImported};
use leptos::prelude::*;

use crate::browser::files::LocalFile;
use crate::browser::pause;
use crate::text::import_account as text;

/// Things that are read at least before the clock is looked at.
const AT_ONCE: usize = 4;

/// Where the import is.
#[derive(Clone, Debug)]
pub enum State {
    /// Nothing was given yet, or this went wrong.
    Waiting(String),
    /// So much was read, in percent.
    Reading(usize),
    /// All.
    Here(Arc<Imported>),
}

/// The import of one dialog.
#[derive(Clone, Copy, Debug)]
pub struct Reading {
    /// What to show.
    pub state: RwSignal<State>,
    /// Number of the newest start: one that was stopped or overtaken is not it.
    start: StoredValue<usize>,
}

impl Reading {
    /// Nothing given yet.
    pub fn new() -> Self {
        Self { state: RwSignal::new(State::Waiting(String::new())), start: StoredValue::new(0) }
    }

    /// Reads files; stops what was being read.
    pub fn files(self, files: Vec<LocalFile>, now: SimTime) {
        let bytes: f64 = files.iter().map(LocalFile::size).sum();
        if bytes > MAX_BYTES as f64 {
            self.state.set(State::Waiting(text::not_imported(NotImported::TooLarge)));
            return;
        }
        if files.is_empty() {
            self.state.set(State::Waiting(text::NOTHING.to_owned()));
            return;
        }
        let start = self.begin();
        wasm_bindgen_futures::spawn_local(async move {
            let mut read = Vec::with_capacity(files.len());
            for file in files {
                match file.text().await {
                    Some(content) => read.push(File { name: file.name(), text: content }),
                    None => return self.stop(start, text::UNREADABLE),
                }
            }
            self.read(start, read, now).await;
        });
    }

    /// Reads a pasted text.
    pub fn pasted(self, pasted: String, now: SimTime) {
        if pasted.trim().is_empty() {
            self.state.set(State::Waiting(text::NOTHING.to_owned()));
            return;
        }
        let start = self.begin();
        let files = vec![File { name: text::PASTED.to_owned(), text: pasted }];
        wasm_bindgen_futures::spawn_local(async move { self.read(start, files, now).await });
    }

    /// Stops what is being read.
    pub fn cancel(self) {
        self.begin();
        self.state.set(State::Waiting(text::CANCELLED.to_owned()));
    }

    fn begin(self) -> usize {
        self.start.update_value(|start| *start += 1);
        self.state.set(State::Reading(0));
        self.start.get_value()
    }

    /// Whether this start is still the newest; the dialog may be gone too.
    fn goes_on(self, start: usize) -> bool {
        self.start.try_get_value() == Some(start)
    }

    fn stop(self, start: usize, problem: &str) {
        if self.goes_on(start) {
            let _ = self.state.try_set(State::Waiting(problem.to_owned()));
        }
    }

    async fn read(self, start: usize, files: Vec<File>, now: SimTime) {
        let mut import = match Import::new(files, now) {
            Ok(import) => import,
            Err(why) => return self.stop(start, &text::not_imported(why)),
        };
        while pause::slice(|| import.step(AT_ONCE)) {
            let (read, all) = import.progress();
            if !self.goes_on(start) {
                return;
            }
            let _ = self.state.try_set(State::Reading(read * 100 / all.max(1)));
            pause::between_slices().await;
        }
        match import.finish() {
            Ok(imported) if self.goes_on(start) => {
                let _ = self.state.try_set(State::Here(Arc::new(imported)));
            }
            Ok(_) => {}
            Err(why) => self.stop(start, &text::not_imported(why)),
        }
    }
}

impl Default for Reading {
    fn default() -> Self {
        Self::new()
    }
}
