//! The inspector: the selected thing in the console's words.

pub mod access_key;
pub mod app;
pub mod boundary;
pub mod bucket;
pub mod bucket_settings;
pub mod group;
pub mod instance;
pub mod kms_key;
pub mod kms_sharing;
pub mod last_change;
pub mod log_group;
pub mod membership;
pub mod metadata_options;
pub mod object;
pub mod organization;
pub mod permissions;
pub mod policy;
pub mod profile;
pub mod provider;
pub mod role;
pub mod sign_in;
pub mod stranger;
pub mod tags;
pub mod user;

use leptos::prelude::*;

use crate::components::glossary::Term;
use crate::components::real_account::entry_points::WaysIn;
use crate::session::selection::Selection;
use crate::session::{Dialog, use_session};
use crate::text::buttons;
use crate::text::inspector::head as text;
use crate::ui::dyn_view::{Show, dyn_view};
use crate::ui::erased_memo::ErasedMemo;
use crate::ui::lazy_view::lazy_view;

/// The selected thing.
#[component]
pub fn Inspector() -> impl IntoView {
    let session = use_session();
    let anything = ErasedMemo::new(move || session.selection.with(Option::is_some));
    view! {
        <div class="inspector" id="inspector" tabindex="-1">
            {dyn_view(move || match anything.get() {
                false => view! { <p class="empty">{text::SELECT_SOMETHING}</p><WaysIn/> }.into_any(),
                true => INSPECTOR.show(None),
            })}
        </div>
    }
}

lazy_view!(INSPECTOR = inspector_chunk: selected in inspector);

/// The styles of inspector, editors and create dialogs, which come with the first of them.
pub(crate) const STYLES: &str = include_str!("../../../style/inspector.css");

fn selected() -> AnyView {
    let session = use_session();
    let thing = dyn_view(move || {
        Some(match session.selection.get()? {
            Selection::Instance(id) => view! { <instance::Instance id/> }.into_any(),
            Selection::Stranger => view! { <stranger::Stranger/> }.into_any(),
            Selection::User(name) => view! { <user::User name/> }.into_any(),
            Selection::Group(name) => view! { <group::Group name/> }.into_any(),
            Selection::Role(name) => view! { <role::Role name/> }.into_any(),
            Selection::Policy(arn) => view! { <policy::Policy arn/> }.into_any(),
            Selection::InlinePolicy(kind, owner, name) => {
                view! { <policy::InlinePolicy kind owner name/> }.into_any()
            }
            Selection::InstanceProfile(name) => view! { <profile::InstanceProfile name/> }.into_any(),
            Selection::AccessKey(user, id) => view! { <access_key::AccessKey user id/> }.into_any(),
            Selection::Bucket(name) => view! { <bucket::Bucket name/> }.into_any(),
            Selection::KmsKey(id) => view! { <kms_key::KmsKey id/> }.into_any(),
            Selection::OidcProvider(url) => view! { <provider::OidcProvider url/> }.into_any(),
            Selection::SamlProvider(name) => view! { <provider::SamlProvider name/> }.into_any(),
            Selection::Account(id) => view! { <organization::target::Account id/> }.into_any(),
            Selection::Unit(id) => view! { <organization::target::Unit id/> }.into_any(),
            Selection::Organization => view! { <organization::Organization/> }.into_any(),
            Selection::OrganizationPolicy(id) => {
                view! { <organization::policy::OrganizationPolicy id/> }.into_any()
            }
            Selection::Object(bucket, key) => view! { <object::Object bucket key/> }.into_any(),
            Selection::LogGroup(name) => view! { <log_group::LogGroup name/> }.into_any(),
            // Opened, it is shown from its own account.
            Selection::InAccount(..) => return None,
        })
    });
    view! {
        {thing}
        <last_change::LastChange/>
        <style>{STYLES}</style>
    }
    .into_any()
}

/// The head of every thing: icon, kind, name, ARN.
#[component]
fn Head(
    icon: &'static str,
    kind: &'static str,
    #[prop(into)] title: Signal<String>,
    #[prop(into)] arn: Signal<String>,
    #[prop(optional)] children: Option<Children>,
) -> impl IntoView {
    view! {
        <div class="thing-head">
            <svg class="icon" aria-hidden="true"><use href=format!("#i-{icon}")></use></svg>
            <div>
                <p class="label"><Term name=kind/></p>
                <h3>{dyn_view(move || title.get())}</h3>
                <p class="arn">{dyn_view(move || arn.get())}</p>
            </div>
            <div class="button-row">{connecting()}{children.map(|children| children())}</div>
        </div>
    }
}

/// Connect and Detach, for what can be connected: the lists that dragging does without.
fn connecting() -> Option<AnyView> {
    use Selection::{AccessKey, Group, Instance, InstanceProfile, Policy, Role, User};
    let session = use_session();
    let of = session.selection.get_untracked()?;
    let connects = matches!(
        of,
        Instance(_) | User(_) | Group(_) | Role(_) | Policy(_) | InstanceProfile(_) | AccessKey(..)
    );
    let (detach, of) = (of.clone(), of);
    connects.then(|| {
        view! {
            <button type="button" on:click=move |_| session.dialog.set(Some(Dialog::Connect(of.clone())))>{text::CONNECT}</button>
            <button type="button" on:click=move |_| session.dialog.set(Some(Dialog::Detach(detach.clone())))>{text::DETACH}</button>
        }
        .into_any()
    })
}

/// A name that can be changed: a button that opens a field.
#[component]
fn Rename(
    #[prop(into)] name: String,
    /// Takes the new name; true when it was accepted.
    #[prop(into)]
    on_rename: Callback<String, bool>,
) -> impl IntoView {
    let open = RwSignal::new(false);
    let value = RwSignal::new(name);
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if on_rename.run(value.get_untracked().trim().to_owned()) {
            let _ = open.try_set(false);
        }
    };
    view! {
        <Show
            when=move || open.get()
            fallback=move || view! { <button type="button" on:click=move |_| { open.set(true); crate::browser::focus::focus_after_update("rename".into()); }>{text::RENAME}</button> }
        >
            <form class="rename" on:submit=submit>
                <label class="visually-hidden" for="rename">{text::NEW_NAME}</label>
                <input id="rename" type="text" autocomplete="off" spellcheck="false"
                    prop:value=move || value.get() on:input:target=move |event| value.set(event.target().value())/>
                <button type="submit" class="primary">{text::SAVE_NAME}</button>
                <button type="button" on:click=move |_| open.set(false)>{buttons::CANCEL}</button>
            </form>
        </Show>
    }
}
