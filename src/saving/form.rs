//! What reads and writes saved work. A real account is larger than what browsers give a page to save in, so its work is
//! packed: `gz1.` and Base64 of its JSON after gzip, in the same place as other work.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD_NO_PAD;

use crate::browser::{gzip, storage};
use crate::session::Session;
use crate::session::document::Document;
use crate::session::saved::{self, Drafts, SavedError};
use crate::text::app as text;

/// Longer JSON is packed, and no earlier states of it are kept: each would take the place of all others.
const LARGE: usize = 1_000_000;
/// Before packed work. JSON of saved work begins with a brace.
const PACKED: &str = "gz1.";

/// Number of the newest save: packing takes its time, and older work must not come after newer.
static NEWEST: AtomicUsize = AtomicUsize::new(0);

/// Reads saved work of any form. What cannot be read is put aside.
pub(super) async fn read(work: String) -> Result<(Document, Drafts), SavedError> {
    let read = match unpacked(&work).await {
        Some(json) => saved::from_json(&json),
        None => Err(SavedError(text::PACKED_WORK_DAMAGED.to_owned())),
    };
    if read.is_err() {
        storage::save_damaged_work(&work);
    }
    read
}

async fn unpacked(work: &str) -> Option<std::borrow::Cow<'_, str>> {
    let Some(packed) = work.strip_prefix(PACKED) else { return Some(work.into()) };
    let bytes = gzip::decompress(&STANDARD_NO_PAD.decode(packed).ok()?).await?;
    Some(String::from_utf8(bytes).ok()?.into())
}

/// Saves the work and keeps the state; or what is to be told.
pub(super) async fn save(
    session: Session,
    document: Arc<Document>,
    drafts: Drafts,
) -> Result<(), &'static str> {
    let turn = NEWEST.fetch_add(1, Ordering::Relaxed) + 1;
    let json = saved::to_json(&document, &drafts);
    if json.len() > LARGE {
        return save_packed(turn, &json).await;
    }
    let saved = storage::save_work(&json);
    if let Some(step) = session.newest_step() {
        storage::save_state(&step, &saved::to_json(&document.without_journal(), &drafts));
    }
    if saved { Ok(()) } else { Err(text::CANNOT_SAVE) }
}

async fn save_packed(turn: usize, json: &str) -> Result<(), &'static str> {
    let packed = gzip::compress(json.as_bytes()).await;
    if NEWEST.load(Ordering::Relaxed) != turn {
        return Ok(());
    }
    let work = packed.map(|packed| [PACKED, &STANDARD_NO_PAD.encode(packed)].concat());
    if storage::save_large_work(work.as_deref().unwrap_or(json)) { Ok(()) } else { Err(text::TOO_LARGE) }
}
