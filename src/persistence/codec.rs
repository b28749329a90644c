//! Reads and writes saved work. A real account is larger than browsers' storage for a page, so its work is compressed:
//! `gz1.` and Base64 of its JSON after gzip, under the same key as other work.

use std::sync::atomic::{AtomicUsize, Ordering};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD_NO_PAD;

use super::autosave::SaveTime;
use super::{RestoredWork, SaveError, Work};
use crate::browser::{gzip, storage};
use crate::session::Session;
use crate::session::saved_document::{self, SavedDocumentError};
use crate::text::app as text;

/// Longer JSON is compressed, and no earlier states of it are saved: each would leave no room for the others.
const MAX_UNCOMPRESSED: usize = 1_000_000;
/// Prefix of compressed work. JSON of saved work starts with a brace.
const GZIP_PREFIX: &str = "gz1.";

/// Number of the newest save: compression is asynchronous, and older work must not overwrite newer.
static NEWEST_SAVE: AtomicUsize = AtomicUsize::new(0);

/// Restores saved work of either form. Work that cannot be read is saved under a key of its own.
pub(super) async fn restore(work: String) -> RestoredWork {
    let read = match decompressed(&work).await {
        Some(json) => saved_document::from_json(&json),
        None => Err(SavedDocumentError::NotCompressed),
    };
    match read {
        Ok((document, drafts)) => RestoredWork { document, drafts, ..RestoredWork::default() },
        Err(error) => {
            storage::save_damaged_work(&work);
            RestoredWork::with_problem(text::saved_work_damaged(&error.to_string()))
        }
    }
}

async fn decompressed(work: &str) -> Option<std::borrow::Cow<'_, str>> {
    let Some(encoded) = work.strip_prefix(GZIP_PREFIX) else { return Some(work.into()) };
    let bytes = gzip::decompress(&STANDARD_NO_PAD.decode(encoded).ok()?).await?;
    Some(String::from_utf8(bytes).ok()?.into())
}

/// Saves the work and its state.
pub(super) async fn save(session: Session, work: Work, time: SaveTime) -> Result<(), SaveError> {
    let Work { document, drafts } = work;
    let save_number = NEWEST_SAVE.fetch_add(1, Ordering::Relaxed) + 1;
    let json = saved_document::to_json(&document, &drafts);
    if json.len() > MAX_UNCOMPRESSED {
        // Compressing may take longer than the page has. Where the browser has room for it as it is, nothing is lost.
        if time == SaveTime::Now {
            storage::save_work(&json);
        }
        return save_compressed(save_number, &json).await;
    }
    let saved = storage::save_work(&json);
    if let Some(step) = session.take_unsaved_step() {
        storage::save_state(&step, &saved_document::to_json(&document.without_journal(), &drafts));
    }
    if saved { Ok(()) } else { Err(SaveError::StorageRefused) }
}

async fn save_compressed(save_number: usize, json: &str) -> Result<(), SaveError> {
    let compressed = gzip::compress(json.as_bytes()).await;
    if NEWEST_SAVE.load(Ordering::Relaxed) != save_number {
        return Ok(());
    }
    let work = compressed.map(|compressed| [GZIP_PREFIX, &STANDARD_NO_PAD.encode(compressed)].concat());
    if storage::save_large_work(work.as_deref().unwrap_or(json)) { Ok(()) } else { Err(SaveError::TooLarge) }
}
