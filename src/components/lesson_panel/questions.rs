//! Questions that are answered by choosing.

use std::sync::Arc;

use aws_world::AccessQuery;
use aws_world::world::ActionOnResource;
use leptos::prelude::*;
use lessons::{Lesson, LessonQuestion};

use crate::browser::scroll;
use crate::components::lesson_files;
use crate::session::command::Command;
use crate::session::document::Document;
use crate::session::statement_question::{StatementChoice, StatementQuestion};
use crate::session::{Session, use_session};
use crate::text::lessons as text;
use crate::ui::dyn_view::dyn_view;
use crate::ui::inline_markup::InlineMarkup;
use crate::ui::linked_text::linked;

/// All questions of a lesson.
#[component]
pub fn Questions(lesson: Arc<Lesson>) -> impl IntoView {
    let session = use_session();
    let start = StartingWorld(RwSignal::new(None));
    if !lesson.questions.is_empty() {
        leptos::task::spawn_local(async move {
            let fetched = lesson_files::starting_document(session).await;
            let _ = start.0.try_set(fetched);
        });
    }
    lesson
        .questions
        .iter()
        .map(|question| view! { <QuestionView question=question.clone() start/> })
        .collect_view()
}

/// The document with which the lesson begins, once it is fetched. Questions are about it, whatever was built since.
#[derive(Clone, Copy)]
struct StartingWorld(RwSignal<Option<Arc<Document>>>);

impl StartingWorld {
    fn answer(self, session: Session, question: &LessonQuestion, choice: usize) {
        let asked_of = self.0.get_untracked().unwrap_or_else(|| session.document_untracked());
        let is_right = question.is_right(choice, &asked_of.lesson_state);
        session.perform(Command::Answer { question: question.id.clone(), choice, is_right });
    }
}

/// Lets the reader answer at the statements themselves, for as long as the question is on the screen.
fn point_out(session: Session, question: &LessonQuestion, start: StartingWorld) -> Option<AnyView> {
    let found = question.statements();
    let (_, asked, _) = found.first()?;
    let (caller, action, resource) =
        (asked.principal_arn.clone(), asked.action.clone(), asked.resource.clone());
    let pointable = |(choice, _, sid): &(usize, &AccessQuery, &str)| {
        let reply = question.choices.get(*choice).map(|choice| choice.reply.clone()).unwrap_or_default();
        StatementChoice { sid: (*sid).to_owned(), choice: *choice, reply }
    };
    let statements = found.iter().map(pointable).collect();
    let whole = question.clone();
    let choose = Callback::new(move |choice: usize| start.answer(session, &whole, choice));
    let question = question.id.clone();
    let request = ActionOnResource { action, resource };
    let pointing = StatementQuestion { question, caller, request, statements, choose };
    let target = pointing.target();
    session.statement_question.set(Some(pointing));
    on_cleanup(move || {
        let _ = session.statement_question.try_set(None);
    });
    let look = move |_| session.explain(target.clone());
    Some(
        view! {
            <p class="hint">{text::POINT_OUT}</p>
            <button type="button" class="quiet" on:click=look>{text::LOOK_AT_STATEMENTS}</button>
        }
        .into_any(),
    )
}

#[component]
fn QuestionView(question: LessonQuestion, start: StartingWorld) -> impl IntoView {
    let session = use_session();
    let id = question.id.clone();
    let chosen = session.derive(move |document| {
        let answers = &document.lesson_state.answers;
        answers.chosen(&id).map(|choice| (choice, answers.is_right(&id)))
    });
    let reply = format!("reply-{}", question.id);
    let reply_id = reply.clone();
    let choices = question.choices.iter().enumerate().map(|(place, choice)| {
        let is_chosen = move || chosen.get().is_some_and(|(chosen, _)| chosen == place);
        let asked = question.clone();
        let reply = reply.clone();
        let choose = move |_| {
            start.answer(session, &asked, place);
            scroll::show_end_after_update(reply.clone());
        };
        view! {
            <button type="button" class="choice" aria-pressed=move || is_chosen().to_string() on:click=choose>
                <span><InlineMarkup text=choice.text.clone()/></span>
            </button>
        }
    });
    let said: Vec<String> = question.choices.iter().map(|choice| choice.reply.clone()).collect();
    let asks = question.text.clone();
    view! {
        <section class="lesson-question">
            <h3>{text::QUESTION}</h3>
            <p>{linked(asks)}</p>
            <div class="choices" role="group" aria-label=text::ANSWERS>{choices.collect_view()}</div>
            {point_out(session, &question, start)}
            <div id=reply_id aria-live="polite">
                {dyn_view(move || {
                    let (choice, is_right) = chosen.get()?;
                    // The word before it says so already.
                    let reply = said.get(choice)?;
                    let reply = reply.strip_prefix("Right. ").filter(|_| is_right).unwrap_or(reply).to_owned();
                    let word = if is_right { text::RIGHT } else { text::NOT_SO };
                    Some(view! { <p class="reply" class:right=is_right><strong>{word}</strong>{linked(reply)}</p> })
                })}
            </div>
        </section>
    }
}
