//! Create group: name and permissions.

use aws_world::ApiCall;
use aws_world::api::Response;
use aws_world::iam::{IamCall, Identity};
use leptos::prelude::*;

use super::form_dialog::CreateDialog;
use crate::components::policy_picker::PolicyPicker;
use crate::session::selection::Selection;
use crate::text::create::group as text;
use crate::ui::erased_memo::ErasedMemo;
use crate::ui::field::TextField;

/// Create group.
#[component]
pub fn CreateGroup() -> impl IntoView {
    let name = RwSignal::new(String::new());
    let policies = RwSignal::new(Vec::<String>::new());
    let calls = ErasedMemo::new(move || {
        let group_name = name.with(|name| name.trim().to_owned());
        let mut calls =
            vec![ApiCall::Iam(IamCall::CreateGroup { group_name: group_name.clone(), path: "/".into() })];
        calls.extend(policies.get().into_iter().map(|policy_arn| {
            ApiCall::Iam(IamCall::AttachPolicy { to: Identity::Group(group_name.clone()), policy_arn })
        }));
        calls
    });
    let group_name = move || name.with_untracked(|name| name.trim().to_owned());
    let made = move |_: Vec<Response>| Some(Selection::Group(group_name()));
    view! {
        <CreateDialog title=text::CREATE_GROUP calls step=move |()| text::create_step(&group_name()) made>
            <TextField id="group-name" label=text::GROUP_NAME value=name placeholder=text::NAME_EXAMPLE
                hint=text::WHAT_A_GROUP_IS/>
            <PolicyPicker chosen=policies hidden=Signal::derive(Vec::new)/>
        </CreateDialog>
    }
}
