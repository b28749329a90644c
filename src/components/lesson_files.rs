//! The files of the lessons, fetched.

use std::sync::Arc;

use crate::browser::fetch;
use crate::session::command::{Command, DocumentRef};
use crate::session::lesson_files::file_url;
use crate::session::{Session, saved_document};
use crate::text::lessons as said;

/// A file of a lesson as text.
pub(crate) async fn fetch_text(index: usize, file: &str) -> Option<String> {
    String::from_utf8(fetch::bytes(&file_url(index, file)?).await?).ok()
}

/// Fetches a document of the lesson and puts it in the place of the world.
pub(crate) fn open_document(session: Session, index: usize, file: &'static str, name: &'static str) {
    wasm_bindgen_futures::spawn_local(async move {
        let opened = fetch_text(index, file).await.and_then(|text| saved_document::from_json(&text).ok());
        match opened {
            Some((document, _)) => {
                let document = DocumentRef(Arc::new(document));
                session.perform(Command::Open { name: name.to_owned(), document });
            }
            None => session.tell(said::NOT_FETCHED, true),
        }
    });
}
