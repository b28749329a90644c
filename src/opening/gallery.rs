//! Fetches the gallery's list and its examples.

use std::sync::Arc;

use crate::browser::fetch;
use crate::session::document::Document;
use crate::session::examples::{Example, FOLDER, index};
use crate::session::link::Shared;
use crate::session::saved::{self, Drafts};

/// All examples; `None` where the list cannot be had.
pub async fn list() -> Option<Vec<Example>> {
    index(&text("index.json").await?)
}

/// The example's document.
pub async fn document(example: &Example) -> Option<Arc<Document>> {
    let (document, _) = saved::from_json(&text(&example.file).await?).ok()?;
    Some(Arc::new(document))
}

/// The example as a world to look at, with its question explained.
pub async fn shared(example: Example) -> Option<Shared> {
    let document = document(&example).await?;
    Some(Shared { document, drafts: Drafts::new(), why: Some(example.why) })
}

async fn text(file: &str) -> Option<String> {
    String::from_utf8(fetch::bytes(&format!("{FOLDER}{file}")).await?).ok()
}
