//! Documents that come by a link or a file, and the user's own work while one is previewed.

use std::sync::Arc;

use super::document::Document;
use super::history::History;
use super::link::{DamagedLink, LinkError, SharedDocument};
use super::saved_document::Drafts;

/// The user's own work, as it was when a shared document was opened.
#[derive(Clone, Debug)]
pub struct SuspendedWork {
    /// The document.
    pub document: Arc<Document>,
    /// The unsaved texts.
    pub drafts: Drafts,
    /// The example of the gallery that is previewed; `None` for a document that somebody shared.
    pub example: Option<String>,
    pub(super) history: History,
}

/// What a link or a file contains.
#[derive(Clone, Debug)]
pub enum Incoming {
    /// A shared document.
    Shared(SharedDocument),
    /// A damaged link or file.
    Damaged(Arc<DamagedLink>),
}

impl Incoming {
    /// A file of which nothing was read.
    pub fn not_read(error: LinkError) -> Self {
        Self::Damaged(Arc::new(DamagedLink { error, text: String::new(), recovered: None }))
    }
}

/// A damaged link or file, compared by identity.
#[derive(Clone, Debug)]
pub struct DamagedLinkRef(pub Arc<DamagedLink>);

impl PartialEq for DamagedLinkRef {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

impl Eq for DamagedLinkRef {}
