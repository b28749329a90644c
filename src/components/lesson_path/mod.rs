//! All lessons in order: minutes, what each unlocks, how far the reader is; the finished ones as reference cards.

pub mod card;
pub mod course_finished;
pub mod recap;

use std::sync::Arc;

use leptos::prelude::*;
use lessons::{Insight, LessonSummary, index, insights};

use card::ReferenceCard;

use crate::browser::storage;
use crate::components::close_dialog::close_dialog;
use crate::components::lesson_files::{self, SetUpBy};
use crate::session::command::{Command, DocumentRef};
use crate::session::progress::{self, Progress};
use crate::session::story::Story;
use crate::session::{Dialog, Session, View, saved_document, use_session};
use crate::text::course::SEE_RESULT;
use crate::text::lesson_path as text;
use crate::text::links::no_such_lesson;
use crate::text::make_lesson as making;
use crate::ui::dialog::Modal;
use crate::ui::dyn_view::dyn_view;
use crate::ui::erased_memo::ErasedMemo;
use crate::ui::icon::Icon;
use crate::ui::inline_markup::InlineMarkup;

/// Styles of the path, the recap card, the solutions of lessons, links in their texts, and lessons on paper: fetched with them.
pub(crate) const STYLES: &str = include_str!("../../../style/lesson-path.css");

/// The path.
#[component]
pub fn LessonPath(
    /// The number of a lesson that is not there.
    #[prop(optional)]
    missing: Option<String>,
) -> impl IntoView {
    let session = use_session();
    let on_close = close_dialog();
    let states = StoredValue::new(storage::saved_states());
    let lesson = move |(place, (listed, insight)): (usize, (LessonSummary, Insight))| {
        let left = states.with_value(|states| {
            let left = states.iter().find(|state| progress::is_work_in_lesson(&state.json, place));
            left.map(|state| state.json.clone())
        });
        view! { <Lesson place listed insight left/> }
    };
    let is_whole = ErasedMemo::new(move || {
        let all = index();
        let folders = all.iter().map(|listed| listed.folder);
        session.progress.with(|known| progress::finished_count(known, folders)) == all.len()
    });
    let lessons = index().into_iter().zip(insights()).enumerate().map(lesson).collect_view();
    view! {
        <Modal title=text::TITLE on_close=on_close>
            <style>{STYLES}</style>
            <div class="path">
                {missing.map(|number| view! { <p class="error-text" role="alert">{no_such_lesson(&number, index().len())}</p> })}
                <p class="path-summary">{dyn_view(move || session.progress.with(|known| summary(known)))}</p>
                <p class="hint">{text::HINT}</p>
                <div class="button-row">
                    <button type="button" on:click=move |_| session.dialog.set(Some(Dialog::WhoAndWhat))>{text::WHO_AND_WHAT}</button>
                    <button type="button" on:click=move |_| session.dialog.set(Some(Dialog::MakeLesson))>
                        {if session.kept_lesson().is_some() { making::GO_ON } else { text::MAKE }}
                    </button>
                    {dyn_view(move || is_whole.get().then(|| view! {
                        <button type="button" on:click=move |_| session.dialog.set(Some(Dialog::CourseFinished))>{SEE_RESULT}</button>
                    }))}
                </div>
                <ol aria-label=text::LIST>{lessons}</ol>
            </div>
            <footer class="modal-foot">
                <Forget/>
                <button type="button" class="primary" on:click=move |_| on_close.run(())>{text::DONE}</button>
            </footer>
        </Modal>
    }
}

fn summary(known: &str) -> String {
    let all = index();
    let open = all.iter().filter(|listed| !progress::progress_of(known, listed.folder).is_finished());
    let (count, minutes) = open.fold((0, 0), |(count, minutes), listed| {
        (count + 1, minutes + listed.minutes.parse::<u32>().unwrap_or_default())
    });
    text::summary(all.len() - count, all.len(), minutes)
}

/// One lesson of the path.
#[component]
fn Lesson(
    place: usize,
    listed: LessonSummary,
    insight: Insight,
    /// Saved work that was left in it.
    left: Option<String>,
) -> impl IntoView {
    let session = use_session();
    let known = ErasedMemo::new(move || {
        session.progress.with(|known| {
            let Progress { met, total: of } = progress::progress_of(known, listed.folder);
            (met, of)
        })
    });
    let is_open = session.derive(move |document| {
        document.lesson == place && document.story == Story::Lesson && document.open_own_lesson().is_none()
    });
    let status = move || {
        let (met, of) = known.get();
        let progress = Progress { met, total: of };
        let (class, icon, word) = match (progress.is_finished(), met) {
            (true, _) => ("path-status met", "goal-met", text::FINISHED.to_owned()),
            (false, 0) => ("path-status", "goal-open", text::NOT_BEGUN.to_owned()),
            (false, met) => ("path-status", "goal-open", text::goals(met, insight.goals)),
        };
        let word = if is_open.get() { [&word, ", ", text::OPEN_NOW].concat() } else { word };
        view! { <span class=class><Icon name=icon/>{word}</span> }
    };
    // The insight is told after the lesson is finished.
    let about = move || {
        let (met, of) = known.get();
        match (Progress { met, total: of }).is_finished() {
            true => view! { <span class="label">{text::AFTER}</span><InlineMarkup text=insight.unlocks/> }.into_any(),
            false => view! { <span class="label">{text::BELIEVED}</span><s><InlineMarkup text=insight.misconception/></s> }.into_any(),
        }
    };
    let card = move || {
        let (met, of) = known.get();
        (Progress { met, total: of }).is_finished().then(|| view! { <ReferenceCard place listed insight/> })
    };
    view! {
        <li aria-current=move || is_open.get().then_some("step")>
            <h3>{format!("{}. {}", place + 1, listed.title)}</h3>
            <p class="path-facts"><span>{text::minutes(listed.minutes)}</span>{dyn_view(status)}</p>
            <p>{dyn_view(about)}</p>
            <Buttons place listed is_open left/>
            {dyn_view(card)}
        </li>
    }
}

#[component]
fn Buttons(
    place: usize,
    listed: LessonSummary,
    is_open: ErasedMemo<bool>,
    left: Option<String>,
) -> impl IntoView {
    let session = use_session();
    let on_close = close_dialog();
    let leave = move || {
        session.open_view(View::Lesson);
        on_close.run(());
    };
    let open = move |_| {
        if !is_open.get_untracked() {
            session.perform(Command::OpenLesson(place));
        }
        leave();
    };
    let again = move |_| {
        let rest = session.progress.with_untracked(|known| progress::forget(known, listed.folder));
        remember(session, rest);
        wasm_bindgen_futures::spawn_local(lesson_files::set_up(
            session,
            place,
            text::START_OF_THE_LESSON,
            SetUpBy::Press,
        ));
        leave();
    };
    let resume = left.map(|json| {
        let go = move |_| {
            if let Ok((document, drafts)) = saved_document::from_json(&json) {
                let document = DocumentRef(Arc::new(document));
                session.perform(Command::Open { name: listed.title.to_owned(), document });
                session.resume_drafts(drafts);
                leave();
            }
        };
        let label = text::of_lesson(text::RESUME, listed.title);
        view! { <button type="button" aria-label=label on:click=go>{text::RESUME}</button> }.into_any()
    });
    let resume = StoredValue::new_local(resume);
    let word = move || if is_open.get() { text::CONTINUE } else { text::OPEN };
    view! {
        <div class="button-row">
            <button type="button" class:primary=move || is_open.get()
                aria-label=move || text::of_lesson(word(), listed.title) on:click=open>{dyn_view(word)}</button>
            {(!is_open.get_untracked()).then(|| resume.try_update_value(Option::take)).flatten()}
            <button type="button" class="quiet" aria-label=text::of_lesson(text::START_AGAIN, listed.title) on:click=again>{text::START_AGAIN}</button>
        </div>
    }
}

fn remember(session: Session, progress: String) {
    storage::save_progress(&progress);
    session.progress.set(progress);
}

/// Forgets all progress, at the second press.
#[component]
fn Forget() -> impl IntoView {
    let session = use_session();
    let asked = RwSignal::new(false);
    let forget = move |_| {
        remember(session, String::new());
        asked.set(false);
    };
    dyn_view(move || {
        match asked.get() {
        false => view! { <button type="button" class="quiet" on:click=move |_| asked.set(true)>{text::FORGET}</button> }.into_any(),
        true => view! {
            <span role="alert">{text::REALLY_FORGET}</span>
            <button type="button" class="danger" on:click=forget>{text::YES_FORGET}</button>
        }
        .into_any(),
    }
    })
}
