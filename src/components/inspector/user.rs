//! An IAM user: permissions, groups, security credentials, tags.

use aws_world::ApiCall;
use aws_world::api::Response;
use aws_world::iam::{IamCall, Taggable, User as UserData};
use leptos::prelude::*;

use crate::ui::erased_memo::ErasedMemo;

use super::membership::Membership;
use super::permissions::Permissions;
use super::sign_in::SignIn;
use super::tags::Tags;
use super::{Head, Rename};
use crate::components::glossary::explained;
use crate::session::selection::{IdentityKind, Selection};
use crate::session::{Dialog, use_session};
use crate::text::buttons;
use crate::text::inspector::user as text;
use crate::text::kinds;
use crate::ui::dyn_view::{Show, dyn_view};
use crate::ui::tabs::Tabs;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Tab {
    Permissions,
    Groups,
    Credentials,
    Tags,
}

/// An IAM user.
#[component]
pub fn User(name: String) -> impl IntoView {
    let session = use_session();
    let stored = StoredValue::new(name.clone());
    let user = session.derive(move |d| stored.with_value(|name| d.account().iam.users.get(name).cloned()));
    let tab = RwSignal::new(Tab::Permissions);
    let delete = move |_| {
        let call = IamCall::DeleteUser { user_name: stored.get_value() };
        session.call(text::delete_step(&stored.get_value()), vec![ApiCall::Iam(call)]);
    };
    let rename = Callback::new(move |new: String| {
        let call = IamCall::UpdateUser { user_name: stored.get_value(), new_user_name: new.clone() };
        let accepted =
            session.call(text::rename_step(&stored.get_value()), vec![ApiCall::Iam(call)]).refused.is_none();
        if accepted {
            session.select(Selection::User(new));
        }
        accepted
    });
    let tags = ErasedMemo::new(move || user.get().map(|user| user.tags).unwrap_or_default());
    view! {
        <Head icon="user" kind=kinds::IAM_USER title=name.clone()
            arn=Signal::derive(move || user.get().map(|user| user.arn).unwrap_or_default())>
            <Rename name=name.clone() on_rename=rename/>
            <button type="button" class="danger" on:click=delete>{buttons::DELETE}</button>
        </Head>
        <Tabs id="user" label=kinds::USER selected=tab tabs=vec![
            (Tab::Permissions, text::PERMISSIONS),
            (Tab::Groups, text::GROUPS),
            (Tab::Credentials, text::SECURITY_CREDENTIALS),
            (Tab::Tags, text::TAGS),
        ]/>
        <div class="tab-panel" role="tabpanel" id="user-panel">
            {dyn_view(move || match tab.get() {
                Tab::Permissions => view! { <Permissions kind=IdentityKind::User name=stored.get_value()/> }.into_any(),
                Tab::Groups => view! { <Groups user=stored.get_value()/> }.into_any(),
                Tab::Credentials => view! { <Credentials user/> }.into_any(),
                Tab::Tags => view! { <Tags what=Taggable::User(stored.get_value()) tags/> }.into_any(),
            })}
        </div>
    }
}

#[component]
fn Groups(user: String) -> impl IntoView {
    let session = use_session();
    let user = StoredValue::new(user);
    let groups = session.derive(move |document| {
        let is_member = |users: &Vec<String>| user.with_value(|user| users.contains(user));
        document
            .account()
            .iam
            .groups
            .values()
            .map(|g| (g.name.clone(), is_member(&g.users)))
            .collect::<Vec<_>>()
    });
    let row = move |(group, member): (String, bool)| {
        view! { <Membership user=user.get_value() group=group.clone() member label=group/> }
    };
    view! {
        <p class="hint">{text::GROUPS_COUNT}</p>
        <ul class="rows">{dyn_view(move || groups.get().into_iter().map(row).collect_view())}</ul>
        <Show when=move || groups.with(Vec::is_empty)>
            <p class="empty">{text::NO_GROUPS}</p>
            <button type="button" on:click=move |_| session.dialog.set(Some(Dialog::CreateGroup))>{text::CREATE_GROUP}</button>
        </Show>
    }
}

#[component]
fn Credentials(user: ErasedMemo<Option<UserData>>) -> impl IntoView {
    let session = use_session();
    let create = move |_| {
        let Some(name) = user.get_untracked().map(|user| user.name) else { return };
        let call = IamCall::CreateAccessKey { user_name: name.clone() };
        let outcome = session.call(text::create_key_step(&name), vec![ApiCall::Iam(call)]);
        if let Some(Response::Credentials(credentials)) = outcome.responses.into_iter().next() {
            session.newest_access_key.set(Some(credentials.clone()));
            session.dialog.set(Some(Dialog::AccessKey(credentials)));
        }
    };
    let keys = move || user.get().map(|user| user.access_keys).unwrap_or_default();
    view! {
        <h4>{explained(text::ACCESS_KEYS)}</h4>
        <p class="hint">{text::LONG_TERM}</p>
        <ul class="rows">
            {dyn_view(move || {
                let name = user.get().map(|user| user.name).unwrap_or_default();
                keys()
                    .into_iter()
                    .map(|key| {
                        view! { <super::access_key::KeyRow user=name.clone() key/> }
                    })
                    .collect_view()
            })}
        </ul>
        <button type="button" class="primary" on:click=create>{text::CREATE_ACCESS_KEY}</button>
        <SignIn user/>
    }
}
