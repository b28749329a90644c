//! A group: its users and its permissions.

use aws_world::ApiCall;
use aws_world::iam::IamCall;
use leptos::prelude::*;

use super::membership::Membership;
use super::permissions::Permissions;
use super::{Head, Rename};
use crate::session::selection::{IdentityKind, Selection};
use crate::session::use_session;
use crate::text::buttons;
use crate::text::inspector::group as text;
use crate::text::kinds;
use crate::ui::dyn_view::{Show, dyn_view};
use crate::ui::tabs::Tabs;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Tab {
    Users,
    Permissions,
}

/// A group.
#[component]
pub fn Group(name: String) -> impl IntoView {
    let session = use_session();
    let stored = StoredValue::new(name.clone());
    let group = session.derive(move |d| stored.with_value(|name| d.account().iam.groups.get(name).cloned()));
    let tab = RwSignal::new(Tab::Users);
    let delete = move |_| {
        let call = IamCall::DeleteGroup { group_name: stored.get_value() };
        session.call(text::delete_step(&stored.get_value()), vec![ApiCall::Iam(call)]);
    };
    let rename = Callback::new(move |new: String| {
        let call = IamCall::UpdateGroup { group_name: stored.get_value(), new_group_name: new.clone() };
        let accepted =
            session.call(text::rename_step(&stored.get_value()), vec![ApiCall::Iam(call)]).refused.is_none();
        if accepted {
            session.select(Selection::Group(new));
        }
        accepted
    });
    view! {
        <Head icon="group" kind=kinds::GROUP title=name.clone()
            arn=Signal::derive(move || group.get().map(|group| group.arn).unwrap_or_default())>
            <Rename name=name.clone() on_rename=rename/>
            <button type="button" class="danger" on:click=delete>{buttons::DELETE}</button>
        </Head>
        <Tabs id="group" label=kinds::GROUP selected=tab tabs=vec![
            (Tab::Users, text::USERS),
            (Tab::Permissions, text::PERMISSIONS),
        ]/>
        <div class="tab-panel" role="tabpanel" id="group-panel">
            {dyn_view(move || match tab.get() {
                Tab::Users => view! { <Members group=stored.get_value()/> }.into_any(),
                Tab::Permissions => view! { <Permissions kind=IdentityKind::Group name=stored.get_value()/> }.into_any(),
            })}
        </div>
    }
}

#[component]
fn Members(group: String) -> impl IntoView {
    let session = use_session();
    let group = StoredValue::new(group);
    let users = session.derive(move |document| {
        let iam = &document.account().iam;
        let members =
            group.with_value(|group| iam.groups.get(group).map(|g| g.users.clone())).unwrap_or_default();
        iam.users.keys().map(|user| (user.clone(), members.contains(user))).collect::<Vec<_>>()
    });
    let row = move |(user, member): (String, bool)| {
        view! { <Membership user=user.clone() group=group.get_value() member label=user/> }
    };
    view! {
        <p class="hint">{text::WHAT_A_GROUP_IS}</p>
        <ul class="rows">{dyn_view(move || users.get().into_iter().map(row).collect_view())}</ul>
        <Show when=move || users.with(Vec::is_empty)><p class="empty">{text::NO_USERS}</p></Show>
    }
}
