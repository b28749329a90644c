//! After a step that makes calls: who can do what now that could not be done before, beside the step and at the foot of the page. All
//! but its beginning is fetched with the first such step.

use std::cell::Cell;
use std::sync::Arc;

use iam_policy::reference::Reference;
use leptos::prelude::*;

use crate::browser::scheduling::{Debounce, yield_to_browser};
use crate::session::access_comparison::{ComparedStates, access_comparison};
use crate::session::access_difference::DifferenceSearch;
use crate::session::access_sentence::step_sentence;
use crate::session::document::Document;
use crate::session::{Dialog, Session, use_session};
use crate::text::access_change as text;
use crate::ui::dyn_view::dyn_view;
use crate::ui::erased_memo::ErasedMemo;
use crate::ui::inline_markup::InlineMarkup;
use crate::ui::lazy_view::{lazy_view, split_point};

const STYLES: &str = include_str!("../../style/access-change.css");

/// How long after a step it is compared, in milliseconds: steps often come together.
const DELAY: u32 = 300;
/// The most users, roles and resources that are compared for a sentence.
const MOST_COMPARED: usize = 24;

/// Tells what the newest step changed in access, a moment later.
pub fn tell_access(session: Session) {
    let Some(step) = session.newest_step() else { return };
    let after = session.document_untracked();
    wasm_bindgen_futures::spawn_local(async move {
        if let Ok(follow) = access_change().await {
            follow(session, Step { name: step.name, before: step.document, after });
        }
    });
}

/// A step with its documents.
struct Step {
    name: String,
    before: Arc<Document>,
    after: Arc<Document>,
}

split_point!(access_change: fn(Session, Step) = follow, in access_change);

thread_local! {
    /// The step that waits to be compared.
    static WAITING: Debounce = Debounce::default();
    /// How many steps there were: the comparison of an earlier one stops.
    static STEPS: Cell<u64> = const { Cell::new(0) };
}

fn follow(session: Session, step: Step) {
    let turn = STEPS.get() + 1;
    STEPS.set(turn);
    let start = move || {
        wasm_bindgen_futures::spawn_local(async move {
            let Some(sentence) = compared(&step, turn).await else { return };
            session.note_access(&step.before, &sentence);
            let is_newest =
                session.newest_step().is_some_and(|newest| Arc::ptr_eq(&newest.document, &step.before));
            if is_newest {
                session.messages.announce(text::of_step(&step.name, &sentence).replace('`', ""));
            }
        });
    };
    WAITING.with(|waiting| waiting.schedule(DELAY, start));
}

/// What the step changed; `None` where that is nothing, or another step came.
async fn compared(step: &Step, turn: u64) -> Option<String> {
    let is_newest = || STEPS.get() == turn;
    let mut search = DifferenceSearch::new(Arc::clone(&step.before), Arc::clone(&step.after));
    while search.step() {
        yield_to_browser().await;
        if !is_newest() {
            return None;
        }
    }
    if search.found.is_empty() {
        return None;
    }
    let comparer = access_comparison().await.ok()?;
    let worlds = [step.before.world(), step.after.world()];
    // The sentence is the same whether the service reference has been fetched or not.
    let reference = Reference::default();
    let names = text::STATES_OF_STEP;
    let states = ComparedStates { worlds, names, reference: &reference };
    let mut changes = Vec::new();
    for difference in search.found.iter().take(MOST_COMPARED) {
        let mut answers = Vec::new();
        for slice in (comparer.slices)(difference) {
            yield_to_browser().await;
            if !is_newest() {
                return None;
            }
            answers.push((comparer.compare)(difference, slice, &states));
        }
        changes.push((comparer.conclude)(difference, answers));
    }
    step_sentence(&changes, search.found.len() - changes.len())
}

/// What the newest step changed in access, and the way to all of it.
#[component]
pub fn NewestAccess() -> impl IntoView {
    let session = use_session();
    let is_known = ErasedMemo::new(move || session.newest_access().is_some());
    dyn_view(move || is_known.get().then(|| NEWEST.show(None)))
}

lazy_view!(NEWEST = newest_chunk: newest in access_change);

fn newest() -> AnyView {
    let session = use_session();
    let told = ErasedMemo::new(move || {
        session.newest_access().map(|(step, access)| text::of_step(&step, &access)).unwrap_or_default()
    });
    view! {
        <style>{STYLES}</style>
        <p class="newest-access">
            <span title=move || told.get().replace('`', "")>{dyn_view(move || view! { <InlineMarkup text=told.get()/> })}</span>" "
            <button type="button" class="link" on:click=move |_| session.dialog.set(Some(Dialog::CompareStates))>{text::ALL_OF_IT}</button>
        </p>
    }
    .into_any()
}
