//! The form for further columns of the matrix.

use aws_world::world::ActionOnResource;
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::request_suggestions::{Asking, asking};
use crate::session::command::Command;
use crate::session::{Dialog, use_session};
use crate::text::access_matrix as text;
use crate::ui::dyn_view::dyn_view;
use crate::ui::erased_memo::ErasedMemo;
use crate::ui::field::ErrorText;

/// Asks for an action and a resource; an action with a wildcard adds all it covers.
#[component]
pub fn AddRequest() -> impl IntoView {
    let session = use_session();
    let action = RwSignal::new(String::new());
    let resource = RwSignal::new(String::new());
    let problem = RwSignal::new(String::new());
    let known = RwSignal::new(None::<Asking>);
    let fetch = move |_| {
        spawn_local(async move {
            if let Ok(asking) = asking().await {
                (asking.fetch)(session.service_reference);
                let _ = known.try_set(Some(asking));
            }
        });
    };
    let options = |values: Option<Vec<String>>| {
        values.into_iter().flatten().map(|value| view! { <option value=value></option> }).collect_view()
    };
    let actions = move || {
        let reference = session.service_reference;
        let asking = known.get()?;
        Some(action.with(|action| reference.with(|reference| (asking.actions)(action, reference.known()))))
    };
    let resources =
        ErasedMemo::new(move || known.get().map(|asking| (asking.resources)(&session.document())));
    let add = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let asked = ActionOnResource {
            action: action.get_untracked().trim().to_owned(),
            resource: resource.get_untracked().trim().to_owned(),
        };
        spawn_local(async move {
            let requests = asking().await.and_then(|asking| {
                let reference = session.service_reference;
                reference.with_untracked(|reference| (asking.requests)(&asked, reference.known()))
            });
            let said = requests.map(|requests| {
                session.perform(Command::AddRequests(requests));
                let _ = action.try_set(String::new());
            });
            let _ = problem.try_set(said.err().unwrap_or_default());
        });
    };
    view! {
        <form class="add-request" on:submit=add>
            <span class="asked">
            <label for="request-action">{text::ALSO_ASK_ACTION}</label>
            <input id="request-action" type="text" list="request-actions" placeholder="s3:DeleteObject" autocomplete="off" spellcheck="false"
                on:focus=fetch
                prop:value=move || action.get() on:input:target=move |e| action.set(e.target().value())/>
            </span>
            <datalist id="request-actions">
                {dyn_view(move || options(actions()))}
            </datalist>
            <span class="asked">
            <label for="request-resource">{text::ON_RESOURCE}</label>
            <input id="request-resource" type="text" list="request-resources" placeholder="arn:aws:s3:::…" autocomplete="off"
                spellcheck="false" on:focus=fetch
                prop:value=move || resource.get() on:input:target=move |e| resource.set(e.target().value())/>
            </span>
            <datalist id="request-resources">
                {dyn_view(move || options(resources.get()))}
            </datalist>
            <button type="submit">{text::ADD}</button>
            <button type="button" class="quiet" on:click=move |_| session.dialog.set(Some(Dialog::AddCaller))>{text::ADD_CALLER}</button>
            <ErrorText text=problem/>
        </form>
    }
}
