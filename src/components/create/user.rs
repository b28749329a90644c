//! Create user: name, permissions, review.

use aws_world::ApiCall;
use aws_world::api::Response;
use aws_world::iam::{IamCall, Identity, SignInCall};
use leptos::prelude::*;

use super::form_dialog::CreateDialog;
use super::identity_options::{ExtraFields, Extras};
use crate::components::policy_picker::{PolicyPicker, policy_name};
use crate::session::selection::Selection;
use crate::session::use_session;
use crate::text::create::user as text;
use crate::ui::dyn_view::{Show, dyn_view};
use crate::ui::erased_memo::ErasedMemo;
use crate::ui::field::TextField;

/// Create user.
#[component]
pub fn CreateUser() -> impl IntoView {
    let name = RwSignal::new(String::new());
    let groups = RwSignal::new(Vec::<String>::new());
    let policies = RwSignal::new(Vec::<String>::new());
    let extras = Extras::default();
    let password = RwSignal::new(String::new());
    let calls = ErasedMemo::new(move || {
        let user_name = name.get().trim().to_owned();
        let mut calls = vec![ApiCall::Iam(IamCall::CreateUser {
            user_name: user_name.clone(),
            path: "/".into(),
            permissions_boundary: extras.boundary(),
            tags: extras.tags(),
        })];
        calls.extend(groups.get().into_iter().map(|group_name| {
            ApiCall::Iam(IamCall::AddUserToGroup { group_name, user_name: user_name.clone() })
        }));
        calls.extend(policies.get().into_iter().map(|policy_arn| {
            ApiCall::Iam(IamCall::AttachPolicy { to: Identity::User(user_name.clone()), policy_arn })
        }));
        let password = password.get();
        if !password.is_empty() {
            let login = SignInCall::CreateLoginProfile { user_name, password, password_reset_required: true };
            calls.push(ApiCall::Iam(login.into()));
        }
        calls
    });
    let user_name = move || name.with_untracked(|name| name.trim().to_owned());
    let made = move |_: Vec<Response>| Some(Selection::User(user_name()));
    view! {
        <CreateDialog title=text::CREATE_USER calls step=move |()| text::create_step(&user_name()) made>
            <TextField id="user-name" label=text::USER_NAME value=name placeholder="photo-app-user"
                hint=text::NAME_RULES/>
            <GroupChoices groups/>
            <PolicyPicker chosen=policies hidden=Signal::derive(Vec::new)/>
            <p class="review">
                {dyn_view(move || {
                    let names: Vec<String> = policies.get().iter().map(|arn| policy_name(arn)).collect();
                    text::gets(&names, &groups.get())
                })}
            </p>
            <ExtraFields extras>
                <TextField id="user-password" label=text::PASSWORD_FOR_THE_CONSOLE value=password
                    hint=text::PASSWORD_HINT/>
            </ExtraFields>
        </CreateDialog>
    }
}

#[component]
fn GroupChoices(groups: RwSignal<Vec<String>>) -> impl IntoView {
    let session = use_session();
    let all = session.derive(|document| document.account().iam.groups.keys().cloned().collect::<Vec<_>>());
    let row = move |group: String| {
        let name = group.clone();
        let toggle = move |_| {
            groups.update(|chosen| match chosen.iter().position(|other| *other == name) {
                Some(index) => {
                    chosen.remove(index);
                }
                None => chosen.push(name.clone()),
            });
        };
        view! { <label class="check"><input type="checkbox" on:change=toggle/>{group}</label> }
    };
    view! {
        <Show when=move || !all.with(Vec::is_empty)>
            <fieldset><legend>{text::ADD_TO_GROUPS}</legend>{dyn_view(move || all.get().into_iter().map(row).collect_view())}</fieldset>
        </Show>
    }
}
