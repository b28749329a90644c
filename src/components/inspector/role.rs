//! A role: permissions, trust relationships, tags, and where it is used.

use aws_world::ApiCall;
use aws_world::iam::{IamCall, Taggable};
use iam_policy::document::PolicyType;
use leptos::prelude::*;

use crate::ui::erased_memo::ErasedMemo;

use super::Head;
use super::permissions::Permissions;
use super::tags::Tags;
use crate::components::glossary::explained;
use crate::components::policy_editor::PolicyEditor;
use crate::session::selection::IdentityKind;
use crate::session::use_session;
use crate::text::buttons;
use crate::text::inspector::role as text;
use crate::text::kinds;
use crate::ui::dyn_view::dyn_view;
use crate::ui::tabs::Tabs;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Tab {
    Permissions,
    Trust,
    Tags,
}

/// A role.
#[component]
pub fn Role(name: String) -> impl IntoView {
    let session = use_session();
    let stored = StoredValue::new(name.clone());
    let role = session.derive(move |d| stored.with_value(|name| d.account().iam.roles.get(name).cloned()));
    let tab = RwSignal::new(Tab::Permissions);
    let delete = move |_| {
        let call = IamCall::DeleteRole { role_name: stored.get_value() };
        session.call(text::delete_step(&stored.get_value()), vec![ApiCall::Iam(call)]);
    };
    let tags = ErasedMemo::new(move || role.get().map(|role| role.tags).unwrap_or_default());
    // Nobody but them changes it.
    let manager = ErasedMemo::new(move || role.get().and_then(|role| role.managed_by()));
    view! {
        <Head icon="role" kind=kinds::ROLE title=name.clone()
            arn=Signal::derive(move || role.get().map(|role| role.arn).unwrap_or_default())>
            <Show when=move || manager.get().is_none()>
                <super::instance::AttachRole role=stored.get_value()/>
                <button type="button" class="danger" on:click=delete>{buttons::DELETE}</button>
            </Show>
        </Head>
        <p class="hint">{dyn_view(move || manager.get().map_or(text::NO_RENAMING.to_owned(), text::is_managed_by))}</p>
        <Tabs id="role" label=kinds::ROLE selected=tab tabs=vec![
            (Tab::Permissions, text::PERMISSIONS),
            (Tab::Trust, text::TRUST_RELATIONSHIPS),
            (Tab::Tags, text::TAGS),
        ]/>
        <div class="tab-panel" role="tabpanel" id="role-panel">
            {dyn_view(move || match tab.get() {
                Tab::Permissions => view! { <Permissions kind=IdentityKind::Role name=stored.get_value()/> }.into_any(),
                Tab::Trust => view! { <Trust role=stored.get_value()/> }.into_any(),
                Tab::Tags => view! { <Tags what=Taggable::Role(stored.get_value()) tags/> }.into_any(),
            })}
        </div>
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
