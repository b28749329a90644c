//! The URL's query: pages without scripts link here with a lesson or an example.

use leptos::prelude::*;

use super::gallery::{self, ExampleError};
use crate::browser::location;
use crate::session::command::Command;
use crate::session::story::Story;
use crate::session::{Dialog, Panel, Session, lesson_files};
use crate::text::links as text;

/// Opens a lesson (`?lesson=4`).
pub const LESSON: &str = "lesson";

/// The policy that an embed shows (`?view=policy&policy=photo-app-read`).
pub const POLICY: &str = "policy";

/// Opens an example of the gallery (`?example=09-external-id`).
pub const EXAMPLE: &str = "example";

/// Opens the lesson or example that the query requests.
pub fn apply_query(session: Session) {
    if let Some(number) = location::query_value(LESSON) {
        open_lesson(session, &number);
        // A reload opens the work as it is then.
        location::remove_query_value(LESSON);
    }
    if let Some(name) = location::query_value(EXAMPLE) {
        leptos::task::spawn_local(preview_example(session, name));
    }
}

fn open_lesson(session: Session, number: &str) {
    let Some(lesson) = lesson_files::place_of(number) else {
        return session.dialog.set(Some(Dialog::NoSuchLesson(number.to_owned())));
    };
    let document = session.document_untracked();
    if document.lesson != lesson || document.story != Story::Lesson || document.open_own_lesson().is_some() {
        session.perform(Command::OpenLesson(lesson));
    }
}

/// Previews the example as a shared world: the user's own work is kept.
async fn preview_example(session: Session, name: String) {
    match gallery::load_example(&name).await {
        Ok((title, shared)) => {
            session.views.set_panel(Panel::Matrix);
            session.preview(shared, Some(title));
        }
        Err(ExampleError::NotFound) => {
            location::remove_query_value(EXAMPLE);
            session.dialog.set(Some(Dialog::NoSuchExample));
        }
        Err(ExampleError::NotFetched) => session.tell(text::EXAMPLE_NOT_FETCHED, true),
    }
}
