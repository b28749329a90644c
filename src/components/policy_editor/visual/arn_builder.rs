//! An ARN from its parts: a type of resource that the actions take, and a field for each part of its form.

use iam_policy::reference::{ArnFormat, Reference};
use iam_policy_ide::resource_types;
use leptos::prelude::*;

use super::Card;
use super::choice::{Choice, Options};
use super::resources::add_resource;
use crate::session::document::app_instance;
use crate::session::use_session;
use crate::text::visual_editor as said;
use crate::ui::dyn_view::{Show, dyn_view};
use crate::ui::erased_memo::ErasedMemo;
use crate::ui::field::ErrorText;

/// A field of the form.
#[derive(Clone, Copy, Debug)]
struct Part {
    text: RwSignal<String>,
    any: RwSignal<bool>,
}

impl Part {
    /// What stands in the ARN; `None` where nothing does yet.
    fn value(self) -> Option<String> {
        if self.any.get() {
            return Some("*".to_owned());
        }
        let text = self.text.with(|text| text.trim().to_owned());
        (!text.is_empty()).then_some(text)
    }
}

/// The forms of ARN that the actions take, each under the name of its type.
fn forms(card: Card, reference: &Reference) -> Vec<(String, String)> {
    let types = card.statement.with(|statement| resource_types(&statement.actions, reference));
    let several = types.iter().any(|kind| types.iter().any(|other| other.service() != kind.service()));
    let mut forms: Vec<(String, String)> = Vec::new();
    for kind in types {
        let name =
            if several { format!("{} {}", kind.service().name, kind.name) } else { kind.name.to_owned() };
        forms.extend(kind.arn_formats().map(|form| (form, name.clone())));
    }
    forms
}

/// The builder.
#[component]
pub fn ArnBuilder(card: Card) -> impl IntoView {
    let reference = use_session().service_reference;
    let forms = ErasedMemo::new(move || reference.with(|reference| forms(card, reference.known())));
    let wanted = RwSignal::new(String::new());
    // The first one until another is chosen, and when the actions no longer take that.
    let chosen = ErasedMemo::new(move || {
        let wanted = wanted.get();
        forms.with(|forms| {
            let found = forms.iter().find(|(form, _)| *form == wanted).or(preferred(forms));
            found.map(|(form, _)| form.clone()).unwrap_or_default()
        })
    });
    let options = ErasedMemo::new(move || {
        let several =
            |name: &str| forms.with(|forms| forms.iter().filter(|(_, other)| other == name).count() > 1);
        let label = |(form, name): (String, String)| {
            let label = if several(&name) { format!("{name}: {form}") } else { name };
            (form, label)
        };
        vec![Options { title: "", of: forms.get().into_iter().map(label).collect() }]
    });
    view! {
        <div class="builder" role="group" aria-label=said::BUILD_ARN>
            <h6>{said::BUILD_ARN}</h6>
            <Show when=move || !forms.with(Vec::is_empty) fallback=|| view! { <p class="hint">{said::NO_TYPES}</p> }>
                <Choice id=card.element("type") label=said::RESOURCE_TYPE options value=chosen
                    on_choose=move |form| wanted.set(form)/>
                {dyn_view(move || view! { <Parts card form=chosen.get()/> })}
            </Show>
        </div>
    }
}

/// What most people mean of several types: an object rather than the same object through an access point.
fn preferred(forms: &[(String, String)]) -> Option<&(String, String)> {
    let plain = forms
        .iter()
        .find(|(_, name)| ["object", "bucket"].contains(&name.rsplit(' ').next().unwrap_or_default()));
    plain.or(forms.first())
}

#[component]
fn Parts(card: Card, form: String) -> impl IntoView {
    let document = card.edited.session.document_untracked();
    let account = document.account();
    let region = app_instance(account).map_or(&account.region, |instance| &instance.region).clone();
    let format = ArnFormat::read(&form);
    let first = |field: &str| match field {
        "Account" => account.id.to_string(),
        "Region" => region.clone(),
        _ => String::new(),
    };
    let parts: Vec<(String, Part)> = format
        .fields()
        .into_iter()
        .map(|field| {
            let part = Part { text: RwSignal::new(first(field)), any: RwSignal::new(false) };
            (field.to_owned(), part)
        })
        .collect();
    let problem = RwSignal::new(String::new());
    let fields = parts
        .iter()
        .map(|(field, part)| view! { <Field card field=field.clone() part=*part/> })
        .collect_view();
    let parts = StoredValue::new(parts);
    let format = StoredValue::new(format);
    let value =
        move |field: &str| parts.with_value(|parts| parts.iter().find(|(name, _)| name == field)?.1.value());
    // What is missing still shows its name.
    let preview = move || {
        let shown = |field: &str| Some(value(field).unwrap_or_else(|| ["${", field, "}"].concat()));
        format.with_value(|format| format.fill(&shown)).unwrap_or_default()
    };
    let add = move |_| {
        let missing = untrack(|| {
            parts.with_value(|parts| {
                parts.iter().find(|(_, part)| part.value().is_none()).map(|(field, _)| said::field(field))
            })
        });
        problem.set(missing.map(|field| said::fill_in(&field)).unwrap_or_default());
        if let Some(arn) = untrack(|| format.with_value(|format| format.fill(&value))) {
            add_resource(card, arn);
        }
    };
    view! {
        <div class="arn-parts">{fields}</div>
        <p class="arn">{dyn_view(preview)}</p>
        <ErrorText text=problem/>
        <button type="button" on:click=add>{said::ADD_ARN}</button>
    }
}

#[component]
fn Field(card: Card, field: String, part: Part) -> impl IntoView {
    let label = said::field(&field);
    let id = card.element(&["part-", &field].concat());
    view! {
        <div class="field">
            <label for=id.clone()>{label.clone()}</label>
            <div class="arn-part">
                <input type="text" id=id autocomplete="off" autocapitalize="off" spellcheck="false"
                    prop:value=move || if part.any.get() { "*".to_owned() } else { part.text.get() }
                    prop:disabled=move || part.any.get()
                    on:keydown=move |event| if event.key() == "Enter" { event.prevent_default() }
                    on:input:target=move |event| part.text.set(event.target().value())/>
                <label class="check">
                    <input type="checkbox" aria-label=said::any(&label) prop:checked=move || part.any.get()
                        on:change=move |_| part.any.update(|any| *any = !*any)/>
                    {said::ANY}
                </label>
            </div>
        </div>
    }
}
