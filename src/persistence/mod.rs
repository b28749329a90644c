//! Saved work: restored when the page opens, saved a moment after each change. The code that reads and writes it is a
//! chunk, fetched when there is something to read or to write.

mod autosave;
mod codec;

use std::pin::Pin;
use std::sync::Arc;

use leptos::prelude::*;

use crate::browser::page_exit::LeaveQuestion;
use crate::browser::{location, storage};
use crate::session::document::Document;
use crate::session::saved_document::Drafts;
use crate::session::{Session, use_session};
use crate::text::app as text;
use crate::ui::lazy_view::split_point;

/// Why work was not saved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum SaveError {
    /// The browser's storage takes nothing.
    StorageRefused,
    /// The work does not fit into the browser's storage.
    TooLarge,
}

impl SaveError {
    fn message(self) -> &'static str {
        match self {
            Self::StorageRefused => text::CANNOT_SAVE,
            Self::TooLarge => text::TOO_LARGE,
        }
    }
}

type RestoreFuture = Pin<Box<dyn Future<Output = RestoredWork>>>;

/// Entry points of the chunk that reads and writes saved work.
#[derive(Clone, Copy)]
struct SaveModule {
    /// Saves every change from now on; this work is saved already.
    watch: fn(Session, Work),
    restore: fn(String) -> RestoreFuture,
}

const SAVE_MODULE: SaveModule =
    SaveModule { watch: autosave::watch, restore: |work| Box::pin(codec::restore(work)) };

split_point!(save_module: SaveModule = SAVE_MODULE, in saving);

/// The work that the page starts with.
#[derive(Clone, Debug, Default)]
pub struct RestoredWork {
    document: Document,
    drafts: Drafts,
    /// A message about what could not be restored.
    problem: Option<String>,
    /// There is saved work that could not be read: it must not be overwritten.
    protects_saved_work: bool,
}

impl RestoredWork {
    fn with_problem(problem: String) -> Self {
        Self { problem: Some(problem), ..Self::default() }
    }

    /// A session on this work.
    pub fn session(&self) -> Session {
        let session = Session::new(self.document.clone(), self.drafts.clone());
        session.progress.set(storage::progress());
        session.is_story_closed.set(storage::is_story_closed());
        if let Some(problem) = &self.problem {
            session.tell(problem, true);
        }
        session
    }
}

/// Restores the saved work, or starts with a fresh document.
pub async fn restore_work() -> RestoredWork {
    if location::requests_fresh_start() {
        return RestoredWork::default();
    }
    let Some(work) = storage::saved_work() else { return RestoredWork::default() };
    let Ok(module) = save_module().await else {
        let problem = text::SAVED_WORK_NOT_OPENED;
        return RestoredWork { protects_saved_work: true, ..RestoredWork::with_problem(problem.to_owned()) };
    };
    (module.restore)(work).await
}

/// The document with its unsaved texts: what is saved.
#[derive(Clone, Debug)]
struct Work {
    document: Arc<Document>,
    drafts: Drafts,
}

impl Work {
    /// The work that is open, tracked.
    fn open(session: Session) -> Self {
        Self { document: session.document(), drafts: session.drafts.get() }
    }

    /// The user's own work, tracked: while a shared world is previewed, the suspended one.
    fn own(session: Session) -> Self {
        let suspended = session.suspended_work.with(|own| {
            own.as_ref().map(|own| Self { document: Arc::clone(&own.document), drafts: own.drafts.clone() })
        });
        suspended.unwrap_or_else(|| Self::open(session))
    }
}

/// Documents are compared by identity: an equal one was changed and changed back.
impl PartialEq for Work {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.document, &other.document) && self.drafts == other.drafts
    }
}

/// Fetches what saves at the first change of the user's own work; from then on that chunk saves each change. Nothing is
/// changed by restoring, so a fresh start by URL keeps the saved work until something is changed. Until the chunk is
/// there, the browser asks before it leaves the page.
pub fn save_changes(restored: &RestoredWork) {
    if restored.protects_saved_work {
        return;
    }
    let session = use_session();
    let is_requested = StoredValue::new(false);
    let unsaved = StoredValue::new_local(None::<LeaveQuestion>);
    Effect::new(move |saved: Option<Work>| {
        let own = Work::own(session);
        let Some(saved) = saved else { return own };
        if is_requested.get_value() || own == saved {
            return saved;
        }
        is_requested.set_value(true);
        let was_told = unsaved.with_value(Option::is_some);
        unsaved.set_value(LeaveQuestion::ask());
        let before = saved.clone();
        wasm_bindgen_futures::spawn_local(async move {
            match save_module().await {
                Ok(module) => {
                    (module.watch)(session, before);
                    unsaved.set_value(None);
                }
                Err(_) => {
                    is_requested.set_value(false);
                    if !was_told {
                        session.tell(text::NOT_SAVED_YET, true);
                    }
                }
            }
        });
        saved
    });
}
