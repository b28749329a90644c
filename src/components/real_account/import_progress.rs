//! An import on its way: a thread of its own reads the files; what it found comes over in parts.

use std::sync::Arc;

use aws_world::SimTime;
use aws_world::import::transfer::Receiver;
use aws_world::import::{ImportedWorld, MAX_BYTES};
use leptos::prelude::*;

use crate::browser::files::LocalFile;
use crate::browser::import_reader::{ImportWorker, WorkerMessage};
use crate::text::import_account as text;
use crate::ui::fetched::FetchState;

/// How far an import is, or why there is none.
pub type ImportState = FetchState<Arc<ImportedWorld>, String>;

/// The import of one dialog. The thread stops with it.
#[derive(Clone, Copy, Debug)]
pub struct Reading {
    /// How far it is; `None` until something is given.
    pub state: RwSignal<Option<ImportState>>,
    /// How much was read, in percent.
    pub percent: RwSignal<usize>,
    worker: StoredValue<Option<ImportWorker>, LocalStorage>,
    /// What has come over of what was read.
    arriving: StoredValue<Receiver>,
}

impl Reading {
    /// Nothing given yet.
    pub fn new() -> Self {
        Self {
            state: RwSignal::new(None),
            percent: RwSignal::new(0),
            worker: StoredValue::new_local(None),
            arriving: StoredValue::new(Receiver::default()),
        }
    }

    /// Reads files; stops what was being read.
    pub fn files(self, files: &[LocalFile], now: SimTime) {
        let bytes: f64 = files.iter().map(LocalFile::size).sum();
        if bytes > MAX_BYTES as f64 {
            let name = if let [one] = files { one.name() } else { "" };
            self.stop(text::too_large(name, files.len(), bytes));
        } else if files.is_empty() {
            self.stop(text::NOTHING.to_owned());
        } else {
            self.percent.set(0);
            self.state.set(Some(FetchState::Loading));
            self.arriving.set_value(Receiver::default());
            let worker = ImportWorker::start(files, now.0, move |message| self.on_message(message));
            if worker.is_none() {
                self.stop(text::not_started(""));
            } else {
                self.worker.set_value(worker);
            }
        }
    }

    /// Reads a pasted text.
    pub fn pasted(self, pasted: &str, now: SimTime) {
        // As it is, with the lines that are counted where it ceases to be JSON.
        let file = (!pasted.trim().is_empty()).then(|| LocalFile::from_text(text::PASTED, pasted));
        self.files(&Vec::from_iter(file.flatten()), now);
    }

    /// Stops what is being read.
    pub fn cancel(self) {
        self.stop(text::CANCELLED.to_owned());
    }

    fn stop(self, why: String) {
        self.end(FetchState::Failed(why));
    }

    fn end(self, state: ImportState) {
        self.worker.set_value(None);
        self.arriving.set_value(Receiver::default());
        self.state.set(Some(state));
    }

    fn on_message(self, message: WorkerMessage) {
        match message {
            WorkerMessage::Progress(percent) => self.percent.set(percent),
            WorkerMessage::Text(text) => {
                let taken = self.arriving.try_update_value(|arriving| arriving.receive(&text));
                if let Some(Err(why)) = taken {
                    self.stop(text::not_started(&why.to_string()));
                }
            }
            WorkerMessage::End => {
                let arrived = self.arriving.try_update_value(std::mem::take).unwrap_or_default();
                self.end(match arrived.finish() {
                    Ok(imported) => FetchState::Ready(Arc::new(imported)),
                    Err(why) => FetchState::Failed(text::not_imported(why)),
                });
            }
            WorkerMessage::Unreadable => self.stop(text::UNREADABLE.to_owned()),
            WorkerMessage::Failed(why) => self.stop(text::not_started(&why)),
        }
    }
}

impl Default for Reading {
    fn default() -> Self {
        Self::new()
    }
}
