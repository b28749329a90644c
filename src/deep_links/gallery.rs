//! Fetches the worlds that the site has: the gallery's list and its examples, and those of lessons.

use std::sync::Arc;

use crate::browser::fetch;
use crate::session::document::Document;
use crate::session::examples::{self, Example, FOLDER, parse_index};
use crate::session::lesson_files::{self, SOLUTION, START};
use crate::session::link::SharedDocument;
use crate::session::published_world::{PublishedWorld, WorldName};
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

/// The document of a lesson, by the lesson's place in the list: `start.json`, `solution.json`.
pub async fn load_lesson_document(lesson: usize, file: &str) -> Option<Document> {
    let json = fetch::bytes(&lesson_files::file_url(lesson, file)?).await?;
    Some(saved_document::from_json(&String::from_utf8(json).ok()?).ok()?.0)
}

/// A world of the site with what it holds, and the question that is explained in it.
pub async fn load_published(name: WorldName) -> Option<PublishedWorld> {
    let (document, why) = match &name {
        WorldName::First => (Arc::new(Document::default()), None),
        WorldName::Example(example) => {
            let (_, shared) = load_example(example).await.ok()?;
            (shared.document, shared.why)
        }
        WorldName::Start(lesson) => (Arc::new(load_lesson_document(*lesson, START).await?), None),
        WorldName::Solution(lesson) => (Arc::new(load_lesson_document(*lesson, SOLUTION).await?), None),
    };
    Some(PublishedWorld { name, document, why })
}

async fn fetch_text(file: &str) -> Option<String> {
    String::from_utf8(fetch::bytes(&format!("{FOLDER}{file}")).await?).ok()
}
