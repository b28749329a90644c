//! The EC2 instance: its app, its role, its details.

use aws_world::ec2::{Ec2Call, Instance as InstanceData};
use aws_world::{Account, ApiCall};
use leptos::prelude::*;

use crate::ui::erased_memo::ErasedMemo;

use super::app::App;
use super::item_page::{ItemCall, ItemLink, ItemPage};
use super::metadata_options::MetadataSwitch;
use crate::components::glossary::{Term, explained};
use crate::session::connect::{attach_calls, role_calls};
use crate::session::document::{Document, app_instance};
use crate::session::selection::Selection;
use crate::session::{Dialog, use_session};
use crate::text::inspector::instance as text;
use crate::text::kinds;
use crate::ui::dyn_view::{Show, dyn_view};
use crate::ui::tabs::{TabPage, TabbedPages};

/// An instance.
#[component]
pub fn Instance(id: String) -> impl IntoView {
    let session = use_session();
    let stored = StoredValue::new(id);
    let instance =
        session.derive(move |d| stored.with_value(|id| d.account().ec2.instances.get(id).cloned()));
    let runs_app = instance.with_untracked(|i| i.as_ref().is_some_and(|i| !i.app.name.is_empty()));
    let title = move || {
        let name = instance.get().map(|instance| instance.name).unwrap_or_default();
        if name.is_empty() { text::WITHOUT_A_NAME.to_owned() } else { name }
    };
    let terminate = move |()| {
        let instance_id = stored.get_value();
        let step = text::terminate_step(&instance_id);
        ItemCall::new(step, ApiCall::Ec2(Ec2Call::TerminateInstances { instance_id }))
    };
    let app = runs_app.then(|| TabPage::new(text::APP, move || view! { <App instance/> }));
    let others = [
        TabPage::new(text::IAM_ROLE, move || view! { <IamRole instance/> }),
        TabPage::new(text::DETAILS, move || view! { <Details instance/> }),
    ];
    view! {
        <ItemPage icon="instance" kind=kinds::EC2_INSTANCE title=Signal::derive(title) arn=stored.get_value()
            delete=terminate delete_label=text::TERMINATE>
            <TabbedPages id="instance" label=text::INSTANCE pages=app.into_iter().chain(others).collect()/>
        </ItemPage>
    }
}

#[component]
fn Details(instance: ErasedMemo<Option<InstanceData>>) -> impl IntoView {
    let rows = move || {
        let instance = instance.get()?;
        Some(view! {
            <dl>
                <dt>{text::INSTANCE_ID}</dt><dd><code>{instance.id.clone()}</code></dd>
                <dt><Term name=text::REGION/></dt><dd>{instance.region.clone()}</dd>
                <dt>{text::PUBLIC_IPV4_ADDRESS}</dt><dd>{instance.public_ip.clone()}</dd>
                {(!instance.app.name.is_empty()).then(|| view! {
                    <dt>{text::USES}</dt><dd><code>{instance.app.bucket.clone()}</code>{text::AND}<code>{instance.app.log_group.clone()}</code></dd>
                })}
            </dl>
        })
    };
    view! {
        {dyn_view(rows)}
        <MetadataSwitch instance/>
    }
}

/// The IAM role tab: attach, replace, detach, with the instance profile in plain sight.
#[component]
fn IamRole(instance: ErasedMemo<Option<InstanceData>>) -> impl IntoView {
    let session = use_session();
    let association = move || instance.get().and_then(|instance| instance.profile);
    let held = session.derive(move |d| held_role(d.account(), instance.get().as_ref()));
    let roles = session.derive(|document| {
        let own = document.roles().filter(|role| !role.is_protected());
        own.map(|role| role.name.clone()).collect::<Vec<_>>()
    });
    let chosen = RwSignal::new(held.get_untracked().unwrap_or_default());
    // Before one is chosen, the first.
    let shown = move || match chosen.get() {
        name if name.is_empty() => roles.with(|roles| roles.first().cloned()).unwrap_or_default(),
        name => name,
    };
    let attach = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let name = untrack(shown);
        let id =
            instance.with_untracked(|instance| instance.as_ref().map(|i| i.id.clone())).unwrap_or_default();
        let calls = role_calls(&session.document_untracked(), &id, &name);
        session.call(text::attach_step(&name), calls);
    };
    let detach = move |_| {
        let Some(association) = association() else { return };
        let call = Ec2Call::DisassociateIamInstanceProfile { association_id: association.id };
        session.call(text::DETACH_STEP, vec![ApiCall::Ec2(call)]);
    };
    view! {
        {dyn_view(move || match (association(), held.get()) {
            (Some(association), role) => view! {
                <p>{explained(text::INSTANCE_PROFILE)}
                    <ItemLink item=Selection::InstanceProfile(association.instance_profile_name.clone())
                        name=association.instance_profile_name/>
                    {text::HOLDS}<strong>{role.unwrap_or_else(|| text::NO_ROLE.into())}</strong>
                    {explained(text::FROM_THE_METADATA_SERVICE)}</p>
                <button type="button" on:click=detach>{text::DETACH_IAM_ROLE}</button>
            }.into_any(),
            (None, _) => view! {
                <p class="empty">{explained(text::NO_ROLE_ATTACHED)}</p>
            }.into_any(),
        })}
        <Show
            when=move || !roles.with(Vec::is_empty)
            fallback=move || view! {
                <button type="button" class="primary" on:click=move |_| session.dialog.set(Some(Dialog::CreateRole))>{text::CREATE_ROLE}</button>
            }
        >
            <form class="inline-form" on:submit=attach>
                <div class="field">
                    <label for="instance-role">{text::IAM_ROLE}</label>
                    <select id="instance-role" prop:value=shown
                        on:change:target=move |event| chosen.set(event.target().value())>
                        {dyn_view(move || roles.get().into_iter().map(|role| {
                            let selected = untrack(shown) == role;
                            view! { <option value=role.clone() selected=selected>{role.clone()}</option> }
                        }).collect_view())}
                    </select>
                </div>
                <button type="submit" class="primary">{text::UPDATE_IAM_ROLE}</button>
            </form>
        </Show>
        <p class="hint">{text::NEVER_HOLDS_A_ROLE}</p>
    }
}

/// A button that attaches this role to the instance.
#[component]
pub fn AttachRole(role: String) -> impl IntoView {
    let session = use_session();
    let name = role.clone();
    let attached = session.derive(move |document| attached_role(document).as_deref() == Some(name.as_str()));
    let attach = move |_| {
        let calls = attach_calls(&session.document_untracked(), &role);
        session.call(text::attach_step(&role), calls);
    };
    view! {
        <Show when=move || !attached.get() fallback=|| view! { <span class="card-note">{text::IS_ATTACHED}</span> }>
            <button type="button" class="primary" on:click=attach.clone()>{text::ATTACH_TO_THE_INSTANCE}</button>
        </Show>
    }
}

fn attached_role(document: &Document) -> Option<String> {
    held_role(document.account(), app_instance(document.account()))
}

/// The role that the instance's profile holds.
fn held_role(account: &Account, instance: Option<&InstanceData>) -> Option<String> {
    let association = instance?.profile.as_ref()?;
    account.iam.instance_profiles.get(&association.instance_profile_name)?.role.clone()
}
