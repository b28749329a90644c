//! An access key: status, last use, deactivate, delete.

use aws_world::ApiCall;
use aws_world::iam::{AccessKey as KeyData, IamCall};
use leptos::prelude::*;

use super::Head;
use crate::session::selection::Selection;
use crate::session::use_session;
use crate::ui::dynamic::dynamic;

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
    let select = Selection::User(owner.clone());
    view! {
        <Head icon="key" kind="Access key" title=id arn=format!("of user {owner}")/>
        <p>"A long-term credential. Whoever has the key and its secret acts as "
            <button type="button" class="link" on:click=move |_| session.select(select.clone())>{owner.clone()}</button>
            ", from anywhere, for as long as it is active."</p>
        <ul class="rows">
            {dynamic(move || key.get().map(|key| view! { <KeyRow user=owner.clone() key/> }))}
        </ul>
    }
}

/// A key with its buttons.
#[component]
pub fn KeyRow(user: String, key: KeyData) -> impl IntoView {
    let session = use_session();
    let KeyData { id, active, created, last_used, .. } = key;
    let used = match last_used {
        Some((time, service)) => format!("last used {} for {service}", time.iso8601()),
        None => "never used".to_owned(),
    };
    let toggle = {
        let (user_name, access_key_id) = (user.clone(), id.clone());
        move |_| {
            let title = if active { "Deactivate" } else { "Activate" };
            let call = IamCall::UpdateAccessKey {
                user_name: user_name.clone(),
                access_key_id: access_key_id.clone(),
                active: !active,
            };
            session.call(format!("{title} access key {access_key_id}"), vec![ApiCall::Iam(call)]);
        }
    };
    let delete = {
        let (user_name, access_key_id) = (user, id.clone());
        move |_| {
            let call = IamCall::DeleteAccessKey {
                user_name: user_name.clone(),
                access_key_id: access_key_id.clone(),
            };
            session.call(format!("Delete access key {access_key_id}"), vec![ApiCall::Iam(call)]);
        }
    };
    view! {
        <li class="key-row">
            <span>
                <code>{id.clone()}</code>
                <span class="card-note">
                    {format!("{}, created {}, {used}", if active { "Active" } else { "Inactive" }, created.iso8601())}
                </span>
            </span>
            <span class="button-row">
                <button type="button" on:click=toggle>{if active { "Deactivate" } else { "Activate" }}</button>
                <button type="button" class="danger" on:click=delete>"Delete"</button>
            </span>
        </li>
    }
}
