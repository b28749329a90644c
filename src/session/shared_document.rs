//! Documents that come by a link or a file, and the user's own work while one is previewed.

use std::sync::Arc;

use super::document::Document;
use super::history::History;
use super::link::{DamagedLink, LinkError, SharedDocument};
use super::saved_document::Drafts;

/// What is looked at while the user's own work is suspended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Visit {
    /// A document that somebody shared.
    Shared,
    /// An example of the gallery with this title.
    Example(String),
    /// The user's own lesson, as a learner gets it.
    TryOut,
}

/// The user's own work, as it was when another document was opened to be looked at.
#[derive(Clone, Debug)]
pub struct SuspendedWork {
    /// The document.
    pub document: Arc<Document>,
    /// The unsaved texts.
    pub drafts: Drafts,
    /// What is looked at.
    pub visit: Visit,
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
