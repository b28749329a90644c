//! The gallery: a situation to open and take apart.

use leptos::children::ViewFn;
use leptos::prelude::*;

use crate::components::close_dialog::close_dialog;
use crate::components::lesson_panel::example::open_example;
use crate::deep_links::gallery;
use crate::session::examples::Example;
use crate::session::{Dialog, use_session};
use crate::text::create::examples as text;
use crate::text::links::NO_SUCH_EXAMPLE;
use crate::ui::dialog::Modal;
use crate::ui::fetched::{Fetched, FetchedView};

/// The list; a press opens one, as a step that can be undone.
#[component]
pub fn Examples(
    /// Whether the one that is chosen is to be embedded.
    #[prop(optional)]
    to_embed: bool,
    /// Whether an address named one that is not there.
    #[prop(optional)]
    is_missing: bool,
) -> impl IntoView {
    let on_close = close_dialog();
    let view = FetchedView::fetch(move || async move {
        let all = gallery::load_index().await?;
        let card = move |example: Example| view! { <Card example to_embed/> };
        Some(ViewFn::from(move || {
            view! { <ul class="examples">{all.clone().into_iter().map(card).collect_view()}</ul> }
        }))
    });
    view! {
        <Modal title=text::EXAMPLES on_close=on_close>
            {is_missing.then(|| view! { <p class="error-text" role="alert">{NO_SUCH_EXAMPLE}</p> })}
            <p class="hint">{if to_embed { text::CHOOSE_TO_EMBED } else { text::WHAT_AN_EXAMPLE_IS }}</p>
            <Fetched view failed=text::LIST_NOT_FETCHED/>
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
