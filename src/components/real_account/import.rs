//! Import account: files or pasted JSON, progress, what came of it.

use leptos::prelude::*;

use super::command_line::CommandLine;
use super::import_progress::Reading;
use super::import_result::ImportResult;
use crate::browser::files;
use crate::components::close_dialog::close_dialog;
use crate::session::use_session;
use crate::text::import_account as text;
use crate::ui::dialog::Modal;
use crate::ui::dyn_view::dyn_view;
use crate::ui::fetched::FetchState;
use crate::ui::field::ErrorText;

/// The dialog.
#[component]
pub fn ImportAccount() -> impl IntoView {
    let reading = Reading::new();
    let problem = Signal::derive(move || match reading.state.get() {
        Some(FetchState::Failed(problem)) => problem,
        _ => String::new(),
    });
    view! {
        <Modal title=text::TITLE on_close=close_dialog()>
            <p>{text::PRIVATE}</p>
            <p class="hint import-print">{text::PRINT}</p>
            <CommandLine line=text::COMMAND.to_owned()/>
            <p class="hint">{text::BESIDE}</p>
            <ChooseFiles reading/>
            <Paste reading/>
            <ErrorText text=problem/>
            <div aria-live="polite">
                {dyn_view(move || match reading.state.get() {
                    None | Some(FetchState::Failed(_)) => ().into_any(),
                    Some(FetchState::Loading) => view! { <Progress reading/> }.into_any(),
                    Some(FetchState::Ready(imported)) => view! { <ImportResult imported/> }.into_any(),
                })}
            </div>
        </Modal>
    }
}

/// Files, chosen or dropped.
#[component]
fn ChooseFiles(reading: Reading) -> impl IntoView {
    let session = use_session();
    let now = move || session.document_untracked().world().now();
    let over = RwSignal::new(false);
    let drop = move |event: leptos::ev::DragEvent| {
        over.set(false);
        reading.files(&files::dropped_files(&event), now());
    };
    let drag_over = move |event: leptos::ev::DragEvent| {
        event.prevent_default();
        over.set(true);
    };
    view! {
        <div class="drop-zone" class:over=move || over.get() on:drop=drop on:dragover=drag_over on:dragleave=move |_| over.set(false)>
            <label for="import-files">{text::FILES}</label>
            <input id="import-files" type="file" multiple accept=".json,.txt,application/json"
                on:change=move |event| reading.files(&files::chosen_files(&event), now())/>
            <span class="hint">{text::DROP}</span>
        </div>
    }
}

/// Pasted JSON. It stays in its field: a signal would copy it at every key.
#[component]
fn Paste(reading: Reading) -> impl IntoView {
    let session = use_session();
    let field = NodeRef::<leptos::html::Textarea>::new();
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let pasted = field.get_untracked().map(|field| field.value()).unwrap_or_default();
        reading.pasted(&pasted, session.document_untracked().world().now());
    };
    view! {
        <form on:submit=submit>
            <div class="field">
                <label for="import-text">{text::PASTE}</label>
                <textarea id="import-text" rows="3" spellcheck="false" autocomplete="off" node_ref=field></textarea>
            </div>
            <button type="submit">{text::READ}</button>
        </form>
    }
}

#[component]
fn Progress(reading: Reading) -> impl IntoView {
    let percent = move || reading.percent.get();
    view! {
        <div class="import-progress">
            <progress max="100" value=move || percent().to_string() aria-label=text::TITLE></progress>
            <span>{move || text::reading(percent())}</span>
            <button type="button" on:click=move |_| reading.cancel()>{text::CANCEL}</button>
        </div>
    }
}
