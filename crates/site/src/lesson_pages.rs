//! A page for each lesson: what one believes, what is so, what to do.

use std::path::Path;

use lessons::Lesson;
use maud::html;

use crate::error::BuildError;
use crate::files;
use crate::page::{SitePage, prose};

/// Where the lessons are, in the repository.
const CONTENT: &str = "crates/lessons/content";

pub(crate) fn pages(root: &Path) -> Result<Vec<SitePage>, BuildError> {
    let listed = lessons::index();
    let titles: Vec<(String, String)> = listed
        .iter()
        .map(|lesson| (format!("lessons/{}/", lesson.folder), lesson.title.to_owned()))
        .collect();
    let mut pages = Vec::new();
    for (index, lesson) in listed.iter().enumerate() {
        let file = root.join(CONTENT).join(lesson.folder).join("lesson.md");
        let (read, errors) = Lesson::parse(&files::read(&file)?);
        if let Some(error) = errors.first() {
            return Err(format!("{}, line {}: {}", file.display(), error.line, error.message).into());
        }
        let related =
            titles.iter().enumerate().filter(|(other, _)| *other != index).map(|(_, title)| title.clone());
        pages.push(page(index + 1, lesson.folder, &read, related.collect()));
    }
    Ok(pages)
}

fn page(number: usize, folder: &str, lesson: &Lesson, related: Vec<(String, String)>) -> SitePage {
    let card = lesson.card();
    let body = html! {
        p class="believed" { span class="label" { "Myth: " } s { (prose(&card.misconception)) } }
        @for text in &card.text { p { (prose(text)) } }
        h2 { "Goals" }
        ul { @for goal in &card.goals { li { (prose(goal)) } } }
        @if !lesson.unlocks.is_empty() {
            p { span class="label" { "After it: " } (prose(&lesson.unlocks)) }
        }
        p class="small" { "About " (lesson.minutes) " minutes." }
    };
    SitePage {
        folder: format!("lessons/{folder}/"),
        title: lesson.title.clone(),
        description: format!(
            "People believe: {} A lesson on AWS IAM to play in the browser.",
            plain(&card.misconception)
        ),
        opened: format!("lesson={number}"),
        embedded: format!("view=lesson&lesson={number}"),
        invitation: "Play this lesson",
        body,
        files: Vec::new(),
        related,
    }
}

/// Without marks.
fn plain(text: &str) -> String {
    text.replace(['`', '*'], "")
}
