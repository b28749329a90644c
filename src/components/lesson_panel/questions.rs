//! Questions that are answered by choosing.

use std::sync::Arc;

use leptos::prelude::*;
use lessons::{Lesson, LessonQuestion};

use crate::session::command::Command;
use crate::session::use_session;
use crate::ui::dynamic::dynamic;
use crate::ui::prose::Prose;

/// All questions of a lesson.
#[component]
pub fn Questions(lesson: Arc<Lesson>) -> impl IntoView {
    lesson.questions.iter().map(|question| view! { <Question question=question.clone()/> }).collect_view()
}

#[component]
fn Question(question: LessonQuestion) -> impl IntoView {
    let session = use_session();
    let id = question.id.clone();
    let chosen = session.derive(move |document| {
        let answers = &document.situation.answers;
        answers.chosen(&id).map(|choice| (choice, answers.is_right(&id)))
    });
    let choices = question.choices.iter().enumerate().map(|(place, choice)| {
        let is_chosen = move || chosen.get().is_some_and(|(chosen, _)| chosen == place);
        let asked = question.clone();
        let choose = move |_| {
            let is_right = session.document_untracked().situation.is_right(&asked, place);
            session.perform(Command::Answer { question: asked.id.clone(), choice: place, is_right });
        };
        view! {
            <button type="button" class="choice" aria-pressed=move || is_chosen().to_string() on:click=choose>
                <span><Prose text=choice.text.clone()/></span>
            </button>
        }
    });
    let said: Vec<String> = question.choices.iter().map(|choice| choice.reply.clone()).collect();
    let text = question.text.clone();
    view! {
        <section class="lesson-question">
            <h3>"Question"</h3>
            <p><Prose text/></p>
            <div class="choices" role="group" aria-label="Answers">{choices.collect_view()}</div>
            <div aria-live="polite">
                {dynamic(move || {
                    let (choice, is_right) = chosen.get()?;
                    let text = said.get(choice)?.clone();
                    let word = match is_right {
                        true => view! { <span class="visually-hidden">"Right: "</span> }.into_any(),
                        false => view! { <strong>"Not so: "</strong> }.into_any(),
                    };
                    Some(view! { <p class="reply">{word}<Prose text/></p> })
                })}
            </div>
        </section>
    }
}
