//! Fetches the gallery's list and its examples.

use std::sync::Arc;

use crate::browser::fetch;
use crate::session::document::Document;
use crate::session::examples::{self, Example, FOLDER, index};
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

/// Why an example is not there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Missing {
    /// The gallery has none of that name.
    NoSuch,
    /// The list or the example cannot be had.
    NotFetched,
}

/// Title of the example that an address names, and the example as a world to look at, with its question explained.
pub async fn by_name(name: &str) -> Result<(String, Shared), Missing> {
    let all = list().await.ok_or(Missing::NotFetched)?;
    let example = examples::by_name(all, name).ok_or(Missing::NoSuch)?;
    let document = document(&example).await.ok_or(Missing::NotFetched)?;
    Ok((example.title, Shared { document, drafts: Drafts::new(), why: Some(example.why) }))
}

async fn text(file: &str) -> Option<String> {
    String::from_utf8(fetch::bytes(&format!("{FOLDER}{file}")).await?).ok()
}
