//! A group: its users and its permissions.

use aws_world::ApiCall;
use aws_world::iam::IamCall;
use leptos::prelude::*;

use super::item_page::{ItemCall, ItemPage, text_of};
use super::membership::Membership;
use super::permissions::Permissions;
use crate::session::selection::{IdentityKind, Selection};
use crate::session::use_session;
use crate::text::inspector::group as text;
use crate::text::kinds;
use crate::ui::dyn_view::{Show, dyn_view};
use crate::ui::tabs::{TabPage, TabbedPages};

/// A group.
#[component]
pub fn Group(name: String) -> impl IntoView {
    let session = use_session();
    let stored = StoredValue::new(name.clone());
    let group = session.derive(move |d| stored.with_value(|name| d.account().iam.groups.get(name).cloned()));
    let delete = move |()| {
        let group_name = stored.get_value();
        ItemCall::new(text::delete_step(&group_name), ApiCall::Iam(IamCall::DeleteGroup { group_name }))
    };
    let rename = move |new_group_name: String| {
        let group_name = stored.get_value();
        let (step, renamed) = (text::rename_step(&group_name), Selection::Group(new_group_name.clone()));
        let call = IamCall::UpdateGroup { group_name, new_group_name };
        ItemCall::new(step, ApiCall::Iam(call)).then_select(renamed)
    };
    let pages = vec![
        TabPage::new(text::USERS, move || view! { <Members group=stored.get_value()/> }),
        TabPage::new(text::PERMISSIONS, move || {
            view! { <Permissions kind=IdentityKind::Group name=stored.get_value()/> }
        }),
    ];
    view! {
        <ItemPage icon="group" kind=kinds::GROUP title=name arn=text_of(group, |group| &group.arn) rename delete>
            <TabbedPages id="group" label=kinds::GROUP pages/>
        </ItemPage>
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
