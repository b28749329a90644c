//! A field for a text of the policy. It is taken when the field is left or Enter is pressed, not at every letter: half a
//! name is no change.

use leptos::prelude::*;

use crate::ui::erased_memo::ErasedMemo;

/// The field; its label is beside it, or `name`.
#[component]
pub fn Written(
    /// Element id.
    id: String,
    /// Its name where no label stands beside it.
    #[prop(optional, into)]
    name: String,
    /// The text.
    value: ErasedMemo<String>,
    /// Takes a new one.
    #[prop(into)]
    on_take: Callback<String>,
) -> impl IntoView {
    let name = (!name.is_empty()).then_some(name);
    // A browser may report the change of a field that has left the page with the focus in it, and the editor is gone then.
    let take = move |text| {
        let _ = on_take.try_run(text);
    };
    view! {
        <input type="text" id=id aria-label=name autocomplete="off" autocapitalize="off" spellcheck="false"
            prop:value=move || value.get()
            on:change:target=move |event| take(event.target().value())
            on:keydown:target=move |event| {
                if event.key() == "Enter" {
                    // It would send the form around it.
                    event.prevent_default();
                    take(event.target().value());
                }
            }/>
    }
}
