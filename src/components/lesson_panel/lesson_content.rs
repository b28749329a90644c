//! The lessons after the first: their texts are fetched, and most have a world of their own.

use std::sync::Arc;

use leptos::children::ViewFn;
use leptos::prelude::*;
use lessons::{Lesson, assumptions, current_step, goals_met, index, permission_count, replies};

use super::account::ImportedAccount;
use super::example::ExampleStory;
use super::questions::Questions;
use super::third_hint::{OwnSolution, ShowMe};
use super::{Head, Hints, StoryFoot, scrolls_by_key};
use crate::browser::{location, page_title, scroll, storage};
use crate::components::assumptions::Assumptions;
use crate::components::lesson_files::{SetUpBy, fetch_text, set_up};
use crate::components::lesson_path::STYLES;
use crate::components::limit_judge::{LimitJudge, LimitNotes, LimitsNow};
use crate::session::command::{Command, DocumentRef};
use crate::session::document::Document;
use crate::session::kept_lesson::document_at_start;
use crate::session::own_lesson::OwnLesson;
use crate::session::story::Story;
use crate::session::{Dialog, progress, saved_document, use_session};
use crate::text::lessons as said;
use crate::text::links::no_such_lesson;
use crate::text::make_lesson as making;
use crate::ui::dyn_view::dyn_view;
use crate::ui::erased_memo::ErasedMemo;
use crate::ui::fetched::{Fetched, FetchedView, on_its_way};
use crate::ui::linked_text::linked;

/// The story that is told, where it is not the first lesson.
pub(super) fn later() -> AnyView {
    let session = use_session();
    let own = session.derive(|document| document.open_own_lesson().cloned());
    let open = session.derive(|document| document.lesson);
    let story = session.derive(|document| document.story.clone());
    let story = dyn_view(move || match (story.get(), own.get()) {
        (Story::Example(name), _) => view! { <ExampleStory name/> }.into_any(),
        (Story::Account, _) => view! { <ImportedAccount/> }.into_any(),
        (Story::Lesson, Some(own)) => view! { <Own own/> }.into_any(),
        (Story::Lesson, None) if open.get() >= index().len() => {
            view! { <NoSuchLesson place=open.get()/> }.into_any()
        }
        (Story::Lesson, None) => fetched(open.get(), Part::All),
    });
    view! { <style>{STYLES}</style>{story} }.into_any()
}

/// A lesson that this version does not have: the document is of a newer one, or was changed by hand.
#[component]
fn NoSuchLesson(place: usize) -> impl IntoView {
    let session = use_session();
    let said = no_such_lesson(&place.saturating_add(1).to_string(), index().len());
    view! {
        <div class="empty" role="alert">
            <h2 id="lesson-title">{said::LESSON}</h2>
            <p>{said}</p>
            <button type="button" on:click=move |_| session.dialog.set(Some(Dialog::LessonPath))>{said::ALL_LESSONS}</button>
        </div>
    }
}

/// Gives the page the title of a lesson for as long as that is shown.
fn title_page(title: &str) {
    if title.is_empty() {
        return;
    }
    let before = page_title::page_title();
    page_title::set_page_title(&said::page_of_lesson(title));
    on_cleanup(move || page_title::set_page_title(&before));
}

/// The lesson that is part of the document.
#[component]
fn Own(own: OwnLesson) -> impl IntoView {
    let session = use_session();
    let lesson = Arc::new(Lesson::parse(&own.text).0);
    let judge = LimitJudge::new(session);
    let limits = judge.of_lesson(Arc::clone(&lesson));
    let met = ErasedMemo::new({
        let lesson = Arc::clone(&lesson);
        move || limits.with(|limits| goals_met(&lesson, &session.document().lesson_state, &limits.judged))
    });
    let card = lesson.card();
    title_page(&card.title);
    let (goals, hints) = (card.goals.clone(), card.hints.clone());
    let unlocks = lesson.unlocks.clone();
    let start = own.clone();
    let again = move |_| match document_at_start(&start) {
        Some(document) => {
            let document = DocumentRef(Arc::new(document));
            session.perform(Command::Open { name: making::START_OF_IT.to_owned(), document });
        }
        None => session.tell(said::DAMAGED, true),
    };
    let solution = saved_document::from_json(&own.solution).ok().map(|(document, _)| {
        let document = Document { own_lesson: Some(own.clone()), story: Story::Lesson, ..document };
        DocumentRef(Arc::new(document))
    });
    let last = move || solution.clone().map(|solution| view! { <OwnSolution solution/> });
    // It is about the document that it is part of, whatever lesson that came from.
    let is_set_up = ErasedMemo::new(|| true);
    view! {
        <div class="story-text">
            <Head card write=linked/>
            <Steps lesson=Arc::clone(&lesson) met/>
            <GoalsAssume lesson=Arc::clone(&lesson)/>
            <Questions lesson=Arc::clone(&lesson)/>
            <Hints hints write=linked last/>
            <div class="button-row">
                <button type="button" class="quiet" on:click=again>{making::START_AGAIN}</button>
                // In a post it is its author's, and nothing is saved.
                {(!location::is_embed()).then(|| view! {
                    <button type="button" class="quiet" on:click=move |_| session.dialog.set(Some(Dialog::MakeLesson))>{making::EDIT}</button>
                })}
            </div>
        </div>
        <StoryFoot place=index().len() goals met>
            <Golf lesson=Arc::clone(&lesson) met/>
            <LimitNotes judge lesson=Arc::clone(&lesson) now=limits met/>
            <Replies lesson=Arc::clone(&lesson) is_set_up limits/>
            {dyn_view(move || {
                let is_done = met.with(|met| !met.contains(&false)) && !unlocks.is_empty();
                is_done.then(|| view! { <p class="unlocks"><span class="label">{said::NOW_YOU_KNOW}</span>{linked(unlocks.clone())}</p> })
            })}
        </StoryFoot>
    }
}

/// What the goals hang on that was not imported: a lesson can be made of a real account.
#[component]
fn GoalsAssume(lesson: Arc<Lesson>) -> impl IntoView {
    let session = use_session();
    let assumed = session.derive(move |document| assumptions(&lesson, &document.lesson_state));
    dyn_view(move || {
        let assumptions = assumed.get();
        (!assumptions.is_empty()).then(|| view! { <p>{said::GOALS_HANG_ON}</p><Assumptions assumptions/> })
    })
}

/// What the first lesson says to states that are wrong, and where it is not set up: its text is on the screen without this.
pub(super) fn first_replies() -> AnyView {
    fetched(0, Part::Replies)
}

/// What stands below the first lesson's last hint.
pub(super) fn first_solution() -> AnyView {
    fetched(0, Part::Solution)
}

/// What is shown of a lesson.
#[derive(Clone, Copy, Debug)]
enum Part {
    All,
    Replies,
    Solution,
}

fn fetched(index: usize, part: Part) -> AnyView {
    let view = FetchedView::fetch(move || async move {
        let text = fetch_text(index, "lesson.md").await?;
        let lesson = Arc::new(Lesson::parse(&text).0);
        Some(ViewFn::from(move || part.view(index, Arc::clone(&lesson))))
    });
    view! { <Fetched view failed=said::LESSON_NOT_FETCHED/> }.into_any()
}

impl Part {
    fn view(self, index: usize, lesson: Arc<Lesson>) -> AnyView {
        match self {
            Self::All => view! { <Open index lesson/> }.into_any(),
            Self::Replies => {
                let session = use_session();
                let is_set_up = session.derive(|document| document.is_set_up_for(None));
                let limits = LimitJudge::new(session).of_lesson(Arc::clone(&lesson));
                view! { <WhereNotSetUp index is_set_up/><Replies lesson is_set_up limits/> }.into_any()
            }
            Self::Solution => view! { <ShowMe index lesson/> }.into_any(),
        }
    }
}

/// A lesson whose text is here.
#[component]
fn Open(index: usize, lesson: Arc<Lesson>) -> impl IntoView {
    let session = use_session();
    let own_world = (!lesson.world_stays).then_some(index);
    let is_set_up = session.derive(move |document| document.is_set_up_for(own_world));
    let judge = LimitJudge::new(session);
    let limits = judge.of_lesson(Arc::clone(&lesson));
    let met = ErasedMemo::new({
        let lesson = Arc::clone(&lesson);
        move || {
            // In another world the goals say nothing.
            let document = session.document();
            let met = limits.with(|limits| goals_met(&lesson, &document.lesson_state, &limits.judged));
            let met = met.into_iter();
            met.map(|met| met && document.is_set_up_for(own_world)).collect::<Vec<_>>()
        }
    });
    let card = lesson.card();
    let (goals, hints) = (card.goals.clone(), card.hints.clone());
    let asked = Arc::clone(&lesson);
    let shown = Arc::clone(&lesson);
    view! {
        <div class="story-text" tabindex=scrolls_by_key(met)>
            <Head card write=linked/>
            <WhereNotSetUp index is_set_up/>
            <Steps lesson=Arc::clone(&lesson) met/>
            {dyn_view(move || is_set_up.get().then(|| view! { <Questions lesson=Arc::clone(&asked)/> }))}
            <Hints hints write=linked last=move || view! { <ShowMe index lesson=Arc::clone(&shown)/> }/>
        </div>
        <StoryFoot place=index goals met>
            <Golf lesson=Arc::clone(&lesson) met/>
            {
                let lesson = Arc::clone(&lesson);
                dyn_view(move || {
                    is_set_up.get().then(|| view! { <LimitNotes judge lesson=Arc::clone(&lesson) now=limits met/> })
                })
            }
            <Replies lesson is_set_up limits/>
        </StoryFoot>
    }
}

/// Sets up a lesson that somebody has just chosen. One whose setting up was undone is left to the reader, and so is one that is
/// looked at beside a lesson of the document's own, or the draft of one.
#[component]
fn WhereNotSetUp(index: usize, is_set_up: ErasedMemo<bool>) -> impl IntoView {
    let session = use_session();
    let is_chosen = session.take_chosen_lesson(index) && !is_set_up.get_untracked();
    let has_own = session.document_untracked().own_lesson.is_some() || session.kept_lesson().is_some();
    let is_coming = RwSignal::new(is_chosen && !has_own && !session.read_only.get_value());
    if is_coming.get_untracked() {
        wasm_bindgen_futures::spawn_local(async move {
            set_up(session, index, said::THE_WORLD, SetUpBy::Choice).await;
            let _ = is_coming.try_set(false);
        });
    }
    dyn_view(move || match (is_set_up.get(), is_coming.get()) {
        (true, _) => ().into_any(),
        (false, true) => on_its_way(said::SETTING_UP),
        (false, false) => view! { <SetUp index/> }.into_any(),
    })
}

/// Puts the lesson's own world in the place of the reader's.
#[component]
fn SetUp(index: usize) -> impl IntoView {
    let session = use_session();
    let open =
        move |_| wasm_bindgen_futures::spawn_local(set_up(session, index, said::THE_WORLD, SetUpBy::Press));
    view! {
        <div class="set-up">
            <p role="status">{said::NOT_SET_UP}</p>
            <button type="button" class="primary" on:click=open>{said::SET_UP}</button>
            <p class="hint">{said::SET_UP_HINT}</p>
        </div>
    }
}

/// The instruction of the step that the reader is at; those before and after it can be looked at.
#[component]
fn Steps(lesson: Arc<Lesson>, met: ErasedMemo<Vec<bool>>) -> impl IntoView {
    let count = lesson.steps.len();
    let at = {
        let lesson = Arc::clone(&lesson);
        ErasedMemo::new(move || met.with(|met| current_step(&lesson.steps, met)))
    };
    let looked = RwSignal::new(None::<usize>);
    // Whatever was looked at: where the reader gets further, that is shown.
    Effect::new(move |_| {
        at.get();
        looked.set(None);
    });
    let place = ErasedMemo::new(move || looked.get().unwrap_or(at.get()));
    let turn = move |label: &'static str, to: fn(usize) -> usize, edge: usize| {
        view! {
            <button type="button" class="quiet" aria-disabled=move || (place.get() == edge).then_some("true")
                on:click=move |_| if place.get_untracked() != edge { looked.set(Some(to(place.get_untracked()))) }>
                {label}
            </button>
        }
    };
    (count > 0).then(|| view! {
        <section class="lesson-step">
            <div aria-live="polite">
                <h3>{dyn_view(move || said::step_of(place.get() + 1, count))}</h3>
                {dyn_view(move || lesson.steps.get(place.get()).map(|step| view! { <p>{linked(step.text.clone())}</p> }))}
            </div>
            <div class="button-row">
                {turn(said::STEP_BEFORE, |place| place.saturating_sub(1), 0)}
                {turn(said::STEP_AFTER, |place| place + 1, count - 1)}
            </div>
        </section>
    })
}

/// How many requests are permitted, where a goal counts them.
#[component]
fn Golf(lesson: Arc<Lesson>, met: ErasedMemo<Vec<bool>>) -> impl IntoView {
    let session = use_session();
    let score = session.derive(move |document| {
        lesson.goals.iter().find_map(|goal| goal.check.permission_count(document.world()))
    });
    // The best round is part of the course's end.
    Effect::new(move |_| {
        let Some((now, _)) = score
            .get()
            .filter(|(now, limit)| now.permitted <= *limit && met.with(|met| !met.contains(&false)))
        else {
            return;
        };
        let all = index();
        let place = session.document_untracked().lesson;
        let is_own = session.document_untracked().open_own_lesson().is_some();
        let Some(listed) = all.get(place).filter(|_| !is_own) else { return };
        let noted = session
            .progress
            .with(|known| progress::record_permission_count(known, listed.folder, now.permitted));
        if let Some(noted) = noted {
            storage::save_progress(&noted);
            session.progress.set(noted);
        }
    });
    dyn_view(move || {
        score.get().map(|(now, limit)| {
            let text = said::golf(now.permitted, now.counted, limit, permission_count::counted_actions());
            view! { <p class="label" role="status">{text}</p> }
        })
    })
}

/// What the lesson says to a state that is wrong and worth understanding.
#[component]
fn Replies(lesson: Arc<Lesson>, is_set_up: ErasedMemo<bool>, limits: ErasedMemo<LimitsNow>) -> impl IntoView {
    let session = use_session();
    let said = ErasedMemo::new(move || match is_set_up.get() {
        true => {
            let document = session.document();
            let said = limits.with(|limits| replies(&lesson, &document.lesson_state, &limits.judged));
            said.into_iter().map(ToOwned::to_owned).collect::<Vec<String>>()
        }
        false => Vec::new(),
    });
    Effect::new(move |_| {
        if !said.with(Vec::is_empty) {
            scroll::show_in_after_update(".lesson-replies", ".story-foot");
        }
    });
    view! {
        <div class="lesson-replies" aria-live="polite">
            {dyn_view(move || said.get().into_iter().map(|text| view! { <p class="reply">{linked(text)}</p> }).collect_view())}
        </div>
    }
}
