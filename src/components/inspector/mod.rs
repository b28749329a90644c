//! The inspector: the selected thing in the console's words.

pub mod access_key;
pub mod app;
pub mod boundary;
pub mod bucket;
pub mod bucket_settings;
pub mod group;
pub mod instance;
pub mod item_page;
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

use crate::components::real_account::entry_points::WaysIn;
use crate::session::selection::Selection;
use crate::session::use_session;
use crate::text::inspector as text;
use crate::ui::dyn_view::dyn_view;
use crate::ui::erased_memo::ErasedMemo;
use crate::ui::form_styles::FORM_STYLES;
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
        <style>{FORM_STYLES}</style>
    }
    .into_any()
}
