//! Worlds that come by a link in the address or by a file that is dropped on the page. What reads them is fetched when
//! one comes.

use leptos::prelude::*;

use crate::border;
use crate::browser::{files, location};
use crate::session::link;
use crate::session::visit::Arrival;
use crate::session::{Session, carrier};

/// What knows links and files.
#[derive(Clone, Copy)]
struct Reader {
    link: fn(&str) -> Option<Arrival>,
    file: fn(&[u8]) -> Arrival,
}

border!(reader: Reader = Reader { link: carrier::from_link, file: carrier::from_file }, in opening);

/// What the address leads to beside the page itself.
pub async fn by_address() -> Option<Arrival> {
    let hash = location::hash();
    link::version_of(&hash)?;
    match reader().await {
        Ok(reader) => (reader.link)(&hash),
        Err(_) => Some(Arrival::NotFetched),
    }
}

/// Opens a file.
pub async fn file(bytes: &[u8]) -> Arrival {
    match reader().await {
        Ok(reader) => (reader.file)(bytes),
        Err(_) => Arrival::NotFetched,
    }
}

/// Opens the links that are pasted over the address, and the files that are dropped on the page.
pub fn listen(session: Session) {
    location::on_hash_change(move || {
        leptos::task::spawn_local(async move {
            if let Some(arrival) = by_address().await {
                session.receive(arrival);
            }
        });
    });
    files::on_drop(move |bytes| {
        leptos::task::spawn_local(async move {
            session.receive(file(&bytes).await);
        });
    });
    // Once the address leads to the shared world no more, a reload opens the reader's own work.
    Effect::new(move |visited: Option<bool>| {
        let visits = session.own_work.with(Option::is_some);
        if visited == Some(true) && !visits {
            location::forget_hash();
        }
        visits
    });
}
