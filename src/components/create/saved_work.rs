//! Saved work: scenarios by name, earlier states, and the work as a file.

use std::sync::Arc;

use leptos::prelude::*;

use crate::browser::storage::SavedState;
use crate::browser::{download, storage};
use crate::components::close_dialog::close_dialog;
use crate::components::lesson_files::keep_replaced_draft;
use crate::components::real_account::entry_points::doors;
use crate::session::command::{Command, DocumentRef};
use crate::session::{Dialog, Session, saved_document, use_session};
use crate::text::buttons;
use crate::text::compare::COMPARE;
use crate::text::create::saved_work as text;
use crate::text::lessons::draft_kept;
use crate::text::real_account;
use crate::ui::dialog::Modal;
use crate::ui::dyn_view::dyn_view;
use crate::ui::field::{ErrorText, TextField};

/// Scenarios, earlier states, download.
#[component]
pub fn SavedWork() -> impl IntoView {
    let session = use_session();
    let on_close = close_dialog();
    let names = RwSignal::new(storage::scenarios());
    let states = storage::saved_states();
    let none = states.is_empty();
    let keep = move |_| {
        let json = json(session);
        if !download::download_text("iam-playground.json", "application/json", &json) {
            session.tell(text::FILE_NOT_TAKEN, true);
        }
    };
    view! {
        <Modal title=text::SAVED_WORK on_close=on_close>
            <p class="hint">{text::WHERE_WORK_IS}</p>
            <SaveAs names/>
            <ul class="rows" aria-label=text::SCENARIOS>
                {dyn_view(move || names.get().into_iter().map(|name| view! { <Scenario name names/> }).collect_view())}
            </ul>
            <h3>{text::EARLIER_STATES}</h3>
            {none.then(|| view! { <p class="empty">{text::NO_STATES}</p> })}
            <ul class="rows" aria-label=text::EARLIER_STATES>
                {states.into_iter().map(|state| view! { <Earlier state/> }).collect_view()}
            </ul>
            <RealAccount/>
            <footer class="modal-foot">
                <button type="button" on:click=move |_| session.dialog.set(Some(Dialog::CompareStates))>{COMPARE}</button>
                <button type="button" on:click=keep>{text::DOWNLOAD_THE_WORK}</button>
                <button type="button" class="primary" on:click=move |_| on_close.run(())>{buttons::DONE}</button>
            </footer>
        </Modal>
    }
}

fn json(session: Session) -> String {
    session.drafts.with_untracked(|drafts| saved_document::to_json(&session.document_untracked(), drafts))
}

/// Puts saved work in the place of the present one; says whether it could be read.
fn open(session: Session, name: String, json: &str) -> bool {
    match saved_document::from_json(json) {
        Ok((document, drafts)) => {
            session.settle_kept_lesson();
            let (before, own) = (session.document_untracked(), session.drafts.get_untracked());
            let kept = keep_replaced_draft(&before, &own, &drafts);
            session.perform(Command::Open { name, document: DocumentRef(Arc::new(document)) });
            // The draft of a lesson goes on where the work that is opened has none.
            session.drafts.update(|open| {
                drafts.iter().for_each(|(place, text)| open.insert(place.to_string(), text.clone()))
            });
            if let Some(name) = kept {
                session.tell(&draft_kept(&name), false);
            }
            true
        }
        Err(error) => {
            session.tell(&error.to_string(), true);
            false
        }
    }
}

/// The ways in from a real account and out to one.
#[component]
fn RealAccount() -> impl IntoView {
    view! {
        <h3>{real_account::HEADING}</h3>
        {doors([
            (real_account::EXPLAIN_DENIED, Dialog::ExplainDenied),
            (real_account::IMPORT, Dialog::Import),
            (real_account::EXPORT, Dialog::Export),
        ])}
    }
}

#[component]
fn SaveAs(names: RwSignal<Vec<String>>) -> impl IntoView {
    let session = use_session();
    let name = RwSignal::new(String::new());
    let problem = RwSignal::new(String::new());
    let save = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let chosen = name.get_untracked().trim().to_owned();
        if chosen.is_empty() {
            problem.set(text::GIVE_A_NAME.to_owned());
        } else if storage::save_scenario(&chosen, &json(session)) {
            problem.set(String::new());
            name.set(String::new());
            names.set(storage::scenarios());
        } else {
            problem.set(text::NOT_SAVED.to_owned());
        }
    };
    view! {
        <form class="inline-form" on:submit=save>
            <TextField id="scenario-name" label=text::SAVE_A_COPY_AS value=name placeholder=text::NAME_EXAMPLE/>
            <button type="submit">{text::SAVE_COPY}</button>
            <ErrorText text=problem/>
        </form>
    }
}

#[component]
fn Scenario(name: String, names: RwSignal<Vec<String>>) -> impl IntoView {
    let session = use_session();
    let on_close = close_dialog();
    let stored = StoredValue::new(name.clone());
    let show = move |_| {
        let name = stored.get_value();
        let Some(json) = storage::scenario(&name) else { return };
        if open(session, name, &json) {
            on_close.run(());
        }
    };
    let delete = move |_| {
        storage::delete_scenario(&stored.get_value());
        names.set(storage::scenarios());
    };
    view! {
        <li>
            <button type="button" class="link" on:click=show>{name.clone()}</button>
            <button type="button" class="danger" aria-label=text::delete(&name) on:click=delete>{buttons::DELETE}</button>
        </li>
    }
}

#[component]
fn Earlier(state: SavedState) -> impl IntoView {
    let session = use_session();
    let on_close = close_dialog();
    let SavedState { when, step, json } = state;
    let name = step.clone();
    let show = move |_| {
        if open(session, name.clone(), &json) {
            on_close.run(());
        }
    };
    view! {
        <li>
            <button type="button" class="link" on:click=show>{text::after(&step)}</button>
            <span class="card-note">{when}</span>
        </li>
    }
}
