//! Makes a lesson of the document: text, goals, hints, preview, files.

pub mod goal_picker;
pub mod goals;
pub mod questions;

use std::sync::Arc;

use leptos::prelude::*;
use lessons::{Lesson, goals_met};

use crate::browser::download;
use crate::components::close_dialog::close_dialog;
use crate::session::command::{Command, DocumentRef};
use crate::session::document::Document;
use crate::session::lesson_draft::LessonDraft;
use crate::session::own_lesson::OwnLesson;
use crate::session::saved_document::{self, Drafts};
use crate::session::story::Story;
use crate::session::{Session, View, use_session};
use crate::text::make_lesson as text;
use crate::ui::dialog::Modal;
use crate::ui::dyn_view::dyn_view;
use crate::ui::field::TextField;
use crate::ui::inline_markup::InlineMarkup;

use goals::{GoalRow, Goals};
use questions::{QuestionRow, Questions};

const STYLES: &str = include_str!("../../../style/make-lesson.css");

/// Takes the row at a place off a list of the form.
fn take_out<T: Send + Sync + 'static>(of: RwSignal<Vec<T>>, place: usize) {
    of.update(|rows| {
        if place < rows.len() {
            rows.remove(place);
        }
    });
}

/// What is on the form.
#[derive(Clone, Copy, Debug)]
struct Form {
    title: RwSignal<String>,
    misconception: RwSignal<String>,
    minutes: RwSignal<String>,
    unlocks: RwSignal<String>,
    text: RwSignal<String>,
    goals: RwSignal<Vec<GoalRow>>,
    replies: RwSignal<Vec<GoalRow>>,
    questions: RwSignal<Vec<QuestionRow>>,
    hints: [RwSignal<String>; 3],
    is_start: RwSignal<bool>,
    is_solution: RwSignal<bool>,
}

impl Form {
    fn new(own: Option<&OwnLesson>) -> Self {
        let draft = own.map(|own| LessonDraft::parse(&own.text)).unwrap_or_default();
        Self {
            title: RwSignal::new(draft.title),
            misconception: RwSignal::new(draft.misconception),
            minutes: RwSignal::new(draft.minutes),
            unlocks: RwSignal::new(draft.unlocks),
            text: RwSignal::new(draft.text),
            goals: RwSignal::new(draft.goals.into_iter().map(GoalRow::new).collect()),
            replies: RwSignal::new(draft.replies.into_iter().map(GoalRow::new).collect()),
            questions: RwSignal::new(draft.questions.into_iter().map(QuestionRow::new).collect()),
            hints: draft.hints.map(RwSignal::new),
            is_start: RwSignal::new(own.is_none()),
            is_solution: RwSignal::new(false),
        }
    }

    fn draft(self) -> LessonDraft {
        LessonDraft {
            title: self.title.get_untracked(),
            misconception: self.misconception.get_untracked(),
            minutes: self.minutes.get_untracked(),
            unlocks: self.unlocks.get_untracked(),
            text: self.text.get_untracked(),
            goals: self.goals.with_untracked(|rows| rows.iter().map(GoalRow::draft).collect()),
            replies: self.replies.with_untracked(|rows| rows.iter().map(GoalRow::draft).collect()),
            questions: self.questions.with_untracked(|rows| rows.iter().map(QuestionRow::draft).collect()),
            hints: self.hints.map(|hint| hint.get_untracked()),
        }
    }

    /// The lesson, or what is missing.
    fn lesson(self, document: &Document) -> Result<OwnLesson, Vec<String>> {
        let draft = self.draft();
        let mut problems = draft.problems();
        let before = document.own_lesson.clone().unwrap_or_default();
        let now: Arc<str> = saved_document::to_json(&bare(document), &Drafts::new()).into();
        let is_start = self.is_start.get_untracked();
        let start = if is_start { Arc::clone(&now) } else { before.start };
        let solution = if self.is_solution.get_untracked() { now } else { before.solution };
        let text = draft.to_text();
        let lesson = Lesson::parse(&text).0;
        let lesson_state = |saved: &str| Some(saved_document::from_json(saved).ok()?.0.lesson_state);
        let met = |saved: &str| Some(goals_met(&lesson, &lesson_state(saved)?));
        if let Some(start) = lesson_state(&start) {
            let right = lesson
                .questions
                .iter()
                .map(|question| question.choices.iter().filter(|choice| choice.check.is_met(&start)).count());
            let unclear = right.enumerate().filter(|(_, right)| *right != 1);
            problems.extend(unclear.map(|(place, _)| text::not_one_right(place + 1)));
        }
        match met(&start) {
            None => problems.push(text::NO_START.to_owned()),
            Some(met) if !lesson.goals.is_empty() && !met.contains(&false) => {
                problems.push(text::NOTHING_TO_DO.to_owned());
            }
            Some(_) => {}
        }
        if met(&solution).is_some_and(|met| met.contains(&false)) {
            problems.push(text::NOT_SOLVED.to_owned());
        }
        match problems.is_empty() {
            true => Ok(OwnLesson { text: text.into(), start, solution, is_open: true }),
            false => Err(problems),
        }
    }
}

/// The document without its lesson and its records, as a start or a solution.
fn bare(document: &Document) -> Document {
    Document { own_lesson: None, lesson_world: None, story: Story::Lesson, ..document.without_journal() }
}

/// The start of a document's lesson, with the lesson open.
pub(crate) fn start_of(own: &OwnLesson) -> Option<DocumentRef> {
    let (document, _) = saved_document::from_json(&own.start).ok()?;
    let own = OwnLesson { is_open: true, ..own.clone() };
    Some(DocumentRef(Arc::new(Document { own_lesson: Some(own), story: Story::Lesson, ..document })))
}

/// The dialog.
#[component]
pub fn MakeLesson() -> impl IntoView {
    let session = use_session();
    let on_close = close_dialog();
    let document = session.document_untracked();
    let form = Form::new(document.own_lesson.as_ref());
    let problems = RwSignal::new(Vec::<String>::new());
    let save = move || match form.lesson(&session.document_untracked()) {
        Ok(own) => {
            session.perform(Command::MakeLesson(Some(own.clone())));
            session.open_view(View::Lesson);
            on_close.run(());
            Some(own)
        }
        Err(found) => {
            problems.set(found);
            None
        }
    };
    let preview = move |_| {
        if let Some(document) = save().as_ref().and_then(start_of) {
            session.perform(Command::Open { name: text::START_OF_IT.to_owned(), document });
        }
    };
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        save();
    };
    view! {
        <Modal title=text::TITLE on_close=on_close>
            <style>{STYLES}</style>
            <form class="make-lesson" on:submit=submit>
                <p class="hint">{text::LEAD}</p>
                <TextField id="lesson-name" label=text::LESSON_TITLE value=form.title/>
                <TextField id="lesson-misconception" label=text::MISCONCEPTION value=form.misconception/>
                <TextField id="lesson-minutes" label=text::MINUTES value=form.minutes placeholder="5"/>
                <TextField id="lesson-unlocks" label=text::UNLOCKS value=form.unlocks/>
                <div class="field">
                    <label for="lesson-text">{text::TEXT}</label>
                    <textarea id="lesson-text" rows="5" aria-describedby="lesson-text-hint" prop:value=move || form.text.get()
                        on:input:target=move |event| form.text.set(event.target().value())></textarea>
                    <p class="hint" id="lesson-text-hint">{text::TEXT_HINT}</p>
                </div>
                <Goals goals=form.goals replies=form.replies/>
                <Questions questions=form.questions goals=form.goals/>
                <h3>{text::HINTS}</h3>
                {form.hints.into_iter().zip(text::HINT).enumerate().map(|(place, (value, label))| view! {
                    <TextField id=format!("lesson-hint-{place}") label value/>
                }).collect_view()}
                <fieldset>
                    <legend>{text::WORLD_NOW}</legend>
                    {tick(form.is_start, text::IS_START)}
                    {tick(form.is_solution, text::IS_SOLUTION)}
                </fieldset>
                <div class="problems" role="alert">{dyn_view(move || listed(problems.get()))}</div>
                <footer class="modal-foot">
                    {document.own_lesson.is_some().then(|| take_away(session, on_close))}
                    <button type="button" on:click=preview>{text::PREVIEW}</button>
                    <button type="submit" class="primary">{text::SAVE}</button>
                </footer>
            </form>
            {document.own_lesson.clone().map(|own| view! { <Files own/> })}
        </Modal>
    }
}

fn tick(value: RwSignal<bool>, label: &'static str) -> impl IntoView {
    view! {
        <label class="tick">
            <input type="checkbox" prop:checked=move || value.get() on:change:target=move |event| value.set(event.target().checked())/>
            <span>{label}</span>
        </label>
    }
}

fn listed(problems: Vec<String>) -> Option<AnyView> {
    let problems = (!problems.is_empty()).then_some(problems)?;
    let items =
        problems.into_iter().map(|problem| view! { <li><InlineMarkup text=problem/></li> }).collect_view();
    Some(view! { <p>{text::PROBLEMS}</p> <ul>{items}</ul> }.into_any())
}

fn take_away(session: Session, on_close: Callback<()>) -> impl IntoView {
    let press = move |_| {
        session.perform(Command::MakeLesson(None));
        on_close.run(());
    };
    view! { <button type="button" class="danger" on:click=press>{text::TAKE_AWAY}</button> }
}

/// The lesson as the files that `docs/authoring.md` describes.
#[component]
fn Files(own: OwnLesson) -> impl IntoView {
    let session = use_session();
    let mut files = vec![
        ("lesson.md", "text/markdown", lesson_file(&own)),
        ("start.json", "application/json", own.start.to_string()),
    ];
    if !own.solution.is_empty() {
        files.push(("solution.json", "application/json", own.solution.to_string()));
    }
    let button = move |(name, mime, content): (&'static str, &'static str, String)| {
        let keep = move |_| {
            if !download::download_text(name, mime, &content) {
                session.tell(text::NOT_TAKEN, true);
            }
        };
        view! { <button type="button" on:click=keep>{name}</button> }
    };
    view! {
        <section aria-labelledby="lesson-files">
            <h3 id="lesson-files">{text::FILES}</h3>
            <p class="hint"><InlineMarkup text=text::FILES_HINT/></p>
            <div class="button-row">{files.into_iter().map(button).collect_view()}</div>
        </section>
    }
}

/// The text with the lines that worlds are played from: they are in files of their own.
fn lesson_file(own: &OwnLesson) -> String {
    [own.text.trim_end(), "\n\n## start\n# as in start.json\n\n## solution\n# as in solution.json\n"].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_has_what_a_lesson_of_the_site_is_played_from() {
        let own = OwnLesson { text: "---\ntitle: A\n---\nText.\n".into(), ..OwnLesson::default() };
        let (lesson, errors) = Lesson::parse(&lesson_file(&own));
        assert_eq!(errors, []);
        assert_eq!(lesson.text, ["Text."]);
        assert_eq!(lesson.script("start"), Some(&["# as in start.json".to_owned()][..]));
        assert_eq!(lesson.script("solution"), Some(&["# as in solution.json".to_owned()][..]));
    }
}
