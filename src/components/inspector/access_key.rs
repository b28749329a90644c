//! An access key: status, last use, deactivate, delete.

use aws_world::ApiCall;
use aws_world::iam::{AccessKey as KeyData, IamCall};
use leptos::prelude::*;

use super::item_page::{ItemLink, ItemPage};
use crate::components::glossary::explained;
use crate::session::selection::Selection;
use crate::session::use_session;
use crate::text::buttons;
use crate::text::inspector::access_key as text;
use crate::text::kinds;
use crate::ui::dyn_view::dyn_view;

/// A selected access key.
#[component]
pub fn AccessKey(user: String, id: String) -> impl IntoView {
    let session = use_session();
    let owner = user.clone();
    let key_id = id.clone();
    let key = session.derive(move |document| {
        let user = document.account().iam.users.get(&user)?;
        user.access_keys.iter().find(|key| key.id == key_id).cloned()
    });
    let (item, arn) = (Selection::User(owner.clone()), text::of_user(&owner));
    let name = owner.clone();
    view! {
        <ItemPage icon="key" kind=kinds::ACCESS_KEY title=id arn>
            <p>{explained(text::WHO_HAS_IT_ACTS_AS)}<ItemLink item name/>{text::FROM_ANYWHERE}</p>
            <ul class="rows">
                {dyn_view(move || key.get().map(|key| view! { <KeyRow user=owner.clone() key/> }))}
            </ul>
        </ItemPage>
    }
}

/// A key with its buttons.
#[component]
pub fn KeyRow(user: String, key: KeyData) -> impl IntoView {
    let session = use_session();
    let KeyData { id, active, created, last_used, .. } = key;
    let used = last_used.map(|(time, service)| (time.iso8601(), service));
    let toggle = {
        let (user_name, access_key_id) = (user.clone(), id.clone());
        move |_| {
            let call = IamCall::UpdateAccessKey {
                user_name: user_name.clone(),
                access_key_id: access_key_id.clone(),
                active: !active,
            };
            session.call(text::toggle_step(active, &access_key_id), vec![ApiCall::Iam(call)]);
        }
    };
    let delete = {
        let (user_name, access_key_id) = (user, id.clone());
        move |_| {
            let call = IamCall::DeleteAccessKey {
                user_name: user_name.clone(),
                access_key_id: access_key_id.clone(),
            };
            session.call(text::delete_step(&access_key_id), vec![ApiCall::Iam(call)]);
        }
    };
    view! {
        <li class="key-row">
            <span>
                <code>{id.clone()}</code>
                <span class="card-note">
                    {text::state(active, &created.iso8601(), used.as_ref())}
                </span>
            </span>
            <span class="button-row">
                <button type="button" on:click=toggle>{text::toggle(active)}</button>
                <button type="button" class="danger" on:click=delete>{buttons::DELETE}</button>
            </span>
        </li>
    }
}
