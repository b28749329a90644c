//! The aliases and grants of a KMS key, to be made and taken away.

use aws_world::ApiCall;
use aws_world::kms::{Grant, GrantParameters, KmsCall, grant_operations};
use leptos::prelude::*;

use crate::components::glossary::Term;
use crate::session::completion_names::completion_names;
use crate::session::use_session;
use crate::text::kms_sharing as text;
use crate::ui::dyn_view::{Show, dyn_view};

/// What every alias begins with.
const PREFIX: &str = "alias/";

/// Other names of the key.
#[component]
pub fn Aliases(key: StoredValue<String>) -> impl IntoView {
    let session = use_session();
    let aliases = session.derive(move |document| {
        let aliases = document.account().kms.aliases.iter();
        let own = aliases.filter(|(_, id)| key.with_value(|key| *id == key));
        own.map(|(alias, _)| alias.clone()).collect::<Vec<_>>()
    });
    let name = RwSignal::new(String::new());
    let create = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let typed = name.get_untracked();
        let alias_name = format!("{PREFIX}{}", typed.strip_prefix(PREFIX).unwrap_or(&typed));
        let step = text::create_alias(&alias_name);
        let call = KmsCall::CreateAlias { alias_name, target_key_id: key.get_value() };
        if session.call(step, vec![ApiCall::Kms(call)]).refused.is_none() {
            name.set(String::new());
        }
    };
    let row = move |alias: String| {
        let label = text::delete_alias(&alias);
        let step = label.clone();
        let deleted = alias.clone();
        let delete = move |_| {
            let call = KmsCall::DeleteAlias { alias_name: deleted.clone() };
            session.call(step.clone(), vec![ApiCall::Kms(call)]);
        };
        view! { <li><code>{alias}</code><button type="button" aria-label=label on:click=delete>{text::DELETE}</button></li> }
    };
    view! {
        <h4><Term name=text::ALIASES/></h4>
        <ul class="rows" aria-label=text::ALIASES>{dyn_view(move || aliases.get().into_iter().map(row).collect_view())}</ul>
        <Show when=move || aliases.with(Vec::is_empty)><p class="empty">{text::NO_ALIASES}</p></Show>
        <form class="inline-form" on:submit=create>
            <div class="field">
                <label for="alias-name">{text::NEW_ALIAS}</label>
                <input id="alias-name" type="text" autocomplete="off" placeholder="alias/photos" prop:value=move || name.get()
                    on:input:target=move |event| name.set(event.target().value())/>
            </div>
            <button type="submit">{text::CREATE_ALIAS}</button>
        </form>
    }
}

/// Who has operations on the key beside its policy.
#[component]
pub fn Grants(key: StoredValue<String>) -> impl IntoView {
    let session = use_session();
    let grants = session.derive(move |document| {
        key.with_value(|id| {
            document.account().kms.keys.get(id).map(|key| key.grants.clone()).unwrap_or_default()
        })
    });
    let row = move |grant: Grant| {
        let label = text::revoke_grant_of(&grant.given.grantee_principal);
        let step = label.clone();
        let grant_id = grant.id.clone();
        let revoke = move |_| {
            let call = KmsCall::RevokeGrant { key_id: key.get_value(), grant_id: grant_id.clone() };
            session.call(step.clone(), vec![ApiCall::Kms(call)]);
        };
        view! {
            <li>
                <span><code>{grant.given.grantee_principal}</code><span class="card-note">" "{grant.given.operations.join(", ")}</span></span>
                <button type="button" aria-label=label on:click=revoke>{text::REVOKE}</button>
            </li>
        }
    };
    view! {
        <h4><Term name=text::GRANTS/></h4>
        <p class="hint">{text::GRANTS_HINT}</p>
        <ul class="rows" aria-label=text::GRANTS>{dyn_view(move || grants.get().into_iter().map(row).collect_view())}</ul>
        <Show when=move || grants.with(Vec::is_empty)><p class="empty">{text::NO_GRANTS}</p></Show>
        <NewGrant key/>
    }
}

#[component]
fn NewGrant(key: StoredValue<String>) -> impl IntoView {
    let session = use_session();
    let principals = session.derive(|document| completion_names(document).principals);
    let grantee = RwSignal::new(String::new());
    let chosen = RwSignal::new(vec!["Decrypt".to_owned()]);
    let create = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let (grantee_principal, operations) = (grantee.get_untracked(), chosen.get_untracked());
        let grant = GrantParameters { grantee_principal, operations, ..GrantParameters::default() };
        let call = KmsCall::CreateGrant { key_id: key.get_value(), grant };
        session.call(text::CREATE_GRANT, vec![ApiCall::Kms(call)]);
    };
    let operation = move |name: &'static str| {
        let toggle = move |_| {
            chosen.update(|chosen| match chosen.iter().position(|chosen| chosen == name) {
                Some(at) => drop(chosen.remove(at)),
                None => chosen.push(name.to_owned()),
            });
        };
        view! {
            <label class="check">
                <input type="checkbox" prop:checked=move || chosen.with(|chosen| chosen.iter().any(|chosen| chosen == name)) on:change=toggle/>
                {name}
            </label>
        }
    };
    let options = move || {
        let chosen = grantee.get_untracked();
        principals
            .get()
            .into_iter()
            .map(|(arn, _)| view! { <option value=arn.clone() selected=arn == chosen>{arn.clone()}</option> })
            .collect_view()
    };
    view! {
        <details>
            <summary>{text::CREATE_GRANT}</summary>
            <form on:submit=create>
                <div class="field">
                    <label for="grantee">{text::GRANTEE}</label>
                    <select id="grantee" on:change:target=move |event| grantee.set(event.target().value())>
                        <option value="">{text::CHOOSE_GRANTEE}</option>
                        {dyn_view(options)}
                    </select>
                </div>
                <fieldset>
                    <legend>{text::OPERATIONS}</legend>
                    {grant_operations().map(operation).collect_view()}
                </fieldset>
                <button type="submit">{text::CREATE_GRANT}</button>
            </form>
        </details>
    }
}
