//! The gallery: a situation to open and take apart.

use leptos::prelude::*;

use crate::components::close_dialog::close_dialog;
use crate::components::lesson_panel::example::open_example;
use crate::deep_links::gallery;
use crate::session::examples::Example;
use crate::session::{Dialog, use_session};
use crate::text::buttons;
use crate::text::create::examples as text;
use crate::ui::dialog::Modal;
use crate::ui::dyn_view::dyn_view;

/// What is known of the gallery.
#[derive(Clone, Debug, PartialEq)]
enum State {
    Waiting,
    Failed,
    Here(Vec<Example>),
}

/// The list; a press opens one, as a step that can be undone.
#[component]
pub fn Examples(
    /// Whether the one that is chosen is to be embedded.
    #[prop(optional)]
    to_embed: bool,
) -> impl IntoView {
    let on_close = close_dialog();
    let state = RwSignal::new(State::Waiting);
    let get = move || {
        state.set(State::Waiting);
        wasm_bindgen_futures::spawn_local(async move {
            let found = gallery::load_index().await.map_or(State::Failed, State::Here);
            let _ = state.try_set(found);
        });
    };
    get();
    view! {
        <Modal title=text::EXAMPLES on_close=on_close>
            <p class="hint">{if to_embed { text::CHOOSE_TO_EMBED } else { text::WHAT_AN_EXAMPLE_IS }}</p>
            {dyn_view(move || match state.get() {
                State::Waiting => view! { <p role="status">{text::LOADING}</p> }.into_any(),
                State::Failed => view! {
                    <p role="alert">{text::LIST_NOT_FETCHED}</p>
                    <button type="button" on:click=move |_| get()>{buttons::TRY_AGAIN}</button>
                }.into_any(),
                State::Here(all) => view! {
                    <ul class="examples">{all.into_iter().map(|example| view! { <Card example to_embed/> }).collect_view()}</ul>
                }.into_any(),
            })}
        </Modal>
    }
}

#[component]
fn Card(example: Example, to_embed: bool) -> impl IntoView {
    let session = use_session();
    let on_close = close_dialog();
    let (title, about) = (example.title.clone(), example.about.clone());
    let open = move |_| {
        let example = example.clone();
        wasm_bindgen_futures::spawn_local(async move {
            match open_example(session, example).await {
                // The code to paste is there.
                true if to_embed => session.dialog.set(Some(Dialog::Share)),
                true => on_close.run(()),
                false => {}
            }
        });
    };
    view! {
        <li>
            <button type="button" class="choice" on:click=open>
                <span><span class="card-title">{title}</span><span class="card-note">{about}</span></span>
            </button>
        </li>
    }
}
