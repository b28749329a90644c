//! What the address leads to, and worlds that come by a file dropped on the page. What reads them, and what is done with
//! them, is fetched when one comes.

pub mod asked;
pub mod gallery;

use crate::browser::{files, location};
use crate::session::link;
use crate::session::{Session, carrier};
use crate::split_point;
use crate::text::links::NOT_FETCHED;
use crate::ui::lazy_view::ChunkLoadError;

/// What knows links and files.
#[derive(Clone, Copy, Debug)]
pub struct Reader {
    /// Opens the hash of an address.
    link: fn(Session, &str),
    /// Opens what the address asks for behind its `?`.
    follow: fn(Session),
    /// Opens the files that are dropped from now on.
    take_drops: fn(Session),
}

split_point!(reader: Reader = Reader { link: open_link, follow: asked::follow, take_drops }, in opening);

fn open_link(session: Session, hash: &str) {
    if let Some(arrival) = carrier::from_link(hash) {
        session.receive(arrival);
    }
}

fn take_drops(session: Session) {
    files::on_drop(move |bytes| session.receive(carrier::from_file(&bytes)));
}

/// What can open the address's hash, if there is a world in it.
pub async fn by_address() -> Option<Result<Reader, ChunkLoadError>> {
    link::version_of(&location::hash())?;
    Some(reader().await)
}

/// Opens what the address leads to, and from now on the links that are pasted over it and the files that are dropped.
pub fn listen(session: Session, at_start: Option<Result<Reader, ChunkLoadError>>) {
    let is_shared = at_start.is_some();
    open(session, at_start);
    if !is_shared && [asked::LESSON, asked::EXAMPLE].iter().any(|name| location::query_value(name).is_some())
    {
        leptos::task::spawn_local(async move {
            match reader().await {
                Ok(reader) => (reader.follow)(session),
                Err(ChunkLoadError) => session.tell(NOT_FETCHED, true),
            }
        });
    }
    location::on_hash_change(move || {
        leptos::task::spawn_local(async move { open(session, by_address().await) });
    });
    files::on_first_drag(move |_| {
        leptos::task::spawn_local(async move {
            if let Ok(reader) = reader().await {
                (reader.take_drops)(session);
            }
        });
    });
}

fn open(session: Session, reader: Option<Result<Reader, ChunkLoadError>>) {
    match reader {
        Some(Ok(reader)) => (reader.link)(session, &location::hash()),
        Some(Err(ChunkLoadError)) => session.tell(NOT_FETCHED, true),
        None => {}
    }
}
