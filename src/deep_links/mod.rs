//! Deep links: the URL's hash opens a shared world, its query a lesson or an example. So does a file dropped on the page.
//! The code that reads them is a chunk, fetched when one comes.

pub mod gallery;
pub mod query;

use crate::browser::{files, location};
use crate::session::link;
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
    /// Opens files that are dropped on the page from now on.
    open_dropped_files: fn(Session),
}

split_point!(link_module: LinkModule = LinkModule { open_hash, apply_query: query::apply_query, open_dropped_files }, in opening);

fn open_hash(session: Session, hash: &str) {
    if let Some(arrival) = share_file::decode_hash(hash) {
        session.open_incoming(arrival);
    }
}

fn open_dropped_files(session: Session) {
    files::on_drop(move |bytes| session.open_incoming(share_file::decode_file(&bytes)));
}

/// The module that opens the URL's hash, if there is a document in it.
pub async fn module_for_hash() -> Option<Result<LinkModule, ChunkLoadError>> {
    link::version_of(&location::hash())?;
    Some(link_module().await)
}

/// Opens what the URL requests, and from now on links that are pasted over it and files that are dropped.
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
    files::on_first_drag(move |_| {
        leptos::task::spawn_local(async move {
            if let Ok(module) = link_module().await {
                (module.open_dropped_files)(session);
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
