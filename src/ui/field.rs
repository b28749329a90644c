//! Form fields with their label, hint and error.

use leptos::prelude::*;

use crate::browser::focus;
use crate::ui::dyn_view::dyn_view;
use crate::ui::erased_memo::ErasedMemo;
use crate::ui::inline_markup::InlineMarkup;

/// The problem of one field of a form, said at that field. A form provides it to its fields.
#[derive(Clone, Copy, Debug, Default)]
pub struct FieldProblem {
    fields: StoredValue<Vec<String>>,
    problem: RwSignal<Option<(String, String)>>,
}

impl FieldProblem {
    /// Says it at the field with this id and moves the focus there; `false` where the form shows no such field.
    pub fn say(self, id: &str, text: String) -> bool {
        let is_shown = self.fields.with_value(|fields| fields.iter().any(|field| field == id));
        if is_shown {
            self.problem.set(Some((id.to_owned(), text)));
            focus::focus_after_update(id.to_owned());
        }
        is_shown
    }

    /// Nothing is wrong any more, or not known to be.
    pub fn clear(self) {
        self.problem.set(None);
    }

    fn add_field(self, id: &str) {
        let id = id.to_owned();
        self.fields.update_value(|fields| fields.push(id.clone()));
        on_cleanup(move || {
            let _ = self.fields.try_update_value(|fields| fields.retain(|field| *field != id));
        });
    }

    fn of(self, id: &str) -> Option<String> {
        self.problem
            .with(|problem| problem.as_ref().filter(|(field, _)| field == id).map(|(_, text)| text.clone()))
    }
}

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
    let error_id = format!("{id}-error");
    let form = use_context::<FieldProblem>();
    if let Some(form) = form {
        form.add_field(&id);
    }
    let problem = {
        let id = id.clone();
        ErasedMemo::new(move || form.and_then(|form| form.of(&id)))
    };
    let described = {
        let hint_id = (!hint.is_empty()).then(|| hint_id.clone());
        let error_id = error_id.clone();
        move || {
            let error_id = problem.with(Option::is_some).then(|| error_id.clone());
            let ids: Vec<String> = error_id.into_iter().chain(hint_id.clone()).collect();
            (!ids.is_empty()).then(|| ids.join(" "))
        }
    };
    let error = move || {
        problem.get().map(|text| {
            view! { <p class="error-text" id=error_id.clone() role="alert"><InlineMarkup text/></p> }
        })
    };
    let on_input = move |text: String| {
        value.set(text);
        if let Some(form) = form {
            form.clear();
        }
    };
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
                aria-invalid=move || problem.with(Option::is_some).then_some("true")
                prop:value=move || value.get()
                on:input:target=move |event| on_input(event.target().value())
            />
            {dyn_view(error)}
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
