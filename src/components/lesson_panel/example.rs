//! An example as a story: the situation, what surprises, three things to try.

use std::sync::Arc;

use leptos::prelude::*;
use lessons::{Lesson, goals_met, index};

use super::StoryFoot;
use crate::deep_links::gallery;
use crate::session::examples::number;
use crate::session::{Dialog, use_session};
use crate::text::buttons;
use crate::text::lessons as text;
use crate::text::ui::LOADING;
use crate::ui::dyn_view::dyn_view;
use crate::ui::erased_memo::ErasedMemo;
use crate::ui::inline_markup::InlineMarkup;

/// What is known of the story.
#[derive(Clone, Debug)]
enum State {
    Waiting,
    Failed,
    Here(Arc<Lesson>),
}

/// The story of the example of this name.
#[component]
pub fn ExampleStory(name: Arc<str>) -> impl IntoView {
    let state = RwSignal::new(State::Waiting);
    let example = number(&name);
    let get = move || {
        let name = Arc::clone(&name);
        state.set(State::Waiting);
        wasm_bindgen_futures::spawn_local(async move {
            let text = gallery::load_story(&name).await;
            let found = text.map_or(State::Failed, |text| State::Here(Arc::new(Lesson::parse(&text).0)));
            let _ = state.try_set(found);
        });
    };
    get();
    dyn_view(move || match state.get() {
        State::Waiting => view! { <p class="empty fetching" role="status">{LOADING}</p> }.into_any(),
        State::Failed => {
            let get = get.clone();
            view! {
                <div class="empty not-fetched" role="alert">
                    <p>{text::STORY_NOT_FETCHED}</p>
                    <button type="button" on:click=move |_| get()>{buttons::TRY_AGAIN}</button>
                </div>
            }
            .into_any()
        }
        State::Here(story) => view! { <Story example story/> }.into_any(),
    })
}

#[component]
fn Story(example: Option<u32>, story: Arc<Lesson>) -> impl IntoView {
    let session = use_session();
    let goals: Vec<String> = story.goals.iter().map(|goal| goal.text.clone()).collect();
    // The things to try are ways on from the same start: what was met once stays met, whatever is tried next.
    let met_once = RwSignal::new(vec![false; goals.len()]);
    let met_now = session.derive({
        let story = Arc::clone(&story);
        move |document| goals_met(&story, &document.lesson_state)
    });
    Effect::new(move |_| {
        let now = met_now.get();
        met_once.update(|once| once.iter_mut().zip(now).for_each(|(once, now)| *once |= now));
    });
    let met = ErasedMemo::new(move || met_once.get());
    let situation = story.text.clone().into_iter().map(|text| view! { <p><InlineMarkup text/></p> });
    view! {
        <div class="story-text">
            <p class="label story-kind">{text::example(example)}</p>
            <h2 id="lesson-title">{story.title.clone()}</h2>
            {situation.collect_view()}
            <p class="surprise"><span class="label">{text::WHAT_SURPRISES}</span><InlineMarkup text=story.unlocks.clone()/></p>
            <p class="hint">{text::THREE_THINGS_TO_TRY}</p>
            <button type="button" class="quiet" on:click=move |_| session.dialog.set(Some(Dialog::Examples))>{text::ALL_EXAMPLES}</button>
        </div>
        <StoryFoot place=index().len() goals met/>
    }
}
