//! Deep links: the URL's hash opens a shared world, its query a lesson or an example. So does a file dropped on the page.
//! The code that reads them is a chunk, fetched when one comes.

pub mod gallery;
pub mod query;

use crate::browser::files::{self, FileError, MAX_FILE_BYTES};
use crate::browser::location;
use crate::session::link::{self, LinkError};
use crate::session::shared_document::Incoming;
use crate::session::{Session, share_file};
use crate::text::links::NOT_FETCHED;
use crate::ui::lazy_view::ChunkLoadError;
use crate::ui::lazy_view::split_point;

/// Entry points of the chunk that reads links and files.
#[derive(Clone, Copy, Debug)]
pub struct LinkModule {
    /// Opens a document in a URL's hash.
    open_hash: fn(Session, &str),
    /// Opens what the URL's query requests.
    apply_query: fn(Session),
    /// Opens the file that was dropped on the page.
    open_dropped_file: fn(Session),
}

split_point!(link_module: LinkModule = LinkModule { open_hash, apply_query: query::apply_query, open_dropped_file }, in opening);

fn open_hash(session: Session, hash: &str) {
    if let Some(arrival) = share_file::decode_hash(hash) {
        session.open_incoming(arrival);
    }
}

fn open_dropped_file(session: Session) {
    files::read_dropped_file(move |file| open_file(session, file));
}

/// Opens what a file carries, or says why it cannot be read.
pub fn open_file(session: Session, file: Result<Vec<u8>, FileError>) {
    session.open_incoming(match file {
        Ok(bytes) => share_file::decode_file(&bytes),
        Err(FileError::TooLarge { name, bytes }) => {
            Incoming::not_read(LinkError::FileTooLarge { name, bytes, limit: MAX_FILE_BYTES })
        }
        Err(FileError::Unreadable) => Incoming::not_read(LinkError::FileUnreadable),
    });
}

/// The module that opens the URL's hash, if there is a document in it.
pub async fn module_for_hash() -> Option<Result<LinkModule, ChunkLoadError>> {
    link::version_of(&location::hash())?;
    Some(link_module().await)
}

/// Opens what the URL requests, and from now on links that are pasted over it and files that are dropped; a file that was
/// dropped before, too.
pub fn listen(session: Session, at_start: Option<Result<LinkModule, ChunkLoadError>>) {
    let is_shared = at_start.is_some();
    open_with(session, at_start);
    if !is_shared && [query::LESSON, query::EXAMPLE].iter().any(|name| location::query_value(name).is_some())
    {
        leptos::task::spawn_local(async move {
            match link_module().await {
                Ok(module) => (module.apply_query)(session),
                Err(ChunkLoadError) => session.tell(NOT_FETCHED, true),
            }
        });
    }
    location::on_hash_change(move || {
        leptos::task::spawn_local(async move { open_with(session, module_for_hash().await) });
    });
    files::on_file_dropped(move || {
        leptos::task::spawn_local(async move {
            match link_module().await {
                Ok(module) => (module.open_dropped_file)(session),
                Err(ChunkLoadError) => session.tell(NOT_FETCHED, true),
            }
        });
    });
}

fn open_with(session: Session, module: Option<Result<LinkModule, ChunkLoadError>>) {
    match module {
        Some(Ok(module)) => (module.open_hash)(session, &location::hash()),
        Some(Err(ChunkLoadError)) => session.tell(NOT_FETCHED, true),
        None => {}
    }
}
