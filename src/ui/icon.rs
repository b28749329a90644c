//! Icons of the sprite in index.html.

use leptos::prelude::*;

/// The icon `name` of the sprite. Decorative: the words beside it carry the meaning.
#[component]
pub fn Icon(
    /// Symbol id without its `i-`.
    #[prop(into)]
    name: Signal<&'static str>,
) -> impl IntoView {
    view! {
        <svg class="icon" aria-hidden="true" focusable="false">
            <use href=move || format!("#i-{}", name.get())></use>
        </svg>
    }
}
