//! The reader's work between two visits: opened when the page is, saved a moment after each change. What reads and writes
//! its saved form is fetched when there is something to read or to write.

mod form;

use std::pin::Pin;
use std::sync::Arc;

use leptos::prelude::*;

use crate::browser::scheduling::Debounce;
use crate::browser::{location, storage};
use crate::session::document::Document;
use crate::session::saved::{Drafts, SavedError};
use crate::session::{Session, use_session};
use crate::split_point;
use crate::text::app as text;
use crate::ui::lazy_view::ChunkLoadError;

/// How long after the last change the work is saved, milliseconds.
const PAUSE: u32 = 300;

type Saving = Pin<Box<dyn Future<Output = Result<(), &'static str>>>>;
type Reading = Pin<Box<dyn Future<Output = Result<(Document, Drafts), SavedError>>>>;

/// What knows the saved form.
#[derive(Clone, Copy)]
struct SavedForm {
    save: fn(Session, Arc<Document>, Drafts) -> Saving,
    read: fn(String) -> Reading,
}

const SAVED_FORM: SavedForm = SavedForm {
    save: |session, document, drafts| Box::pin(form::save(session, document, drafts)),
    read: |work| Box::pin(form::read(work)),
};

split_point!(saved_form: SavedForm = SAVED_FORM, in saving);

/// What the page begins with.
#[derive(Clone, Debug, Default)]
pub struct Opened {
    document: Document,
    drafts: Drafts,
    /// What is to be told of it.
    problem: Option<String>,
    /// There is saved work that could not be opened: nothing may take its place.
    leaves_saved_work: bool,
}

impl Opened {
    fn with_problem(problem: String) -> Self {
        Self { problem: Some(problem), ..Self::default() }
    }

    /// The session on it.
    pub fn session(&self) -> Session {
        let session = Session::new(self.document.clone(), self.drafts.clone());
        session.progress.set(storage::progress());
        if let Some(problem) = &self.problem {
            session.tell(problem, true);
        }
        session
    }
}

/// Opens the saved work, or a fresh document.
pub async fn open() -> Opened {
    if location::requests_fresh_start() {
        return Opened::default();
    }
    let Some(work) = storage::saved_work() else { return Opened::default() };
    let Ok(form) = saved_form().await else {
        let problem = text::SAVED_WORK_NOT_OPENED;
        return Opened { leaves_saved_work: true, ..Opened::with_problem(problem.to_owned()) };
    };
    match (form.read)(work).await {
        Ok((document, drafts)) => Opened { document, drafts, ..Opened::default() },
        Err(SavedError(text)) => Opened::with_problem(text::put_aside(&text)),
    }
}

/// Saves a moment after the last change. The first run of the effect is the opening itself and saves nothing, so a
/// fresh start by address leaves the saved work alone until something is changed. Of a shared world nothing is saved
/// while the reader only looks at it.
pub fn save_changes(opened: &Opened) {
    if opened.leaves_saved_work {
        return;
    }
    let session = use_session();
    let pending = Debounce::default();
    let told = RwSignal::new(false);
    Effect::new(move |settled: Option<(Arc<Document>, Drafts)>| {
        let (document, drafts) = (session.document(), session.drafts.get());
        let own = session
            .own_work
            .with(|own| own.as_ref().map(|own| (Arc::clone(&own.document), own.drafts.clone())));
        let Some(settled) = settled else { return own.unwrap_or((document, drafts)) };
        if own.is_some() || (Arc::ptr_eq(&settled.0, &document) && settled.1 == drafts) {
            return settled;
        }
        let saved = (Arc::clone(&document), drafts.clone());
        pending.schedule(PAUSE, move || {
            wasm_bindgen_futures::spawn_local(async move {
                let problem = save(session, document, drafts).await.err();
                // Told once, and once more if it fails after it has worked again.
                let told_before = told.try_get_untracked().unwrap_or(true);
                let _ = told.try_set(problem.is_some());
                if let Some(problem) = problem.filter(|_| !told_before) {
                    session.tell(problem, true);
                }
            });
        });
        saved
    });
    // The part that saves is on its way before the first change has to be saved.
    Effect::new(move |first: Option<()>| {
        session.document();
        if first.is_some() {
            wasm_bindgen_futures::spawn_local(async {
                let _: Result<SavedForm, ChunkLoadError> = saved_form().await;
            });
        }
    });
}

/// Saves the work; or what is to be told.
async fn save(session: Session, document: Arc<Document>, drafts: Drafts) -> Result<(), &'static str> {
    let form = saved_form().await.map_err(|_| text::NOT_SAVED_YET)?;
    (form.save)(session, document, drafts).await
}
