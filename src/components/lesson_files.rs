//! The files of the lessons, fetched.

use std::sync::Arc;

use leptos::prelude::{GetUntracked, WithUntracked};

use crate::browser::{fetch, storage};
use crate::session::command::{Command, DocumentRef};
use crate::session::document::Document;
use crate::session::kept_lesson::LESSON_DRAFT;
use crate::session::lesson_files::file_url;
use crate::session::opened_work::{as_opened, is_as_opened};
use crate::session::saved_document::Drafts;
use crate::session::story::Story;
use crate::session::{Session, saved_document};
use crate::text::{lessons as said, links};

/// A file of a lesson as text.
pub(crate) async fn fetch_text(index: usize, file: &str) -> Option<String> {
    String::from_utf8(fetch::bytes(&file_url(index, file)?).await?).ok()
}

/// A document of a lesson. Says where it could not be fetched.
async fn fetch_document(session: Session, index: usize, file: &str) -> Option<DocumentRef> {
    let read = fetch_text(index, file).await.and_then(|text| saved_document::from_json(&text).ok());
    match read {
        Some((document, _)) => Some(DocumentRef(Arc::new(as_opened(document, &Drafts::new())))),
        None => {
            session.tell(said::WORLD_NOT_FETCHED, true);
            None
        }
    }
}

/// The document with which the open lesson begins; `None` where it could not be fetched.
pub(crate) async fn starting_document(session: Session) -> Option<Arc<Document>> {
    let open = session.document_untracked();
    let json = match open.open_own_lesson() {
        Some(own) => own.start.to_string(),
        None => fetch_text(open.lesson, "start.json").await?,
    };
    let (document, _) = saved_document::from_json(&json).ok()?;
    Some(Arc::new(document))
}

/// Who asks for a lesson's world.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum SetUpBy {
    /// The reader presses a button that says so.
    Press,
    /// The lesson was chosen. Where the reader's own work cannot be saved first, the button is left to them: an embed stores nothing.
    Choice,
}

/// Opens the lesson's world as a step called `name`. The user's own work is saved under a name first.
pub(crate) async fn set_up(session: Session, index: usize, name: &'static str, by: SetUpBy) {
    let Some(document) = fetch_document(session, index, "start.json").await else { return };
    if by == SetUpBy::Choice && !is_shown(&session.document_untracked(), index) {
        return;
    }
    let kept = keep_own_work(session, index);
    if by == SetUpBy::Choice && kept == KeptWork::NotSaved {
        return;
    }
    session.perform(Command::Open { name: name.to_owned(), document });
    match kept {
        KeptWork::Saved(name) => session.tell(&said::own_work_kept(&name), false),
        KeptWork::None | KeptWork::NotSaved if by == SetUpBy::Choice => session.tell(said::IS_SET_UP, false),
        KeptWork::None | KeptWork::NotSaved => {}
    }
}

/// Whether the lesson is still the one at the left: another may have been opened while its files were fetched.
fn is_shown(document: &Document, index: usize) -> bool {
    document.lesson == index && document.story == Story::Lesson && document.open_own_lesson().is_none()
}

/// What became of the reader's own work.
#[derive(Clone, Debug, PartialEq, Eq)]
enum KeptWork {
    /// There is none in this world, or it is suspended while a shared world is previewed, or the world is as it was opened.
    None,
    /// It is saved under this name.
    Saved(String),
    /// The browser stores nothing.
    NotSaved,
}

/// Saves what somebody has made in a world that no lesson brought, under a name of its own.
fn keep_own_work(session: Session, index: usize) -> KeptWork {
    let document = session.document_untracked();
    if document.lesson_world.is_some() || session.suspended_work.with_untracked(Option::is_some) {
        return KeptWork::None;
    }
    let drafts = session.drafts.get_untracked();
    if is_as_opened(&document, &drafts) {
        return KeptWork::None;
    }
    let json = saved_document::to_json(&document, &drafts);
    let untouched = Document { lesson: document.lesson, ..Document::default() };
    if json == saved_document::to_json(&untouched, &Drafts::new()) {
        return KeptWork::None;
    }
    save_under(&said::work_before(index + 1), &json)
}

/// Saves work under this name, or under one like it where that is taken.
fn save_under(name: &str, json: &str) -> KeptWork {
    let taken = storage::scenarios();
    let mut names = (1..).map(|count| links::scenario(name, count));
    // Work that was saved before is there already.
    let name = names
        .find(|name| !taken.contains(name) || storage::scenario(name).as_deref() == Some(json))
        .unwrap_or_default();
    match storage::save_scenario(&name, json) {
        true => KeptWork::Saved(name),
        false => KeptWork::NotSaved,
    }
}

/// Saves work with its draft of a lesson under a name, where what is opened in its place brings another draft. Returns the name.
pub(crate) fn keep_replaced_draft(document: &Document, own: &Drafts, opened: &Drafts) -> Option<String> {
    let (mine, theirs) = (own.get(LESSON_DRAFT)?, opened.get(LESSON_DRAFT)?);
    let kept = (mine != theirs).then(|| {
        save_under(said::DRAFT_BEFORE, &saved_document::to_json(&document.without_journal(), own))
    })?;
    match kept {
        KeptWork::Saved(name) => Some(name),
        KeptWork::None | KeptWork::NotSaved => None,
    }
}
