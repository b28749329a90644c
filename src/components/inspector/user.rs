//! An IAM user: permissions, groups, security credentials, tags.

use aws_world::ApiCall;
use aws_world::api::Response;
use aws_world::iam::{IamCall, Taggable, User as UserData};
use leptos::prelude::*;

use crate::ui::erased_memo::ErasedMemo;

use super::item_page::{ItemCall, ItemPage, text_of};
use super::membership::Membership;
use super::permissions::Permissions;
use super::sign_in::SignIn;
use super::tags::Tags;
use crate::components::glossary::explained;
use crate::session::selection::{IdentityKind, Selection};
use crate::session::{Dialog, use_session};
use crate::text::inspector::user as text;
use crate::text::kinds;
use crate::ui::dyn_view::{Show, dyn_view};
use crate::ui::tabs::{TabPage, TabbedPages};

/// An IAM user.
#[component]
pub fn User(name: String) -> impl IntoView {
    let session = use_session();
    let stored = StoredValue::new(name.clone());
    let user = session.derive(move |d| stored.with_value(|name| d.account().iam.users.get(name).cloned()));
    let tags = ErasedMemo::new(move || user.get().map(|user| user.tags).unwrap_or_default());
    let delete = move |()| {
        let user_name = stored.get_value();
        ItemCall::new(text::delete_step(&user_name), ApiCall::Iam(IamCall::DeleteUser { user_name }))
    };
    let rename = move |new_user_name: String| {
        let user_name = stored.get_value();
        let (step, renamed) = (text::rename_step(&user_name), Selection::User(new_user_name.clone()));
        let call = IamCall::UpdateUser { user_name, new_user_name };
        ItemCall::new(step, ApiCall::Iam(call)).then_select(renamed)
    };
    let pages = vec![
        TabPage::new(text::PERMISSIONS, move || {
            view! { <Permissions kind=IdentityKind::User name=stored.get_value()/> }
        }),
        TabPage::new(text::GROUPS, move || view! { <Groups user=stored.get_value()/> }),
        TabPage::new(text::SECURITY_CREDENTIALS, move || view! { <Credentials user/> }),
        TabPage::new(text::TAGS, move || {
            view! { <Tags what=Taggable::User(stored.get_value()) tags/> }
        }),
    ];
    view! {
        <ItemPage icon="user" kind=kinds::IAM_USER title=name arn=text_of(user, |user| &user.arn) rename delete>
            <TabbedPages id="user" label=kinds::USER pages/>
        </ItemPage>
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
