//! What an address asks for behind its `?`: pages that are read without scripts lead here.

use leptos::prelude::*;

use super::gallery;
use crate::browser::location;
use crate::session::command::Command;
use crate::session::examples::by_name;
use crate::session::{Dialog, Panel, Session};
use crate::text::links as text;

/// Opens a lesson (`?lesson=4`).
pub const LESSON: &str = "lesson";

/// Opens an example of the gallery (`?example=09-external-id`).
pub const EXAMPLE: &str = "example";

/// Opens what is asked for.
pub fn follow(session: Session) {
    if let Some(number) = location::asked(LESSON) {
        open_lesson(session, &number);
        // A reload opens the work as it is then.
        location::forget(LESSON);
    }
    if let Some(name) = location::asked(EXAMPLE) {
        leptos::task::spawn_local(visit_example(session, name));
    }
}

fn open_lesson(session: Session, number: &str) {
    let lesson = number.parse::<usize>().ok().and_then(|number| number.checked_sub(1));
    let Some(lesson) = lesson.filter(|lesson| *lesson < lessons::index().len()) else { return };
    let document = session.document_untracked();
    if document.lesson != lesson || document.open_own_lesson().is_some() {
        session.perform(Command::OpenLesson(lesson));
    }
}

/// Shows the example as a shared world is shown: it takes the place of nothing unasked.
async fn visit_example(session: Session, name: String) {
    let Some(all) = gallery::list().await else { return session.tell(text::EXAMPLE_NOT_FETCHED, true) };
    let Some(example) = by_name(all, &name) else {
        location::forget(EXAMPLE);
        session.dialog.set(Some(Dialog::Examples));
        return session.tell(text::NO_SUCH_EXAMPLE, true);
    };
    let title = example.title.clone();
    match gallery::shared(example).await {
        Some(shared) => {
            session.panel.set(Panel::Matrix);
            session.visit(shared, Some(title));
        }
        None => session.tell(text::EXAMPLE_NOT_FETCHED, true),
    }
}
