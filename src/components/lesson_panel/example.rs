//! An example as a story: the situation, what surprises, three things to try.

use std::sync::Arc;

use leptos::children::ViewFn;
use leptos::prelude::*;
use lessons::{Lesson, goals_met, index};

use super::{LESSON_PANEL, StoryFoot};
use crate::browser::focus;
use crate::components::limit_judge::{LimitJudge, LimitNotes};
use crate::deep_links::gallery;
use crate::session::command::{Command, DocumentRef};
use crate::session::examples::{Example, number};
use crate::session::opened_work::as_opened;
use crate::session::saved_document::Drafts;
use crate::session::{Dialog, Panel, Session, use_session};
use crate::text::create::examples::EXAMPLE_NOT_FETCHED;
use crate::text::lessons as text;
use crate::ui::dyn_view::dyn_view;
use crate::ui::erased_memo::ErasedMemo;
use crate::ui::fetched::{Fetched, FetchedView};
use crate::ui::inline_markup::InlineMarkup;

/// The story of the example of this name.
#[component]
pub fn ExampleStory(name: Arc<str>) -> impl IntoView {
    let gallery = RwSignal::new(None::<Vec<Example>>);
    wasm_bindgen_futures::spawn_local(async move {
        // Without the list the story has no neighbors.
        let _ = gallery.try_set(gallery::load_index().await);
    });
    let view = FetchedView::fetch(move || {
        let name = Arc::clone(&name);
        async move {
            let story = Arc::new(Lesson::parse(&gallery::load_story(&name).await?).0);
            let view = move || view! { <Story name=Arc::clone(&name) gallery story=Arc::clone(&story)/> };
            Some(ViewFn::from(view))
        }
    });
    view! { <Fetched view failed=text::STORY_NOT_FETCHED/> }
}

/// Fetches an example and opens it. Returns whether it was fetched.
pub(crate) async fn open_example(session: Session, example: Example) -> bool {
    let Some(document) = gallery::load_document(&example).await else {
        session.tell(EXAMPLE_NOT_FETCHED, true);
        return false;
    };
    let document = DocumentRef(Arc::new(as_opened(Arc::unwrap_or_clone(document), &Drafts::new())));
    session.perform(Command::Open { name: example.title, document });
    session.views.set_panel(Panel::Matrix);
    session.explain(example.why);
    true
}

/// Which of the examples it is, and the ways to those before and after it.
#[component]
fn Neighbors(name: Arc<str>, gallery: RwSignal<Option<Vec<Example>>>) -> impl IntoView {
    let session = use_session();
    let turn = move |label: &'static str, example: Example| {
        let title = text::neighbor(label, &example.title);
        let open = move |_| {
            let example = example.clone();
            wasm_bindgen_futures::spawn_local(async move {
                if open_example(session, example).await {
                    focus::focus_after_update(LESSON_PANEL.to_owned());
                }
            });
        };
        view! { <button type="button" class="quiet" aria-label=title.clone() title=title on:click=open>{label}</button> }
    };
    dyn_view(move || {
        let all = gallery.get().unwrap_or_default();
        let place = all.iter().position(|example| example.name() == &*name);
        let neighbor = |place: Option<usize>| {
            place.and_then(|place| all.get(place)).filter(|_| !session.read_only.get_value()).cloned()
        };
        let before = neighbor(place.and_then(|place| place.checked_sub(1)));
        let after = neighbor(place.map(|place| place + 1));
        view! {
            <div class="story-place">
                <p class="label">{text::example(number(&name), place.map(|_| all.len()))}</p>
                {before.map(|example| turn(text::EXAMPLE_BEFORE, example))}
                {after.map(|example| turn(text::EXAMPLE_AFTER, example))}
            </div>
        }
    })
}

#[component]
fn Story(name: Arc<str>, gallery: RwSignal<Option<Vec<Example>>>, story: Arc<Lesson>) -> impl IntoView {
    let session = use_session();
    let goals: Vec<String> = story.goals.iter().map(|goal| goal.text.clone()).collect();
    // The things to try are ways on from the same start: what was met once stays met, whatever is tried next.
    let met_once = RwSignal::new(vec![false; goals.len()]);
    let judge = LimitJudge::new(session);
    let limits = judge.of_lesson(Arc::clone(&story));
    let met_now = ErasedMemo::new({
        let story = Arc::clone(&story);
        move || limits.with(|limits| goals_met(&story, &session.document().lesson_state, &limits.judged))
    });
    Effect::new(move |_| {
        let now = met_now.get();
        met_once.update(|once| once.iter_mut().zip(now).for_each(|(once, now)| *once |= now));
    });
    let met = ErasedMemo::new(move || met_once.get());
    let situation = story.text.clone().into_iter().map(|text| view! { <p><InlineMarkup text/></p> });
    view! {
        <div class="story-text">
            <Neighbors name gallery/>
            <h2 id="lesson-title">{story.title.clone()}</h2>
            {situation.collect_view()}
            <p class="surprise"><span class="label">{text::WHAT_SURPRISES}</span><InlineMarkup text=story.unlocks.clone()/></p>
            <p class="hint">{text::THREE_THINGS_TO_TRY}</p>
            <button type="button" class="quiet" on:click=move |_| session.dialog.set(Some(Dialog::Examples))>{text::ALL_EXAMPLES}</button>
        </div>
        <StoryFoot place=index().len() goals met>
            <LimitNotes judge lesson=story now=limits met/>
        </StoryFoot>
    }
}
