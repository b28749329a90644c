//! Launch instance: type, instance profile, metadata options, and what that asks of IAM.

use aws_world::ApiCall;
use aws_world::api::Response;
use aws_world::ec2::{Ec2Call, MetadataParameters};
use leptos::prelude::*;

use super::form_dialog::CreateDialog;
use crate::components::glossary::{about, explained};
use crate::session::document::Document;
use crate::session::selection::Selection;
use crate::session::use_session;
use crate::text::create::launch as text;
use crate::text::glossary;
use crate::text::kinds;
use crate::ui::dyn_view::dyn_view;
use crate::ui::erased_memo::ErasedMemo;

/// The one image there is: what it holds makes no difference here.
const IMAGE: &str = "ami-0abcdef1234567890";
const TYPES: [&str; 5] = ["t3.micro", "t3.small", "m7i.large", "c7i.xlarge", "p5.48xlarge"];
const HOPS: [u32; 3] = [1, 2, 3];

/// What the form says.
#[derive(Clone, Copy)]
struct Form {
    instance_type: RwSignal<String>,
    profile: RwSignal<String>,
    tokens_required: RwSignal<bool>,
    hop_limit: RwSignal<u32>,
}

impl Form {
    fn new() -> Self {
        Self {
            instance_type: RwSignal::new("t3.micro".to_owned()),
            profile: RwSignal::new(String::new()),
            tokens_required: RwSignal::new(true),
            hop_limit: RwSignal::new(2),
        }
    }

    fn call(self) -> ApiCall {
        let http_tokens = if self.tokens_required.get() { "required" } else { "optional" };
        ApiCall::Ec2(Ec2Call::RunInstances {
            image_id: IMAGE.to_owned(),
            instance_type: self.instance_type.get(),
            instance_profile_name: self.profile.get(),
            metadata_options: MetadataParameters {
                http_tokens: http_tokens.to_owned(),
                http_put_response_hop_limit: Some(self.hop_limit.get()),
                http_endpoint: String::new(),
            },
        })
    }
}

/// Launch instance.
#[component]
pub fn LaunchInstance() -> impl IntoView {
    let form = Form::new();
    let calls = ErasedMemo::new(move || vec![form.call()]);
    let made = |answers: Vec<Response>| match answers.into_iter().next() {
        Some(Response::Created(id)) => Some(Selection::Instance(id)),
        _ => None,
    };
    view! {
        <CreateDialog title=text::LAUNCH_INSTANCE calls step=|()| text::LAUNCH_STEP.to_owned() made shows_calls=true>
            <div class="field">
                <span class="field-head"><label for="instance-type">{text::INSTANCE_TYPE}</label>{about(text::INSTANCE_TYPE)}</span>
                <select id="instance-type" on:change:target=move |event| form.instance_type.set(event.target().value())>
                    {TYPES.map(|name| view! { <option value=name>{name}</option> }).collect_view()}
                </select>
            </div>
            <ProfileChoice profile=form.profile/>
            <Metadata form/>
        </CreateDialog>
    }
}

/// The account's instance profiles, each with the role inside.
fn profiles(document: &Document) -> Vec<(String, String)> {
    let profiles = document.account().iam.instance_profiles.values();
    let title = |name: &str, role: Option<&str>| match role {
        Some(role) => text::profile_with_role(name, role),
        None => text::profile_without_role(name),
    };
    profiles.map(|p| (p.name.clone(), title(&p.name, p.role.as_deref()))).collect()
}

#[component]
fn ProfileChoice(profile: RwSignal<String>) -> impl IntoView {
    let session = use_session();
    let all = session.derive(profiles);
    view! {
        <div class="field">
            <span class="field-head"><label for="launch-profile">{text::IAM_INSTANCE_PROFILE}</label>{about(kinds::INSTANCE_PROFILE)}</span>
            <select id="launch-profile" aria-describedby="launch-profile-hint"
                on:change:target=move |event| profile.set(event.target().value())>
                <option value="">{text::NONE}</option>
                {dyn_view(move || all.get().into_iter().map(|(name, title)| view! { <option value=name>{title}</option> }).collect_view())}
            </select>
            <p class="hint" id="launch-profile-hint">
                {explained(text::PASS_ROLE_NEEDED)}
            </p>
        </div>
    }
}

#[component]
fn Metadata(form: Form) -> impl IntoView {
    let options = HOPS.map(|hops| {
        view! { <option value=hops.to_string() selected=hops == form.hop_limit.get_untracked()>{hops.to_string()}</option> }
    });
    view! {
        <div class="field-head">
            <label class="check">
                <input type="checkbox" prop:checked=move || form.tokens_required.get()
                    on:change=move |_| form.tokens_required.update(|on| *on = !*on)/>
                {text::REQUIRE_IMDSV2}
            </label>
            {about(glossary::IMDSV2)}
        </div>
        <div class="field">
            <span class="field-head"><label for="hop-limit">{text::METADATA_RESPONSE_HOP_LIMIT}</label>{about(glossary::HOP_LIMIT)}</span>
            <select id="hop-limit" aria-describedby="hop-limit-hint"
                on:change:target=move |event| form.hop_limit.set(event.target().value().parse().unwrap_or(1))>
                {options.collect_view()}
            </select>
            <p class="hint" id="hop-limit-hint">{text::HOP_LIMIT_MEANS}</p>
        </div>
    }
}
