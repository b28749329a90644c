//! A policy of the organization: its document and where it is attached.

use aws_world::ApiCall;
use aws_world::api::Response;
use aws_world::organizations::{OrganizationPolicyType, OrganizationsCall};
use iam_policy::document::PolicyType;
use leptos::prelude::*;

use super::{TYPES, open_organization, organization};
use crate::components::inspector::item_page::{ItemCall, ItemPage};
use crate::components::policy_editor::PolicyEditor;
use crate::session::selection::Selection;
use crate::session::use_session;
use crate::text::inspector::organization::policy as text;
use crate::ui::dyn_view::dyn_view;
use crate::ui::erased_memo::ErasedMemo;

/// What a new one begins with: no keys for users, nothing over plain HTTP.
fn template(policy_type: OrganizationPolicyType) -> &'static str {
    match policy_type {
        OrganizationPolicyType::ServiceControl => {
            r#"{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Sid": "NoAccessKeys",
      "Effect": "Deny",
      "Action": "iam:CreateAccessKey",
      "Resource": "*"
    }
  ]
}"#
        }
        OrganizationPolicyType::ResourceControl => {
            r#"{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Sid": "OnlyTls",
      "Effect": "Deny",
      "Principal": "*",
      "Action": "s3:*",
      "Resource": "*",
      "Condition": { "BoolIfExists": { "aws:SecureTransport": "false" } }
    }
  ]
}"#
        }
    }
}

/// A button that makes a policy of this type and opens it.
#[component]
pub fn NewPolicy(policy_type: OrganizationPolicyType, title: &'static str) -> impl IntoView {
    let session = use_session();
    let word = match policy_type {
        OrganizationPolicyType::ServiceControl => text::SERVICE_CONTROL_POLICY,
        OrganizationPolicyType::ResourceControl => text::RESOURCE_CONTROL_POLICY,
    };
    let create = move |_| {
        let document = session.document_untracked();
        let taken = |name: &String| {
            document.world().organization().is_some_and(|o| o.policies.values().any(|p| p.name == *name))
        };
        let base =
            if policy_type == OrganizationPolicyType::ServiceControl { "NoAccessKeys" } else { "OnlyTls" };
        let mut names = (1..).map(|n| if n == 1 { base.to_owned() } else { format!("{base}{n}") });
        let Some(name) = names.find(|name| !taken(name)) else { return };
        let call = OrganizationsCall::CreatePolicy {
            name: name.clone(),
            description: String::new(),
            policy_type,
            content: template(policy_type).to_owned(),
        };
        let outcome = session.call(text::create_step(word, &name), vec![ApiCall::Organizations(call)]);
        if let Some(Response::Created(id)) = outcome.responses.first() {
            session.select(Selection::OrganizationPolicy(id.clone()));
        }
    };
    view! { <button type="button" title=title on:click=create>{text::create(word)}</button> }
}

/// A policy of the organization.
#[component]
pub fn OrganizationPolicy(id: String) -> impl IntoView {
    let session = use_session();
    let stored = StoredValue::new(id.clone());
    let found = organization();
    let policy = ErasedMemo::new(move || found.with(|o| stored.with_value(|id| o.policies.get(id).cloned())));
    let text =
        ErasedMemo::new(move || policy.get().map(|p| p.document.0.text().to_owned()).unwrap_or_default());
    let name = move || policy.get().map(|policy| policy.name).unwrap_or_default();
    let kind = policy.get_untracked().map_or(OrganizationPolicyType::ServiceControl, |policy| policy.kind);
    let title = TYPES.iter().find(|(known, ..)| *known == kind).map_or("", |(_, title, _)| *title);
    let policy_type = match kind {
        OrganizationPolicyType::ServiceControl => PolicyType::ServiceControl,
        OrganizationPolicyType::ResourceControl => PolicyType::ResourceControl,
    };
    let save = Callback::new(move |content: String| {
        let call = OrganizationsCall::UpdatePolicy { policy_id: stored.get_value(), content };
        let outcome = session.call(text::edit_step(&name()), vec![ApiCall::Organizations(call)]);
        outcome.refused.map(|error| error.message)
    });
    let delete = move |()| {
        let call = OrganizationsCall::DeletePolicy { policy_id: stored.get_value() };
        ItemCall::new(text::delete_step(&name()), ApiCall::Organizations(call))
    };
    let attached = move || {
        let attached = found.with(|organization| {
            let carries =
                |(_, policies): &(&String, &Vec<String>)| stored.with_value(|id| policies.contains(id));
            let targets = organization.attachments.iter().filter(carries);
            targets.map(|(target, _)| target.clone()).collect::<Vec<_>>()
        });
        if attached.is_empty() {
            text::ATTACHED_NOWHERE.to_owned()
        } else {
            text::attached_to(&attached.join(", "))
        }
    };
    view! {
        <ItemPage icon="policy" kind=title title=Signal::derive(name) arn=id.clone() actions=open_organization delete>
            <p class="hint">{dyn_view(attached)}</p>
            <PolicyEditor key=format!("organization:{id}") text policy_type on_save=save/>
        </ItemPage>
    }
}
