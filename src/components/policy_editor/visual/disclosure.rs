//! A button that opens what stands below it.

use leptos::children::ChildrenFn;
use leptos::prelude::*;

use crate::ui::dyn_view::Show;

/// The button, and what it opens: made only while it is open.
#[component]
pub fn Disclosure(
    /// Element id of the button.
    id: String,
    /// What the button says.
    label: &'static str,
    /// Whether it is open.
    open: RwSignal<bool>,
    /// What it opens.
    children: ChildrenFn,
) -> impl IntoView {
    view! {
        <button type="button" class="disclosure" id=id aria-expanded=move || open.get().to_string()
            on:click=move |_| open.update(|open| *open = !*open)>
            <span class="arrow" aria-hidden="true"></span>
            {label}
        </button>
        <Show when=move || open.get()><div class="disclosed">{children()}</div></Show>
    }
}
