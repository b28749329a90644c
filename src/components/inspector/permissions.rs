//! The policies of a user, group or role: attached, inline, to attach, to write.

use aws_world::ApiCall;
use aws_world::iam::IamCall;
use leptos::prelude::*;

use crate::ui::erased_memo::ErasedMemo;

use super::boundary::Boundary;
use super::item_page::ItemLink;
use crate::browser::scroll;
use crate::components::policy_picker::{PolicyPicker, policy_name};
use crate::session::other_grants::other_grants;
use crate::session::selection::{IdentityKind, Selection};
use crate::session::use_session;
use crate::text::buttons;
use crate::text::inspector::permissions as text;
use crate::ui::dyn_view::{Show, dyn_view};

/// What a new inline policy begins with: the least the photo app could ask for.
const NEW_INLINE_POLICY: &str = r#"{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Effect": "Allow",
      "Action": ["s3:GetObject", "s3:PutObject"],
      "Resource": "arn:aws:s3:::photo-app-bucket/*"
    }
  ]
}"#;

/// The Permissions tab of an identity.
#[component]
pub fn Permissions(kind: IdentityKind, #[prop(into)] name: String) -> impl IntoView {
    let session = use_session();
    let owner = StoredValue::new(name);
    let permissions = session.derive(move |document| {
        owner.with_value(|name| document.permissions(kind, name).cloned()).unwrap_or_default()
    });
    let picking = RwSignal::new(false);
    let chosen = RwSignal::new(Vec::<String>::new());
    let attach = move |_| {
        let arns = chosen.get_untracked();
        let name = owner.get_value();
        let attach = |arn: &String| {
            ApiCall::Iam(IamCall::AttachPolicy { to: kind.named(&name), policy_arn: arn.clone() })
        };
        let calls: Vec<ApiCall> = arns.iter().map(attach).collect();
        if calls.is_empty() || session.call(text::attach_step(&name), calls).refused.is_none() {
            chosen.set(Vec::new());
            picking.set(false);
        }
    };
    let open_picker = move |_| {
        picking.set(true);
        // The list begins where the button was, at the end of what is in sight.
        scroll::reveal_after_update("policy-filter");
    };
    view! {
        <AttachedPolicies kind owner permissions/>
        <Show
            when=move || picking.get()
            fallback=move || {
                view! {
                    <div class="button-row">
                        <button type="button" class="primary" on:click=open_picker>{text::ATTACH_POLICIES}</button>
                        <NewInlinePolicy kind owner/>
                    </div>
                }
            }
        >
            <PolicyPicker chosen hidden=Signal::derive(move || permissions.get().attached)/>
            <div class="button-row">
                <button type="button" class="primary" on:click=attach>
                    {dyn_view(move || text::attach(chosen.with(Vec::len)))}
                </button>
                <button type="button" on:click=move |_| picking.set(false)>{buttons::CANCEL}</button>
            </div>
        </Show>
        {(kind != IdentityKind::Group).then(|| view! { <Boundary kind name=owner/> })}
    }
}

#[component]
fn AttachedPolicies(
    kind: IdentityKind,
    owner: StoredValue<String>,
    permissions: ErasedMemo<aws_world::iam::Permissions>,
) -> impl IntoView {
    let session = use_session();
    let attached = move |arn: String| {
        let name = policy_name(&arn);
        let item = Selection::Policy(arn.clone());
        let detach = move |_| {
            let call =
                IamCall::DetachPolicy { from: kind.named(&owner.get_value()), policy_arn: arn.clone() };
            session.call(text::detach(&policy_name(&arn)), vec![ApiCall::Iam(call)]);
        };
        view! {
            <li>
                <ItemLink item name=name.clone()/>
                <button type="button" aria-label=text::detach(&name) on:click=detach>{buttons::DETACH}</button>
            </li>
        }
    };
    let inline = move |name: String| {
        let item = Selection::InlinePolicy(kind, owner.get_value(), name.clone());
        let policy = name.clone();
        let delete = move |_| {
            let call = IamCall::DeleteInlinePolicy {
                of: kind.named(&owner.get_value()),
                policy_name: policy.clone(),
            };
            session.call(text::delete_step(&policy), vec![ApiCall::Iam(call)]);
        };
        view! {
            <li>
                <ItemLink item name=name.clone()/>
                <span class="card-note">{text::INLINE}</span>
                <button type="button" aria-label=text::delete(&name) on:click=delete>{buttons::DELETE}</button>
            </li>
        }
    };
    let drafts = ErasedMemo::new(move || owner.with_value(|owner| session.inline_drafts(kind, owner)));
    let draft = move |name: String| {
        let item = Selection::InlinePolicy(kind, owner.get_value(), name.clone());
        let policy = name.clone();
        let discard = move |_| owner.with_value(|owner| session.discard_inline_policy(kind, owner, &policy));
        view! {
            <li>
                <ItemLink item name=name.clone()/>
                <span class="card-note">{text::NOT_SAVED}</span>
                <button type="button" aria-label=text::discard(&name) on:click=discard>{buttons::DISCARD}</button>
            </li>
        }
    };
    let nothing = session.derive(move |document| match kind {
        IdentityKind::Group => text::GROUP_WITHOUT_POLICIES.to_owned(),
        IdentityKind::User | IdentityKind::Role => {
            let elsewhere = owner.with_value(|name| other_grants(document, kind, name));
            text::no_policies(kind.title(), &elsewhere)
        }
    });
    view! {
        <ul class="rows">
            {dyn_view(move || permissions.get().attached.into_iter().map(attached).collect_view())}
            {dyn_view(move || permissions.get().inline.into_keys().map(inline).collect_view())}
            {dyn_view(move || drafts.get().into_iter().map(draft).collect_view())}
        </ul>
        <Show when=move || permissions.with(|p| p.attached.is_empty() && p.inline.is_empty())>
            <p class="empty">{dyn_view(move || nothing.get())}</p>
        </Show>
    }
}

#[component]
fn NewInlinePolicy(kind: IdentityKind, owner: StoredValue<String>) -> impl IntoView {
    let session = use_session();
    let begin =
        move |_| owner.with_value(|owner| session.begin_inline_policy(kind, owner, NEW_INLINE_POLICY));
    view! { <button type="button" on:click=begin>{text::CREATE_INLINE_POLICY}</button> }
}
