//! Two states of the world: now, before a step, a scenario, an earlier state, files of a real account.

use std::sync::Arc;

use leptos::prelude::*;
use lessons::LessonState;

use super::results::Results;
use super::running::{Changes, ChosenState, Progress, Running};
use crate::browser::{files, storage};
use crate::components::close_dialog::close_dialog;
use crate::components::policy_editor::findings::fetch_common;
use crate::components::real_account::import_progress::Reading;
use crate::components::real_account::import_questions::first_answers;
use crate::session::document::Document;
use crate::session::policy_comparison::LineKind;
use crate::session::{Session, saved_document, use_session};
use crate::text::{buttons, compare as text, import_account};
use crate::ui::dialog::Modal;
use crate::ui::dyn_view::dyn_view;
use crate::ui::fetched::FetchState;
use crate::ui::field::ErrorText;

/// A state that can be chosen.
#[derive(Clone, Debug, PartialEq)]
struct StateOption {
    /// In the list.
    label: String,
    source: StateSource,
}

/// Where a state comes from.
#[derive(Clone, Debug)]
enum StateSource {
    /// A document that is here.
    Document(Arc<Document>),
    /// Saved work.
    Saved(Option<String>),
    /// Files that are yet to be chosen.
    Files,
}

/// Sources are not compared: an option is its label.
impl PartialEq for StateSource {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

/// The states in groups, each with its heading.
type StateGroups = Vec<(&'static str, Vec<StateOption>)>;

fn groups(session: Session) -> StateGroups {
    let option = |label: String, source: StateSource| StateOption { label, source };
    let now = option(text::NOW.to_owned(), StateSource::Document(session.document_untracked()));
    let steps = session.steps_to_undo().into_iter().map(|step| {
        let name = match &step.access {
            Some(access) => text::step_with_access(&step.name, &access.replace('`', "")),
            None => step.name,
        };
        option(text::before_step(&name), StateSource::Document(step.document))
    });
    let scenarios = storage::scenarios().into_iter();
    let scenarios = scenarios.map(|name| {
        let json = storage::scenario(&name);
        option(name, StateSource::Saved(json))
    });
    let earlier = storage::saved_states().into_iter();
    let earlier = earlier
        .map(|state| option(text::left_at(&state.step, &state.when), StateSource::Saved(Some(state.json))));
    let files = option(text::FILES.to_owned(), StateSource::Files);
    let all = vec![
        ("", vec![now]),
        (text::STEPS, steps.collect()),
        (text::SCENARIOS, scenarios.collect()),
        (text::EARLIER_STATES, earlier.collect()),
        (text::REAL_ACCOUNT, vec![files]),
    ];
    all.into_iter().filter(|(_, options): &(_, Vec<StateOption>)| !options.is_empty()).collect()
}

/// The dialog.
#[component]
pub fn CompareStates() -> impl IntoView {
    let session = use_session();
    let on_close = close_dialog();
    fetch_common(session.service_reference);
    let states = groups(session);
    let running = Running::new(session);
    let [before, after] = [RwSignal::new(None::<ChosenState>), RwSignal::new(None::<ChosenState>)];
    // The newest step is what one asks about first.
    let first = usize::from(states.iter().any(|(heading, _)| *heading == text::STEPS));
    Effect::new(move |_| match (before.get(), after.get()) {
        (Some(before), Some(after)) => running.states(before, after),
        _ => drop(running.stop(Progress::NotChosen)),
    });
    view! {
        <Modal title=text::COMPARE on_close=on_close>
            <p class="hint">{text::WHAT_IS_COMPARED}</p>
            <div class="compared-states">
                <StatePicker id="compare-before" label=text::BEFORE states=states.clone() first chosen=before/>
                <StatePicker id="compare-after" label=text::AFTER states first=0 chosen=after/>
            </div>
            <Results running summarize/>
            <footer class="modal-foot">
                <button type="button" class="primary" on:click=move |_| on_close.run(())>{buttons::DONE}</button>
            </footer>
        </Modal>
    }
}

fn summarize(Changes { changes, same_callers }: &Changes) -> String {
    let is_changed = |change: &&_| has_changed(change);
    text::summary(changes.iter().filter(is_changed).count(), changes.len(), *same_callers)
}

/// Whether something is gained or lost.
pub fn has_changed(change: &crate::session::access_comparison::AccessChange) -> bool {
    change.lines.iter().any(|line| line.kind != LineKind::Remark)
}

#[component]
fn StatePicker(
    id: &'static str,
    label: &'static str,
    states: StateGroups,
    /// Place of the option that is chosen at first.
    first: usize,
    chosen: RwSignal<Option<ChosenState>>,
) -> impl IntoView {
    let problem = RwSignal::new(String::new());
    let wants_files = RwSignal::new(false);
    let options: Vec<StateOption> = states.iter().flat_map(|(_, options)| options.clone()).collect();
    let choose = move |option: Option<&StateOption>| {
        problem.set(String::new());
        wants_files.set(option.is_some_and(|option| matches!(option.source, StateSource::Files)));
        let found = option.map(|option| (option.label.clone(), document_of(&option.source)));
        match found {
            Some((name, Ok(document))) => {
                chosen.set(document.map(|document| ChosenState { name, document }));
            }
            Some((_, Err(why))) => {
                chosen.set(None);
                problem.set(why);
            }
            None => chosen.set(None),
        }
    };
    choose(options.get(first));
    let stored = StoredValue::new(options);
    let change = move |place: String| {
        stored.with_value(|options| choose(place.parse().ok().and_then(|place: usize| options.get(place))));
    };
    let mut place = 0;
    let mut entry = |option: StateOption| {
        let value = place.to_string();
        let selected = place == first;
        place += 1;
        view! { <option value=value selected=selected>{option.label}</option> }
    };
    let listed: Vec<AnyView> = states
        .into_iter()
        .map(|(heading, options)| {
            let entries = options.into_iter().map(&mut entry).collect_view();
            match heading {
                "" => entries.into_any(),
                heading => view! { <optgroup label=heading>{entries}</optgroup> }.into_any(),
            }
        })
        .collect();
    view! {
        <div class="field">
            <label for=id>{label}</label>
            <select id=id on:change:target=move |event| change(event.target().value())>{listed}</select>
            {dyn_view(move || wants_files.get().then(|| view! { <AccountFiles id chosen/> }))}
            <ErrorText text=problem/>
        </div>
    }
}

/// The document of a source; `None` where files are yet to be read, and why it cannot be had.
fn document_of(source: &StateSource) -> Result<Option<Arc<Document>>, String> {
    match source {
        StateSource::Document(document) => Ok(Some(Arc::clone(document))),
        StateSource::Files => Ok(None),
        StateSource::Saved(None) => Err(text::NOT_THERE.to_owned()),
        StateSource::Saved(Some(json)) => {
            let read = saved_document::from_json(json);
            read.map(|(document, _)| Some(Arc::new(document))).map_err(|error| error.to_string())
        }
    }
}

/// Files of a real account, read into a state of their own.
#[component]
fn AccountFiles(id: &'static str, chosen: RwSignal<Option<ChosenState>>) -> impl IntoView {
    let session = use_session();
    let reading = Reading::new();
    let input = format!("{id}-files");
    Effect::new(move |_| {
        let imported = match reading.state.get() {
            Some(FetchState::Ready(imported)) => imported,
            _ => return,
        };
        let world = imported.world_with(&first_answers(&imported));
        let document = Arc::new(Document::new(LessonState::new(world)));
        chosen.set(Some(ChosenState { name: text::IMPORTED.to_owned(), document }));
    });
    let problem = Signal::derive(move || match reading.state.get() {
        Some(FetchState::Failed(problem)) => problem,
        _ => String::new(),
    });
    let percent = move || match reading.state.get() {
        Some(FetchState::Loading) => Some(import_account::reading(reading.percent.get())),
        _ => None,
    };
    let read = move |event| {
        chosen.set(None);
        reading.files(&files::chosen_files(&event), session.document_untracked().world().now());
    };
    view! {
        <label for=input.clone()>{text::CHOOSE_FILES}</label>
        <input id=input type="file" multiple accept=".json,.txt,application/json" on:change=read/>
        <p class="hint" aria-live="polite">{dyn_view(percent)}</p>
        <ErrorText text=problem/>
    }
}
