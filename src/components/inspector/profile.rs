//! An instance profile: the joint between an instance and a role.

use aws_world::ApiCall;
use aws_world::iam::IamCall;
use leptos::prelude::*;

use super::item_page::{ItemCall, ItemLink, ItemPage, text_of};
use crate::session::selection::Selection;
use crate::session::use_session;
use crate::text::inspector::profile as text;
use crate::text::kinds;
use crate::ui::dyn_view::dyn_view;

/// An instance profile.
#[component]
pub fn InstanceProfile(name: String) -> impl IntoView {
    let session = use_session();
    let stored = StoredValue::new(name.clone());
    let profile = session
        .derive(move |d| stored.with_value(|name| d.account().iam.instance_profiles.get(name).cloned()));
    let role = move || profile.get().and_then(|profile| profile.role);
    let remove = move |_| {
        let Some(role_name) = role() else { return };
        let call = IamCall::RemoveRoleFromInstanceProfile {
            instance_profile_name: stored.get_value(),
            role_name: role_name.clone(),
        };
        session.call(text::remove_step(&role_name), vec![ApiCall::Iam(call)]);
    };
    let delete = move |()| {
        let instance_profile_name = stored.get_value();
        let step = text::delete_step(&instance_profile_name);
        ItemCall::new(step, ApiCall::Iam(IamCall::DeleteInstanceProfile { instance_profile_name }))
    };
    view! {
        <ItemPage icon="profile" kind=kinds::INSTANCE_PROFILE title=name arn=text_of(profile, |profile| &profile.arn) delete>
            <p>{text::WHAT_IT_IS}</p>
            {dyn_view(move || match role() {
                Some(name) => view! {
                    <p>{text::IT_HOLDS}<ItemLink item=Selection::Role(name.clone()) name/>"."</p>
                    <button type="button" on:click=remove>{text::REMOVE_ROLE}</button>
                }.into_any(),
                None => view! { <p class="empty">{text::IT_HOLDS_NO_ROLE}</p> }.into_any(),
            })}
        </ItemPage>
    }
}
