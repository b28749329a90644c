//! A lesson: what it is about and what to do. Whether its goals are met is for the app to say.

use std::fmt::Write as _;

use decision_path::svg::Escaped;
use lessons::{Lesson, LessonCard, LinkedText, parse_linked_text};

use super::markup::{icon, inline_markup};
use crate::session::document::Document;
use crate::session::story::Story;
use crate::text::lessons as said;
use crate::text::make_lesson::OWN;

/// The place in the course of the lesson that is open, if one of it is.
pub(super) fn place_in_course(document: &Document) -> Option<usize> {
    let is_of_course = document.open_own_lesson().is_none() && document.story == Story::Lesson;
    is_of_course.then_some(document.lesson)
}

/// The lesson that is open; `text` is that of a lesson of the course, of which the first alone is known without it.
pub(super) fn lesson(document: &Document, text: Option<&str>) -> String {
    let card = match (document.open_own_lesson(), place_in_course(document), text) {
        (Some(own), ..) => Lesson::parse(&own.text).0.card(),
        (None, Some(_), Some(text)) => Lesson::parse(text).0.card(),
        (None, Some(place), None) => of_course(place),
        (None, None, _) => return String::new(),
    };
    let mut out = format!(
        r#"<section class="region lesson" data-region="lesson" tabindex="-1">{}<div class="story-text"><h2 id="lesson-title">{}</h2>"#,
        bar(document),
        Escaped(&card.title)
    );
    if !card.misconception.is_empty() {
        let _ = write!(
            out,
            r#"<p class="misconception"><span class="label">{}</span><s>{}</s></p>"#,
            Escaped(said::MYTH),
            inline_markup(&card.misconception)
        );
    }
    for paragraph in &card.text {
        let _ = write!(out, "<p>{}</p>", linked(paragraph));
    }
    out.push_str(r#"</div><ul class="goals">"#);
    for goal in &card.goals {
        let _ = write!(out, "<li>{}</li>", inline_markup(goal));
    }
    out.push_str("</ul></section>");
    out
}

/// The list to choose another lesson.
fn bar(document: &Document) -> String {
    let listed = lessons::index();
    let place = place_in_course(document).unwrap_or(listed.len());
    let own = (listed.len(), OWN.to_owned());
    let titles = listed.iter().map(|lesson| (lesson.title, lesson.minutes)).enumerate();
    let options = titles.map(|(place, (title, minutes))| (place, said::listed(place + 1, title, minutes)));
    let options: String = options
        .chain(document.own_lesson.is_some().then_some(own))
        .map(|(at, title)| {
            let selected = if at == place { " selected" } else { "" };
            format!(r#"<option value="{at}"{selected}>{}</option>"#, Escaped(&title))
        })
        .collect();
    let all = Escaped(said::ALL_LESSONS);
    format!(
        r#"<div class="lesson-bar"><select class="lesson-choice" aria-label="{}">{options}</select><button type="button" class="quiet" aria-label="{all}" title="{all}">{}</button></div>"#,
        Escaped(said::LESSONS),
        icon("lesson"),
    )
}

/// A text in which links are words with the host that they lead to: nothing in a picture leads away.
fn linked(text: &str) -> String {
    let segments = parse_linked_text(text).into_iter().map(|segment| match segment {
        LinkedText::Text(text) => inline_markup(text),
        LinkedText::Link { words, host, .. } => {
            format!("<bdi>{}</bdi> (<bdi>{}</bdi>)", Escaped(words), Escaped(host))
        }
    });
    segments.collect()
}

fn of_course(lesson: usize) -> LessonCard {
    if lesson == 0 {
        return lessons::first();
    }
    let (listed, insights) = (lessons::index(), lessons::insights());
    let (Some(listed), Some(insight)) = (listed.get(lesson), insights.get(lesson)) else {
        return LessonCard::default();
    };
    let (title, misconception) = (listed.title.to_owned(), insight.misconception.to_owned());
    LessonCard { title, misconception, ..LessonCard::default() }
}
