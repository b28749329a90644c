//! Create group: name and permissions.

use aws_world::ApiCall;
use aws_world::iam::{IamCall, Identity};
use leptos::prelude::*;

use super::review::{CallReview, Refused};
use crate::components::close_dialog::close_dialog;
use crate::components::policy_picker::PolicyPicker;
use crate::session::selection::Selection;
use crate::session::use_session;
use crate::text::buttons;
use crate::text::create::group as text;
use crate::ui::dialog::Modal;
use crate::ui::erased_memo::ErasedMemo;
use crate::ui::field::TextField;

/// Create group.
#[component]
pub fn CreateGroup() -> impl IntoView {
    let session = use_session();
    let on_close = close_dialog();
    let name = RwSignal::new(String::new());
    let policies = RwSignal::new(Vec::<String>::new());
    let problem = RwSignal::new(String::new());
    let calls = ErasedMemo::new(move || {
        let group_name = name.get().trim().to_owned();
        let mut calls =
            vec![ApiCall::Iam(IamCall::CreateGroup { group_name: group_name.clone(), path: "/".into() })];
        calls.extend(policies.get().into_iter().map(|policy_arn| {
            ApiCall::Iam(IamCall::AttachPolicy { to: Identity::Group(group_name.clone()), policy_arn })
        }));
        calls
    });
    let create = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        problem.set(String::new());
        let group_name = name.get_untracked().trim().to_owned();
        match session.call(text::create_step(&group_name), calls.get_untracked()).refused {
            Some(error) => problem.set(error.message),
            None => {
                session.select(Selection::Group(group_name));
                on_close.run(());
            }
        }
    };
    view! {
        <Modal title=text::CREATE_GROUP on_close=on_close>
            <form on:submit=create>
                <TextField id="group-name" label=text::GROUP_NAME value=name placeholder=text::NAME_EXAMPLE
                    hint=text::WHAT_A_GROUP_IS/>
                <PolicyPicker chosen=policies hidden=Signal::derive(Vec::new)/>
                <CallReview calls/>
                <Refused problem/>
                <footer class="modal-foot">
                    <button type="button" on:click=move |_| on_close.run(())>{buttons::CANCEL}</button>
                    <button type="submit" class="primary">{text::CREATE_GROUP}</button>
                </footer>
            </form>
        </Modal>
    }
}
