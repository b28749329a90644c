//! The lesson at the left: one misconception, its goals, its hints.

use leptos::prelude::*;

use crate::ui::derived::Derived;
use lessons::{Lesson, goals_met, lessons};

use crate::session::command::Command;
use crate::session::use_session;
use crate::ui::dynamic::{Show, dynamic};
use crate::ui::icon::Icon;
use crate::ui::prose::Prose;

/// The open lesson.
#[component]
pub fn LessonPanel() -> impl IntoView {
    let session = use_session();
    let all = StoredValue::new(lessons());
    let open = session.derive(|document| document.lesson);
    let count = all.with_value(Vec::len);
    let titles = all.with_value(|all| all.iter().map(|lesson| lesson.title.clone()).collect::<Vec<_>>());
    let lesson = move || all.with_value(|all| all.get(open.get()).cloned());
    view! {
        <section class="region lesson" data-region="lesson" tabindex="-1" aria-labelledby="lesson-title">
            <nav class="lesson-steps" aria-label="Lessons">
                {titles
                    .into_iter()
                    .enumerate()
                    .map(|(index, title)| {
                        view! {
                            <button
                                type="button"
                                title=title.clone()
                                aria-label=format!("Lesson {}: {title}", index + 1)
                                aria-current=move || (open.get() == index).then_some("step")
                                on:click=move |_| { session.perform(Command::OpenLesson(index)); }
                            >
                                {index + 1}
                            </button>
                        }
                    })
                    .collect_view()}
            </nav>
            {dynamic(move || lesson().map(|lesson| view! { <OpenLesson lesson last=open.get() + 1 == count/> }))}
        </section>
    }
}

#[component]
fn OpenLesson(lesson: Lesson, last: bool) -> impl IntoView {
    let session = use_session();
    let met = session.derive({
        let lesson = lesson.clone();
        move |document| goals_met(&lesson, &document.situation)
    });
    let all_met = Derived::new(move || met.with(|met| met.iter().all(|met| *met)));
    let next = move |_| {
        let index = session.document().lesson + 1;
        session.perform(Command::OpenLesson(index));
    };
    let goals = lesson.goals.iter().enumerate().map(|(index, goal)| {
        let is_met = move || met.with(|met| met.get(index).copied().unwrap_or_default());
        view! {
            <li class="goal" class:met=is_met>
                <Icon name=Signal::derive(move || if is_met() { "goal-met" } else { "goal-open" })/>
                <span>
                    <span class="visually-hidden">{dynamic(move || if is_met() { "Done: " } else { "To do: " })}</span>
                    <Prose text=goal.text.clone()/>
                </span>
            </li>
        }
    });
    view! {
        <h2 id="lesson-title">{lesson.title.clone()}</h2>
        <p class="misconception"><span class="label">"People believe: "</span><Prose text=lesson.misconception.clone()/></p>
        {lesson.text.iter().map(|text| view! { <p><Prose text=text.clone()/></p> }).collect_view()}
        <h3>"Goals"</h3>
        <ul class="goals">{goals.collect_view()}</ul>
        <div class="lesson-done" aria-live="polite">
            {dynamic(move || {
                all_met
                    .get()
                    .then(|| {
                        if last {
                            view! { <p class="done">"All goals met. That is the whole story: a role, no keys."</p> }.into_any()
                        } else {
                            view! {
                                <p class="done">"All goals met."</p>
                                <button type="button" class="primary" on:click=next>"Next lesson"</button>
                            }
                                .into_any()
                        }
                    })
            })}
        </div>
        <Hints hints=lesson.hints.clone()/>
    }
}

#[component]
fn Hints(hints: Vec<String>) -> impl IntoView {
    let shown = RwSignal::new(0_usize);
    let count = hints.len();
    let hints = StoredValue::new(hints);
    view! {
        <div class="hints">
            <ol aria-live="polite">
                {dynamic(move || {
                    hints
                        .with_value(|hints| {
                            hints.iter().take(shown.get()).map(|hint| view! { <li><Prose text=hint.clone()/></li> }).collect_view()
                        })
                })}
            </ol>
            <Show when=move || { shown.get() < count }>
                <button type="button" class="quiet" on:click=move |_| shown.update(|shown| *shown += 1)>
                    {dynamic(move || format!("Hint {} of {count}", shown.get() + 1))}
                </button>
            </Show>
        </div>
    }
}
