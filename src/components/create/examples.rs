//! The gallery: a situation to open and take apart.

use leptos::children::ViewFn;
use leptos::prelude::*;

use crate::components::close_dialog::close_dialog;
use crate::components::lesson_panel::example::open_example;
use crate::components::share::SHARE_IN_POST;
use crate::deep_links::gallery;
use crate::session::examples::Example;
use crate::session::use_session;
use crate::text::create::examples as text;
use crate::text::links::NO_SUCH_EXAMPLE;
use crate::ui::dialog::Modal;
use crate::ui::dyn_view::dyn_view;
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
    // The code to paste is there, in the place of the list.
    let is_chosen = RwSignal::new(false);
    dyn_view(move || match is_chosen.get() {
        true => SHARE_IN_POST.show(Some(close_dialog())),
        false => view! { <List chosen=to_embed.then_some(is_chosen) is_missing/> }.into_any(),
    })
}

#[component]
fn List(
    /// Set where one was chosen to be embedded.
    chosen: Option<RwSignal<bool>>,
    is_missing: bool,
) -> impl IntoView {
    let on_close = close_dialog();
    let to_embed = chosen.is_some();
    let view = FetchedView::fetch(move || async move {
        let all = gallery::load_index().await?;
        let card = move |example: Example| view! { <Card example chosen/> };
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
fn Card(example: Example, chosen: Option<RwSignal<bool>>) -> impl IntoView {
    let session = use_session();
    let on_close = close_dialog();
    let (title, about) = (example.title.clone(), example.about.clone());
    let open = move |_| {
        session.settle_kept_lesson();
        let example = example.clone();
        wasm_bindgen_futures::spawn_local(async move {
            match (open_example(session, example).await, chosen) {
                // Another dialog may be open by then.
                (true, Some(chosen)) => {
                    let _ = chosen.try_set(true);
                }
                (true, None) => on_close.run(()),
                (false, _) => {}
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
