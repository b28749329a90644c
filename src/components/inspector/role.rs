//! A role: permissions, trust relationships, tags, and where it is used.

use aws_world::ApiCall;
use aws_world::iam::{IamCall, Taggable};
use iam_policy::document::PolicyType;
use leptos::prelude::*;

use crate::ui::erased_memo::ErasedMemo;

use super::item_page::{ItemCall, ItemPage, text_of};
use super::permissions::Permissions;
use super::tags::Tags;
use crate::components::exposure::Exposure;
use crate::components::glossary::explained;
use crate::components::policy_editor::PolicyEditor;
use crate::session::selection::{IdentityKind, Selection};
use crate::session::use_session;
use crate::text::inspector::role as text;
use crate::text::kinds;
use crate::ui::dyn_view::{Show, dyn_view};
use crate::ui::tabs::{TabPage, TabbedPages};

/// A role.
#[component]
pub fn Role(name: String) -> impl IntoView {
    let session = use_session();
    let stored = StoredValue::new(name.clone());
    let role = session.derive(move |d| stored.with_value(|name| d.account().iam.roles.get(name).cloned()));
    let tags = ErasedMemo::new(move || role.get().map(|role| role.tags).unwrap_or_default());
    // Nobody but them changes it.
    let manager = ErasedMemo::new(move || role.get().and_then(|role| role.managed_by()));
    let is_own = move || manager.with(Option::is_none);
    let delete = move |()| {
        let role_name = stored.get_value();
        ItemCall::new(text::delete_step(&role_name), ApiCall::Iam(IamCall::DeleteRole { role_name }))
    };
    let actions = move || {
        view! { <Show when=is_own><super::instance::AttachRole role=stored.get_value()/></Show> }
    };
    let pages = vec![
        TabPage::new(text::PERMISSIONS, move || {
            view! { <Permissions kind=IdentityKind::Role name=stored.get_value()/> }
        }),
        TabPage::new(text::TRUST_RELATIONSHIPS, move || view! { <Trust role=stored.get_value()/> }),
        TabPage::new(text::TAGS, move || {
            view! { <Tags what=Taggable::Role(stored.get_value()) tags/> }
        }),
    ];
    view! {
        <ItemPage icon="role" kind=kinds::ROLE title=name arn=text_of(role, |role| &role.arn) actions delete can_delete=is_own>
            <p class="hint">{dyn_view(move || manager.get().map_or(text::NO_RENAMING.to_owned(), text::is_managed_by))}</p>
            <Exposure selection=Selection::Role(stored.get_value())/>
            <TabbedPages id="role" label=kinds::ROLE pages/>
        </ItemPage>
    }
}

#[component]
fn Trust(role: String) -> impl IntoView {
    let session = use_session();
    let key = format!("trust:{role}");
    let name = StoredValue::new(role);
    let text = session.derive(move |document| {
        let role = name.with_value(|name| document.account().iam.roles.get(name).cloned());
        role.map(|role| role.trust_policy.0.text().to_owned()).unwrap_or_default()
    });
    let save = Callback::new(move |text: String| {
        let call = IamCall::UpdateAssumeRolePolicy { role_name: name.get_value(), policy_document: text };
        let title = text::edit_trust_step(&name.get_value());
        session.call(title, vec![ApiCall::Iam(call)]).refused.map(|error| error.message)
    });
    view! {
        <p class="hint">{explained(text::WHAT_TRUST_IS)}</p>
        <PolicyEditor key text policy_type=PolicyType::Trust on_save=save save=text::UPDATE_POLICY/>
    }
}
