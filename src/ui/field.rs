//! Form fields with their label, hint and error.

use leptos::prelude::*;

use crate::ui::dyn_view::dyn_view;
use crate::ui::inline_markup::InlineMarkup;

/// A one-line text field.
#[component]
pub fn TextField(
    /// Element id.
    #[prop(into)]
    id: String,
    /// Label.
    #[prop(into)]
    label: String,
    /// The text.
    value: RwSignal<String>,
    /// Said under the field.
    #[prop(optional, into)]
    hint: String,
    /// What is expected, greyed.
    #[prop(optional)]
    placeholder: &'static str,
    /// Behind the label: what explains it.
    #[prop(optional_no_strip)]
    help: Option<AnyView>,
) -> impl IntoView {
    let hint_id = format!("{id}-hint");
    let described = (!hint.is_empty()).then(|| hint_id.clone());
    view! {
        <div class="field">
            <span class="field-head"><label for=id.clone()>{label}</label>{help}</span>
            <input
                id=id
                type="text"
                autocomplete="off"
                autocapitalize="off"
                spellcheck="false"
                placeholder=placeholder
                aria-describedby=described
                prop:value=move || value.get()
                on:input:target=move |event| value.set(event.target().value())
            />
            {(!hint.is_empty()).then(|| view! { <p class="hint" id=hint_id>{hint}</p> })}
        </div>
    }
}

/// An error text beside what caused it; nothing when there is none.
#[component]
pub fn ErrorText(
    /// The text, or empty.
    #[prop(into)]
    text: Signal<String>,
) -> impl IntoView {
    view! { <p class="error-text" role="alert">{dyn_view(move || view! { <InlineMarkup text=text.get()/> })}</p> }
}
