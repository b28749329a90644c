//! A lesson is finished: what it has shown, and what comes next.

use leptos::prelude::*;
use lessons::{LessonSummary, index, insights};

use super::LESSON_PANEL;
use crate::browser::focus;
use crate::session::command::Command;
use crate::session::{Dialog, View, progress, use_session};
use crate::text::course;
use crate::text::lesson_path::WHO_AND_WHAT;
use crate::text::lessons as text;
use crate::ui::dyn_view::dyn_view;
use crate::ui::erased_memo::ErasedMemo;
use crate::ui::icon::Icon;
use crate::ui::inline_markup::InlineMarkup;

/// The lesson after which users, groups, roles and policies have all been seen.
const RECAP_AFTER: usize = 8;

/// Below the goals of the lesson of the list that is open, once all are met.
pub(super) fn finished() -> AnyView {
    let session = use_session();
    let place = session.document_untracked().lesson;
    let unlocks = insights().get(place).map(|insight| {
        view! { <p class="unlocks"><span class="label">{text::NOW_YOU_KNOW}</span><InlineMarkup text=insight.unlocks/></p> }
    });
    if session.read_only.get_value() {
        // Nothing opens in it.
        return view! { {unlocks} }.into_any();
    }
    let recap = (place == RECAP_AFTER).then(|| {
        view! { <button type="button" class="quiet" on:click=move |_| session.dialog.set(Some(Dialog::WhoAndWhat))>{WHO_AND_WHAT}</button> }
    });
    let all = index();
    let is_last = place + 1 == all.len();
    let next = all.into_iter().nth(place + 1).map(|next| view! { <Next place=place + 1 next/> });
    let is_whole = ErasedMemo::new(move || {
        let all = index();
        let folders = all.iter().map(|listed| listed.folder);
        session.progress.with(|known| progress::finished_count(known, folders)) == all.len()
    });
    let end = dyn_view(move || (is_last || is_whole.get()).then(|| course_end(is_whole.get())));
    view! { {unlocks}{end}{next}{recap} }.into_any()
}

/// The lesson that comes next. Focus is at its beginning then.
#[component]
fn Next(place: usize, next: LessonSummary) -> impl IntoView {
    let session = use_session();
    let open = move |_| {
        session.perform(Command::OpenLesson(place));
        session.open_view(View::Lesson);
        focus::focus_after_update(LESSON_PANEL.to_owned());
    };
    view! {
        <div class="next-lesson">
            <button type="button" class="primary" on:click=open>{text::NEXT_LESSON}</button>
            <span class="hint">{text::listed(place + 1, next.title, next.minutes)}</span>
        </div>
    }
}

/// The button that opens the end of the course. Nothing opens by itself: a user who met the last goal looks at the result.
fn course_end(is_whole: bool) -> impl IntoView {
    let session = use_session();
    let title = if is_whole { course::TITLE } else { course::LAST_LESSON_TITLE };
    view! {
        <div class="course-end">
            <p><Icon name="goal-met"/><strong>{title}</strong></p>
            <button type="button" class="primary" on:click=move |_| session.dialog.set(Some(Dialog::CourseFinished))>{course::SEE_RESULT}</button>
        </div>
    }
}
