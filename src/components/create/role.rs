//! Create role in the console's three steps: trusted entity, permissions, name and review.

use aws_world::ApiCall;
use aws_world::iam::{IamCall, Identity};
use leptos::prelude::*;

use crate::ui::erased_memo::ErasedMemo;

use super::form_dialog::{FormDialog, FormOutcome, make_calls};
use super::identity_options::{ExtraFields, Extras};
use super::review::CallReview;
use super::trusted_entity::{EntityType, Form, TrustedEntityForm};
use crate::components::glossary::Term;
use crate::components::policy_picker::{PolicyPicker, policy_name};
use crate::session::connect::attach_calls;
use crate::session::selection::Selection;
use crate::session::use_session;
use crate::text::create::role as text;
use crate::ui::dyn_view::{Show, dyn_view};
use crate::ui::field::TextField;

const STEPS: [&str; 3] = [text::TRUSTED_ENTITY, text::PERMISSIONS, text::NAME_AND_REVIEW];

/// Create role.
#[component]
pub fn CreateRole() -> impl IntoView {
    let session = use_session();
    let account = session.document_untracked().account().id.clone();
    let step = RwSignal::new(0_usize);
    let form = Form::new(&account);
    let policies = RwSignal::new(Vec::<String>::new());
    let name = RwSignal::new(String::new());
    let attach = RwSignal::new(true);
    let trust = ErasedMemo::new(move || form.entity(&account).trust_policy());
    let for_ec2 = move || {
        form.entity_type.get() == EntityType::Service
            && form.service.with(|service| service == "ec2.amazonaws.com")
    };
    let extras = Extras::default();
    let description = RwSignal::new(String::new());
    let calls = ErasedMemo::new(move || {
        let role_name = name.get().trim().to_owned();
        let mut calls = vec![ApiCall::Iam(IamCall::CreateRole {
            role_name: role_name.clone(),
            path: "/".into(),
            assume_role_policy_document: trust.get(),
            description: description.get().trim().to_owned(),
            max_session_duration: 3_600,
            permissions_boundary: extras.boundary(),
            tags: extras.tags(),
        })];
        calls.extend(policies.get().into_iter().map(|policy_arn| {
            ApiCall::Iam(IamCall::AttachPolicy { to: Identity::Role(role_name.clone()), policy_arn })
        }));
        if for_ec2() && attach.get() {
            calls.extend(attach_calls(&session.document(), &role_name));
        }
        calls
    });
    let submit = move |()| {
        if step.get_untracked() + 1 < STEPS.len() {
            step.update(|step| *step += 1);
            crate::browser::focus::focus_after_update("role-step".into());
            return FormOutcome::NextStep;
        }
        let role_name = name.get_untracked().trim().to_owned();
        let made = Selection::Role(role_name.clone());
        make_calls(session, text::create_step(&role_name), calls.get_untracked(), |_| Some(made))
    };
    let submit_label = move || if step.get() + 1 < STEPS.len() { text::NEXT } else { text::CREATE_ROLE };
    let back = move || {
        view! {
            <Show when=move || { step.get() > 0 }>
                <button type="button" on:click=move |_| step.update(|step| *step -= 1)>{text::PREVIOUS}</button>
            </Show>
        }
    };
    view! {
        <FormDialog title=text::CREATE_ROLE submit=Signal::derive(submit_label) on_submit=submit back>
            <StepList step/>
            <h3 id="role-step" tabindex="-1">{dyn_view(move || text::step(step.get() + 1, STEPS.get(step.get()).unwrap_or(&"")))}</h3>
            {dyn_view(move || match step.get() {
                0 => view! {
                    <TrustedEntityForm form/>
                    <Show when=move || form.entity_type.get() != EntityType::Custom><TrustPreview trust/></Show>
                }.into_any(),
                1 => view! { <PolicyPicker chosen=policies hidden=Signal::derive(Vec::new)/> }.into_any(),
                _ => view! {
                    <TextField id="role-name" label=text::ROLE_NAME value=name placeholder="PhotoAppRole"
                        hint=text::NO_RENAMING/>
                    <Review trust policies/>
                    <Show when=for_ec2>
                        <label class="check">
                            <input type="checkbox" prop:checked=move || attach.get() on:change=move |_| attach.update(|on| *on = !*on)/>
                            {text::ATTACH_IT}
                        </label>
                    </Show>
                    <ExtraFields extras><TextField id="role-description" label=text::DESCRIPTION value=description/></ExtraFields>
                    <CallReview calls/>
                }.into_any(),
            })}
        </FormDialog>
    }
}

#[component]
fn StepList(step: RwSignal<usize>) -> impl IntoView {
    view! {
        <ol class="steps">
            {STEPS.iter().enumerate().map(|(index, title)| view! {
                <li aria-current=move || (step.get() == index).then_some("step") class:done=move || { step.get() > index }>{*title}</li>
            }).collect_view()}
        </ol>
    }
}

#[component]
fn TrustPreview(trust: ErasedMemo<String>) -> impl IntoView {
    view! {
        <p class="label"><Term name=text::TRUST_POLICY/></p>
        <pre class="marked-json" id="trust-preview" tabindex="0" aria-label=text::TRUST_POLICY>{dyn_view(move || trust.get())}</pre>
    }
}

#[component]
fn Review(trust: ErasedMemo<String>, policies: RwSignal<Vec<String>>) -> impl IntoView {
    let names = move || policies.get().iter().map(|arn| policy_name(arn)).collect::<Vec<_>>();
    view! {
        <TrustPreview trust/>
        <p class="label">{text::PERMISSIONS}</p>
        <p class="review">
            {dyn_view(move || match names().as_slice() {
                [] => text::NO_POLICIES.to_owned(),
                names => names.join(", "),
            })}
        </p>
    }
}
