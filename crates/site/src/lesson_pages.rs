//! A page for each lesson: what one believes, what is so, what to do.

use std::path::Path;

use lessons::Lesson;
use maud::html;

use crate::error::BuildError;
use crate::files;
use crate::page::{SitePage, prose};
use crate::text::error;
use crate::text::lesson as text;

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
        if let Some(wrong) = errors.first() {
            return Err(error::in_line(&file.display(), wrong.line, &wrong.message).into());
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
        p class="believed" { span class="label" { (text::MYTH) } s { (prose(&card.misconception)) } }
        @for paragraph in &card.text { p { (prose(paragraph)) } }
        h2 { (text::GOALS) }
        ul { @for goal in &card.goals { li { (prose(goal)) } } }
        @if !lesson.unlocks.is_empty() {
            p { span class="label" { (text::AFTER_IT) } (prose(&lesson.unlocks)) }
        }
        p class="small" { (text::minutes(lesson.minutes)) }
    };
    SitePage {
        folder: format!("lessons/{folder}/"),
        title: lesson.title.clone(),
        description: text::description(&plain(&card.misconception)),
        opened: format!("lesson={number}"),
        embedded: format!("view=lesson&lesson={number}"),
        invitation: text::PLAY,
        body,
        files: Vec::new(),
        related,
    }
}

/// Without marks.
fn plain(text: &str) -> String {
    text.replace(['`', '*'], "")
}
