//! Group membership, shown from the user's side and from the group's.

use aws_world::ApiCall;
use aws_world::iam::IamCall;
use leptos::prelude::*;

use crate::session::use_session;
use crate::text::inspector::membership as text;

/// A check box that says whether `user` is in `group`, and changes it.
#[component]
pub fn Membership(
    user: String,
    group: String,
    /// Whether the user is in the group now.
    member: bool,
    /// What the box is labelled with: the other side's name.
    label: String,
) -> impl IntoView {
    let session = use_session();
    let toggle = move |_| {
        let (group_name, user_name) = (group.clone(), user.clone());
        let (title, call) = if member {
            (
                text::remove_step(&user_name, &group_name),
                IamCall::RemoveUserFromGroup { group_name, user_name },
            )
        } else {
            (text::add_to(&user_name, &group_name), IamCall::AddUserToGroup { group_name, user_name })
        };
        session.call(title, vec![ApiCall::Iam(call)]);
    };
    view! {
        <li><label class="check"><input type="checkbox" prop:checked=member on:change=toggle/>{label}</label></li>
    }
}
