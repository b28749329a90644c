//! The lesson at the left: one misconception, its goals, its hints.
//!
//! The first lesson is part of the first load. The others, with all that lessons need beyond it, are in a chunk, and
//! their texts are fetched.

pub mod account;
pub mod example;
mod finished;
mod lesson_content;
pub mod questions;
pub mod third_hint;

use leptos::children::ViewFn;
use leptos::prelude::*;
use lessons::{FIRST_MILESTONE, LessonCard, index};

use crate::browser::{scroll, storage};
use crate::components::panes::{CloseStory, FillButton};
use crate::session::command::Command;
use crate::session::document::Document;
use crate::session::story::Story;
use crate::session::{Dialog, progress, use_session};
use crate::text::lessons as text;
use crate::text::make_lesson::OWN;
use crate::ui::dyn_view::{Show, dyn_view};
use crate::ui::erased_memo::ErasedMemo;
use crate::ui::form_styles::FORM_STYLES;
use crate::ui::icon::Icon;
use crate::ui::inline_markup::InlineMarkup;
use crate::ui::lazy_view::lazy_view;

/// Id of the panel.
pub const LESSON_PANEL: &str = "lesson-panel";

/// The open lesson, and the list to choose another.
#[component]
pub fn LessonPanel() -> impl IntoView {
    let session = use_session();
    // The document's own lesson comes after the others.
    let own = index().len();
    // Then nothing in the list is open: an example, or an imported account.
    let other = own + 1;
    let open = session.derive(move |document| match (&document.story, document.open_own_lesson()) {
        (Story::Lesson, None) => document.lesson,
        (Story::Lesson, Some(_)) => own,
        (Story::Example(_) | Story::Account, _) => other,
    });
    let has_own = session.derive(|document| document.own_lesson.is_some());
    let is_first = ErasedMemo::new(move || open.get() == 0);
    let choose = move |value: String| {
        if let Ok(index) = value.parse()
            && index != other
        {
            session.perform(if index == own { Command::OpenOwnLesson } else { Command::OpenLesson(index) });
        }
    };
    // Those of the options that are chosen later follow the document through the property.
    let shown = open.get_untracked();
    let options = index().into_iter().enumerate().map(|(place, listed)| {
        let text = text::listed(place + 1, listed.title, listed.minutes);
        view! { <option value=place.to_string() selected=place == shown>{text}</option> }
    });
    view! {
        <section class="region lesson" id=LESSON_PANEL data-region="lesson" tabindex="-1" aria-labelledby="lesson-title">
            <div class="lesson-bar">
                <select class="lesson-choice" aria-label=text::LESSONS prop:value=move || open.get().to_string() on:change:target=move |event| choose(event.target().value())>
                    {options.collect_view()}
                    {dyn_view(move || has_own.get().then(|| view! {
                        <option value=own.to_string() selected=open.get_untracked() == own>{OWN}</option>
                    }))}
                    {dyn_view(move || (open.get() == other).then(|| view! {
                        <option value=other.to_string() selected=true>{text::CHOOSE_A_LESSON}</option>
                    }))}
                </select>
                <button type="button" class="quiet" aria-label=text::ALL_LESSONS title=text::ALL_LESSONS
                    on:click=move |_| session.dialog.set(Some(Dialog::LessonPath))>
                    <Icon name="lesson"/>
                </button>
                <FillButton pane="story" name=text::LESSON/>
                <CloseStory/>
            </div>
            {dyn_view(move || if is_first.get() { view! { <First/> }.into_any() } else { FETCHED.show(None) })}
        </section>
    }
}

lazy_view!(FETCHED = fetched_chunk: later in lessons);
lazy_view!(FINISHED = finished_chunk: finished in lessons);
lazy_view!(FIRST_REPLIES = first_replies_chunk: first_replies in lessons);
lazy_view!(FIRST_SOLUTION = first_solution_chunk: first_solution in lessons);

/// The styles of what is not there at the first visit.
const LATE_STYLES: &str = include_str!("../../../style/lesson-late.css");

fn with_styles(view: AnyView) -> AnyView {
    view! { <style>{FORM_STYLES}</style><style>{LATE_STYLES}</style>{view} }.into_any()
}

fn later() -> AnyView {
    with_styles(lesson_content::later())
}

fn finished() -> AnyView {
    with_styles(finished::finished())
}

fn first_replies() -> AnyView {
    with_styles(lesson_content::first_replies())
}

fn first_solution() -> AnyView {
    with_styles(lesson_content::first_solution())
}

#[component]
fn First() -> impl IntoView {
    let session = use_session();
    let card = lessons::first();
    let is_set_up = session.derive(|document| document.is_set_up_for(None));
    if is_set_up.get_untracked() {
        session.take_chosen_lesson(0);
    }
    let is_met = |document: &Document| document.lesson_state.milestones.contains(&FIRST_MILESTONE);
    let met = session.derive(move |document| vec![is_met(document) && document.is_set_up_for(None)]);
    // A reply needs an open goal and a step: of the reader, or of whoever shared the world.
    let has_gone_on = move || session.undo_name().is_some() || session.suspended_work.with(Option::is_some);
    let is_astray = move || has_gone_on() && met.with(|met| !met.contains(&true)) || !is_set_up.get();
    let is_astray = ErasedMemo::new(is_astray);
    view! {
        <div class="story-text" tabindex=scrolls_by_key(met)>
            <Head card=card.clone() write=marked/>
            <Hints hints=card.hints write=marked last=|| FIRST_SOLUTION.show(None)/>
        </div>
        <StoryFoot place=0 goals=card.goals met>
            {dyn_view(move || is_astray.get().then(|| FIRST_REPLIES.show(None)))}
        </StoryFoot>
    }
}

/// Writes a text of a lesson.
type WriteText = fn(String) -> AnyView;

/// The first lesson has no links.
fn marked(text: String) -> AnyView {
    view! { <InlineMarkup text/> }.into_any()
}

/// Once all goals are met the hints are gone, and nothing in the text takes the focus: it does then, to be scrolled by keyboard.
fn scrolls_by_key(met: ErasedMemo<Vec<bool>>) -> impl Fn() -> Option<&'static str> {
    move || met.with(|met| (!met.contains(&false)).then_some("0"))
}

/// Title, misconception and text.
#[component]
fn Head(card: LessonCard, write: WriteText) -> impl IntoView {
    view! {
        <h2 id="lesson-title">{card.title}</h2>
        <p class="misconception"><span class="label">{text::MYTH}</span><s><InlineMarkup text=card.misconception/></s></p>
        {card.text.into_iter().map(|text| view! { <p>{write(text)}</p> }).collect_view()}
    }
}

/// What is in sight whatever is open and however small the window is: how far the goals are, what the lesson says to the
/// state of now, and what comes when all are met. A small window shows the first open goal until all are asked for.
#[component]
fn StoryFoot(
    /// The lesson's place in the list.
    place: usize,
    /// What each asks.
    goals: Vec<String>,
    /// Which are met.
    met: ErasedMemo<Vec<bool>>,
    /// What is said to the state of now.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let session = use_session();
    let shows_all = RwSignal::new(false);
    let count = goals.len();
    let done = ErasedMemo::new(move || met.with(|met| met.iter().filter(|met| **met).count()));
    // Whatever is undone later: what was met once is remembered.
    Effect::new(move |_| {
        let (now, of) = (done.get(), met.with(Vec::len));
        let all = index();
        let Some(listed) = all.get(place) else { return };
        let noted = session.progress.with_untracked(|known| progress::record(known, listed.folder, now, of));
        if let Some(noted) = noted {
            storage::save_progress(&noted);
            session.progress.set(noted);
        }
    });
    view! {
        <section class="story-foot" class:all=move || shows_all.get() aria-labelledby="story-goals">
            <div class="story-progress">
                <h3 id="story-goals">{dyn_view(move || text::goals_met(done.get(), count))}</h3>
                <progress value=move || done.get().to_string() max=count.to_string() aria-hidden="true"></progress>
                <button type="button" class="link all-goals" on:click=move |_| shows_all.update(|all| *all = !*all)>
                    {dyn_view(move || if shows_all.get() { text::FEWER_GOALS } else { text::ALL_GOALS })}
                </button>
            </div>
            <div class="lesson-done" aria-live="polite">
                {dyn_view(move || {
                    // After the last one come the document's own, and examples.
                    let is_listed = place < index().len();
                    (count > 0 && done.get() == count).then(|| view! {
                        <p class="done">{text::ALL_DONE}</p>
                        {is_listed.then(|| FINISHED.show(None))}
                    })
                })}
            </div>
            <Goals goals met/>
            {children.map(|children| children())}
        </section>
    }
}

/// A goal that has just been met.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MetGoal {
    /// Its number, from 1.
    pub number: usize,
    /// So many are met.
    pub met: usize,
    /// So many there are.
    pub of: usize,
}

/// Where a page that wants to know gets the goals that are met, as a context.
#[derive(Clone, Copy, Debug, Default)]
pub struct GoalTurned(pub RwSignal<Option<MetGoal>>);

/// The goals. One that turns is marked for a moment and announced.
#[component]
fn Goals(goals: Vec<String>, met: ErasedMemo<Vec<bool>>) -> impl IntoView {
    let before = StoredValue::new(None::<Vec<bool>>);
    let turned = RwSignal::new(None::<usize>);
    let names = StoredValue::new(goals.clone());
    Effect::new(move |_| {
        let now = met.get();
        let before = before.try_update_value(|before| before.replace(now.clone())).flatten();
        let is_new = |(place, met): (usize, &bool)| {
            (*met && before.as_ref().is_some_and(|before| before.get(place) == Some(&false))).then_some(place)
        };
        let new = now.iter().enumerate().find_map(is_new);
        turned.set(new);
        if let (Some(GoalTurned(told)), Some(place)) = (use_context(), new) {
            let met = now.iter().filter(|met| **met).count();
            told.set(Some(MetGoal { number: place + 1, met, of: now.len() }));
        }
    });
    let announced = move || {
        let text = turned.get().and_then(|place| names.with_value(|names| names.get(place).cloned()))?;
        Some(view! { {text::GOAL_MET}<InlineMarkup text/> })
    };
    let goals = goals.into_iter().enumerate().map(|(index, text)| {
        let is_met = move || met.with(|met| met.get(index).copied().unwrap_or_default());
        view! {
            <li class="goal" class:met=is_met class:turned=move || turned.get() == Some(index)>
                <Icon name=Signal::derive(move || if is_met() { "goal-met" } else { "goal-open" })/>
                <span>
                    <span class="visually-hidden">{dyn_view(move || if is_met() { text::DONE } else { text::TO_DO })}</span>
                    <InlineMarkup text/>
                </span>
            </li>
        }
    });
    view! {
        <ul class="goals">{goals.collect_view()}</ul>
        <p class="visually-hidden" role="status">{dyn_view(announced)}</p>
    }
}

/// Hints, one at each press.
#[component]
fn Hints(
    hints: Vec<String>,
    write: WriteText,
    /// What stands below the last one.
    #[prop(into)]
    last: ViewFn,
) -> impl IntoView {
    let shown = use_session().hints_shown;
    shown.set(0);
    let count = hints.len();
    let hints = StoredValue::new(hints);
    let tell = move |_| {
        shown.update(|shown| *shown += 1);
        scroll::show_end_after_update("hints".to_owned());
    };
    view! {
        <div class="hints">
            <ol id="hints" aria-live="polite">
                {dyn_view(move || {
                    hints
                        .with_value(|hints| {
                            hints.iter().take(shown.get()).map(|hint| view! { <li>{write(hint.clone())}</li> }).collect_view()
                        })
                })}
            </ol>
            <Show when=move || { shown.get() < count } fallback=last>
                <button type="button" class="quiet" on:click=tell>
                    {dyn_view(move || text::hint(shown.get() + 1, count))}
                </button>
            </Show>
        </div>
    }
}
