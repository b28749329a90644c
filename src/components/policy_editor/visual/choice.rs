//! A list to choose from, whose options may change while it is open.

use leptos::prelude::*;

use crate::ui::dyn_view::dyn_view;
use crate::ui::erased_memo::ErasedMemo;

/// Options under a title; an empty title is none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Options {
    /// What they have in common.
    pub title: &'static str,
    /// Value and label of each.
    pub of: Vec<(String, String)>,
}

/// A field with a list.
#[component]
pub fn Choice(
    /// Element id.
    id: String,
    /// Label.
    label: &'static str,
    /// What can be chosen.
    options: ErasedMemo<Vec<Options>>,
    /// What is chosen.
    value: ErasedMemo<String>,
    /// Hears what is chosen then.
    #[prop(into)]
    on_choose: Callback<String>,
) -> impl IntoView {
    let option = move |(this, label): (String, String)| {
        let shown = this.clone();
        view! { <option value=shown prop:selected=move || value.with(|value| *value == this)>{label}</option> }
    };
    let group = move |Options { title, of }: Options| {
        let options = of.into_iter().map(option).collect_view();
        match title {
            "" => options.into_any(),
            title => view! { <optgroup label=title>{options}</optgroup> }.into_any(),
        }
    };
    view! {
        <div class="field">
            <label for=id.clone()>{label}</label>
            <select id=id on:change:target=move |event| on_choose.run(event.target().value())>
                {dyn_view(move || options.get().into_iter().map(group).collect_view())}
            </select>
        </div>
    }
}
