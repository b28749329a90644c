//! Fetches the gallery's list and its examples.

use std::sync::Arc;

use crate::browser::fetch;
use crate::session::document::Document;
use crate::session::examples::{self, Example, FOLDER, parse_index};
use crate::session::link::SharedDocument;
use crate::session::saved_document::{self, Drafts};
use crate::session::story::Story;

/// All examples; `None` where the index could not be fetched.
pub async fn load_index() -> Option<Vec<Example>> {
    parse_index(&fetch_text("index.json").await?)
}

/// The example's document.
pub async fn load_document(example: &Example) -> Option<Arc<Document>> {
    let (document, _) = saved_document::from_json(&fetch_text(&example.file).await?).ok()?;
    Some(Arc::new(Document { story: Story::Example(example.name().into()), ..document }))
}

/// The text that tells an example as a story.
pub async fn load_story(name: &str) -> Option<String> {
    fetch_text(&examples::story_file(name)).await
}

/// Why an example could not be loaded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExampleError {
    /// The gallery has no example of that name.
    NotFound,
    /// The index or the example could not be fetched.
    NotFetched,
}

/// The title of the example that a URL names, and its world to preview, with its question explained.
pub async fn load_example(name: &str) -> Result<(String, SharedDocument), ExampleError> {
    let all = load_index().await.ok_or(ExampleError::NotFetched)?;
    let example = examples::find_example(all, name).ok_or(ExampleError::NotFound)?;
    let document = load_document(&example).await.ok_or(ExampleError::NotFetched)?;
    Ok((example.title, SharedDocument { document, drafts: Drafts::new(), why: Some(example.why) }))
}

async fn fetch_text(file: &str) -> Option<String> {
    String::from_utf8(fetch::bytes(&format!("{FOLDER}{file}")).await?).ok()
}
