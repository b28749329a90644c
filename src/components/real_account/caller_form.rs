//! The form of a caller that need not be in the world: the fields of its kind, each with what is wrong with it.

use aws_world::world::HypotheticalCaller;
use leptos::prelude::*;

use crate::browser::focus;
use crate::session::caller_fields::{CallerField, CallerFields, CallerKind, FieldProblem};
use crate::session::use_session;
use crate::text::caller_form::{self as text, FieldText};
use crate::ui::dyn_view::dyn_view;
use crate::ui::field::ErrorText;

/// The form. Its button says `submit`, and passes the caller on where every field is right.
#[component]
pub fn CallerForm(
    /// Begins the ids of its elements.
    id: String,
    /// What it is filled in with.
    first: CallerFields,
    submit: &'static str,
    /// The button is the main one of its dialog.
    #[prop(optional)]
    is_primary: bool,
    on_submit: Callback<HypotheticalCaller>,
) -> impl IntoView {
    let session = use_session();
    let kind = RwSignal::new(first.kind);
    let fields = RwSignal::new(first);
    let problem = RwSignal::new(None::<(CallerField, FieldProblem)>);
    let id = StoredValue::new(id);
    let choose = move |index: String| {
        let chosen = index.parse().ok().and_then(|index: usize| CallerKind::ALL.get(index).copied());
        let Some(chosen) = chosen else { return };
        problem.set(None);
        // What was written for another kind stays, for whoever comes back to it.
        fields.update(|fields| {
            for (field, usual) in CallerFields::of_kind(chosen).values {
                fields.values.insert(field, usual);
            }
            fields.kind = chosen;
        });
        kind.set(chosen);
    };
    let press = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let account = session.document_untracked().account().id.clone();
        match fields.with_untracked(|fields| fields.caller(&account)) {
            Ok(caller) => {
                problem.set(None);
                on_submit.run(caller);
            }
            Err(wrong) => {
                problem.set(Some(wrong));
                focus::focus(&field_id(&id.get_value(), wrong.0));
            }
        }
    };
    let options = CallerKind::ALL.into_iter().enumerate().map(move |(index, of_kind)| {
        view! { <option value=index selected=move || kind.get() == of_kind>{kind_text(of_kind)}</option> }
    });
    let kind_id = format!("{}-kind", id.get_value());
    view! {
        <form class="caller-form" on:submit=press>
            <div class="field">
                <label for=kind_id.clone()>{text::KIND}</label>
                <select id=kind_id on:change:target=move |event| choose(event.target().value())>{options.collect_view()}</select>
            </div>
            {dyn_view(move || {
                let fields_of_kind = kind.get().fields().iter();
                fields_of_kind.map(|field| view! { <Field id=id.get_value() field=*field fields problem/> }).collect_view()
            })}
            <button type="submit" class:primary=is_primary>{submit}</button>
        </form>
    }
}

/// A field with its label, its hint and what is wrong with it.
#[component]
fn Field(
    id: String,
    field: CallerField,
    fields: RwSignal<CallerFields>,
    problem: RwSignal<Option<(CallerField, FieldProblem)>>,
) -> impl IntoView {
    let FieldText { label, hint, .. } = field_text(field);
    let id = field_id(&id, field);
    let (hint_id, problem_id) = (format!("{id}-hint"), format!("{id}-problem"));
    let described = format!("{hint_id} {problem_id}");
    let wrong = move || problem.get().filter(|(wrong, _)| *wrong == field).map(|(_, problem)| problem);
    let said =
        Signal::derive(move || wrong().map(|problem| problem_text(field, problem)).unwrap_or_default());
    let is_wrong = move || wrong().is_some().then_some("true");
    let value = move || fields.with(|fields| fields.values.get(&field).cloned().unwrap_or_default());
    let write = move |written: String| {
        fields.update(|fields| {
            fields.values.insert(field, written);
        });
        problem.update(|problem| {
            problem.take_if(|(wrong, _)| *wrong == field);
        });
    };
    let input = if field.has_lines() {
        view! {
            <textarea id=id.clone() rows="2" spellcheck="false" autocomplete="off" autocapitalize="off"
                aria-describedby=described aria-invalid=is_wrong
                prop:value=value on:input:target=move |event| write(event.target().value())></textarea>
        }
        .into_any()
    } else {
        view! {
            <input id=id.clone() type="text" spellcheck="false" autocomplete="off" autocapitalize="off"
                aria-required=field.is_required().then_some("true") aria-describedby=described aria-invalid=is_wrong
                prop:value=value on:input:target=move |event| write(event.target().value())/>
        }
        .into_any()
    };
    view! {
        <div class="field">
            <label for=id>{label}</label>
            {input}
            <p class="hint" id=hint_id>{hint}</p>
            <div id=problem_id><ErrorText text=said/></div>
        </div>
    }
}

fn field_id(form: &str, field: CallerField) -> String {
    let name = match field {
        CallerField::OidcProvider => "oidc-provider",
        CallerField::SamlProvider => "saml-provider",
        CallerField::Subject => "subject",
        CallerField::Audience => "audience",
        CallerField::Claims => "claims",
        CallerField::Role => "role",
        CallerField::SessionName => "session-name",
        CallerField::User => "user",
        CallerField::Tags => "tags",
        CallerField::Service => "service",
        CallerField::SourceAccount => "source-account",
        CallerField::SourceArn => "source-arn",
        CallerField::SessionPolicy => "session-policy",
        CallerField::ConditionKeys => "condition-keys",
    };
    format!("{form}-{name}")
}

fn kind_text(kind: CallerKind) -> &'static str {
    match kind {
        CallerKind::WebIdentity => text::WEB_IDENTITY,
        CallerKind::Saml => text::SAML,
        CallerKind::RoleSession => text::ROLE_SESSION,
        CallerKind::User => text::USER,
        CallerKind::Service => text::SERVICE,
        CallerKind::Anonymous => text::ANONYMOUS,
    }
}

fn field_text(field: CallerField) -> FieldText {
    match field {
        CallerField::OidcProvider => text::OIDC_PROVIDER,
        CallerField::SamlProvider => text::SAML_PROVIDER,
        CallerField::Subject => text::SUBJECT,
        CallerField::Audience => text::AUDIENCE,
        CallerField::Claims => text::CLAIMS,
        CallerField::Role => text::ROLE,
        CallerField::SessionName => text::SESSION_NAME,
        CallerField::User => text::USER_ARN,
        CallerField::Tags => text::TAGS,
        CallerField::Service => text::SERVICE_PRINCIPAL,
        CallerField::SourceAccount => text::SOURCE_ACCOUNT,
        CallerField::SourceArn => text::SOURCE_ARN,
        CallerField::SessionPolicy => text::SESSION_POLICY,
        CallerField::ConditionKeys => text::CONDITION_KEYS,
    }
}

fn problem_text(field: CallerField, problem: FieldProblem) -> String {
    match problem {
        FieldProblem::Missing | FieldProblem::Malformed => field_text(field).problem.to_owned(),
        FieldProblem::Line(line) => text::bad_line(line, field_text(field).label),
    }
}
