//! Saved work: restored when the page opens, saved a moment after each change. The code that reads and writes it is a
//! chunk, fetched when there is something to read or to write.

mod codec;

use std::pin::Pin;
use std::sync::Arc;

use leptos::prelude::*;

use crate::browser::scheduling::Debounce;
use crate::browser::{location, storage};
use crate::session::document::Document;
use crate::session::saved_document::Drafts;
use crate::session::{Session, use_session};
use crate::text::app as text;
use crate::ui::lazy_view::ChunkLoadError;
use crate::ui::lazy_view::split_point;

/// How long after the last change the work is saved, in milliseconds.
const SAVE_DELAY: u32 = 300;

/// Why work was not saved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum SaveError {
    /// The chunk that saves could not be fetched.
    ModuleNotFetched,
    /// The browser's storage takes nothing.
    StorageRefused,
    /// The work does not fit into the browser's storage.
    TooLarge,
}

impl SaveError {
    fn message(self) -> &'static str {
        match self {
            Self::ModuleNotFetched => text::NOT_SAVED_YET,
            Self::StorageRefused => text::CANNOT_SAVE,
            Self::TooLarge => text::TOO_LARGE,
        }
    }
}

type SaveFuture = Pin<Box<dyn Future<Output = Result<(), SaveError>>>>;
type RestoreFuture = Pin<Box<dyn Future<Output = RestoredWork>>>;

/// Entry points of the chunk that reads and writes saved work.
#[derive(Clone, Copy)]
struct SaveModule {
    save: fn(Session, Arc<Document>, Drafts) -> SaveFuture,
    restore: fn(String) -> RestoreFuture,
}

const SAVE_MODULE: SaveModule = SaveModule {
    save: |session, document, drafts| Box::pin(codec::save(session, document, drafts)),
    restore: |work| Box::pin(codec::restore(work)),
};

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

/// Saves a moment after the last change. The first run of the effect is the restoring itself and saves nothing, so a
/// fresh start by URL keeps the saved work until something is changed. A shared world is not saved while it is only
/// previewed.
pub fn save_changes(restored: &RestoredWork) {
    if restored.protects_saved_work {
        return;
    }
    let session = use_session();
    let pending = Debounce::default();
    let was_reported = RwSignal::new(false);
    Effect::new(move |baseline: Option<(Arc<Document>, Drafts)>| {
        let (document, drafts) = (session.document(), session.drafts.get());
        let own = session
            .suspended_work
            .with(|own| own.as_ref().map(|own| (Arc::clone(&own.document), own.drafts.clone())));
        let Some(baseline) = baseline else { return own.unwrap_or((document, drafts)) };
        if own.is_some() || (Arc::ptr_eq(&baseline.0, &document) && baseline.1 == drafts) {
            return baseline;
        }
        let saved = (Arc::clone(&document), drafts.clone());
        pending.schedule(SAVE_DELAY, move || {
            wasm_bindgen_futures::spawn_local(async move {
                let problem = save(session, document, drafts).await.err();
                // Reported once, and again if it fails after it has worked in between.
                let reported_before = was_reported.try_get_untracked().unwrap_or(true);
                let _ = was_reported.try_set(problem.is_some());
                if let Some(problem) = problem.filter(|_| !reported_before) {
                    session.tell(problem.message(), true);
                }
            });
        });
        saved
    });
    // Fetches the chunk before the first change has to be saved.
    Effect::new(move |first: Option<()>| {
        session.document();
        if first.is_some() {
            wasm_bindgen_futures::spawn_local(async {
                let _: Result<SaveModule, ChunkLoadError> = save_module().await;
            });
        }
    });
}

/// Saves the work.
async fn save(session: Session, document: Arc<Document>, drafts: Drafts) -> Result<(), SaveError> {
    let module = save_module().await.map_err(|_| SaveError::ModuleNotFetched)?;
    (module.save)(session, document, drafts).await
}
