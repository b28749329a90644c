//! A policy: its JSON, its versions, what it is attached to, its tags.

use aws_world::ApiCall;
use aws_world::iam::{IamCall, ManagedPolicy, Taggable};
use iam_policy::arn::Arn;
use iam_policy::document::PolicyType;
use iam_policy::evaluation::{Assumption, MissingPolicy};
use iam_policy::json::reformat;
use leptos::prelude::*;

use crate::ui::erased_memo::ErasedMemo;

use super::item_page::{ItemCall, ItemLink, ItemPage, OpenItem};
use super::tags::Tags;
use crate::components::assumptions::Assumptions;
use crate::components::glossary::explained;
use crate::components::policy_editor::PolicyEditor;
use crate::components::policy_editor::policy_text::Limit;
use crate::session::document::Document;
use crate::session::inline_draft::draft_key;
use crate::session::map_items::identity_permissions;
use crate::session::selection::IdentityKind;
use crate::session::{Dialog, Session, use_session};
use crate::text::buttons;
use crate::text::compare::COMPARE_VERSIONS;
use crate::text::inspector::policy as text;
use crate::text::kinds;
use crate::ui::dyn_view::{Show, dyn_view};
use crate::ui::tabs::{TabPage, TabbedPages};

/// Whose a managed policy is.
#[derive(Clone, Debug, PartialEq)]
enum Origin {
    /// AWS's, with its document.
    Aws(String),
    /// The account's.
    Customer,
    /// An import names it, and its document was not in the files.
    NotImported,
}

/// A managed policy, AWS's or the customer's.
#[component]
pub fn Policy(arn: String) -> impl IntoView {
    let session = use_session();
    let stored = StoredValue::new(arn.clone());
    let origin = session.derive(move |document| stored.with_value(|arn| origin(session, document, arn)));
    let built_in = session.aws_managed().iter().find(|policy| policy.arn == arn);
    let purpose = built_in.map(|policy| policy.purpose);
    dyn_view(move || {
        let arn = stored.get_value();
        let title = arn.rsplit('/').next().unwrap_or_default().to_owned();
        let kind =
            if is_written_by_aws(&arn) { kinds::AWS_MANAGED_POLICY } else { kinds::CUSTOMER_MANAGED_POLICY };
        match origin.get() {
            Origin::Aws(text_of_policy) => view! {
                <ItemPage icon="policy" kind title arn=arn.clone()>
                    {purpose.map(|purpose| view! { <p>{purpose}</p> })}
                    <p class="hint">{text::AWS_WRITES_IT}</p>
                    <AttachedTo arn/>
                    <pre class="marked-json" tabindex="0" aria-label=text::POLICY_DOCUMENT>{reformat(&text_of_policy).unwrap_or(text_of_policy)}</pre>
                </ItemPage>
            }
            .into_any(),
            Origin::Customer => view! { <CustomerPolicy arn/> }.into_any(),
            Origin::NotImported => view! {
                <ItemPage icon="policy" kind title arn=arn.clone()>
                    <p class="hint">{text::NOT_IMPORTED}</p>
                    <Assumptions assumptions=vec![missing(&arn)]/>
                    <AttachedTo arn/>
                </ItemPage>
            }
            .into_any(),
        }
    })
}

fn origin(session: Session, document: &Document, arn: &str) -> Origin {
    let known = document.world().aws_managed_document(arn).map(|policy| policy.0.text());
    let built_in =
        || session.aws_managed().iter().find(|policy| policy.arn == arn).map(|policy| policy.document);
    match known.or_else(built_in) {
        Some(text) => Origin::Aws(text.to_owned()),
        None if document.account().iam.policies.values().any(|policy| policy.arn == arn) => Origin::Customer,
        None => Origin::NotImported,
    }
}

fn is_written_by_aws(arn: &str) -> bool {
    Arn::parse(arn).is_some_and(|arn| arn.account == "aws")
}

fn missing(arn: &str) -> Assumption {
    Assumption::MissingPolicy(MissingPolicy { policy_type: PolicyType::Identity, arn: arn.to_owned() })
}

#[component]
fn CustomerPolicy(arn: String) -> impl IntoView {
    let session = use_session();
    let stored = StoredValue::new(arn.clone());
    let policy = session.derive(move |document| {
        document.account().iam.policies.values().find(|p| stored.with_value(|arn| p.arn == *arn)).cloned()
    });
    let name = move || policy.get().map(|policy| policy.name).unwrap_or_default();
    let text = ErasedMemo::new(move || policy.get().map(default_text).unwrap_or_default());
    let tags = ErasedMemo::new(move || policy.get().map(|policy| policy.tags).unwrap_or_default());
    let delete = move |()| {
        let call = IamCall::DeletePolicy { policy_arn: stored.get_value() };
        ItemCall::new(text::delete_step(&name()), ApiCall::Iam(call))
    };
    let save = Callback::new(move |text: String| {
        let call = IamCall::CreatePolicyVersion {
            policy_arn: stored.get_value(),
            policy_document: text,
            set_as_default: true,
        };
        session.call(text::edit_step(&name()), vec![ApiCall::Iam(call)]).refused.map(|e| e.message)
    });
    let pages = vec![
        TabPage::new(text::PERMISSIONS, move || {
            let key = format!("policy:{}", stored.get_value());
            let policy_type = stored.with_value(|arn| type_in_use(&session.document_untracked(), arn));
            view! { <PolicyEditor key text policy_type on_save=save/> }
        }),
        TabPage::new(text::ENTITIES_ATTACHED, move || view! { <AttachedTo arn=stored.get_value()/> }),
        TabPage::new(text::VERSIONS, move || view! { <Versions policy/> }),
        TabPage::new(text::TAGS, move || {
            view! { <Tags what=Taggable::Policy(stored.get_value()) tags/> }
        }),
    ];
    view! {
        <ItemPage icon="policy" kind=kinds::CUSTOMER_MANAGED_POLICY title=Signal::derive(name) arn delete>
            <TabbedPages id="policy" label=text::POLICY pages/>
        </ItemPage>
    }
}

/// As what a managed policy is in use. One that is nothing but a boundary gives nothing.
fn type_in_use(document: &Document, arn: &String) -> PolicyType {
    let all: Vec<_> =
        identity_permissions(document).into_iter().map(|(.., permissions)| permissions).collect();
    let is_boundary = all.iter().any(|permissions| permissions.boundary.as_ref() == Some(arn));
    let is_attached = all.iter().any(|permissions| permissions.attached.contains(arn));
    if is_boundary && !is_attached { PolicyType::PermissionsBoundary } else { PolicyType::Identity }
}

fn default_text(policy: ManagedPolicy) -> String {
    let version = policy.versions.iter().find(|version| version.id == policy.default_version);
    version.map(|version| version.document.0.text().to_owned()).unwrap_or_default()
}

#[component]
fn AttachedTo(arn: String) -> impl IntoView {
    let session = use_session();
    let entities = session.derive(move |document| {
        let all = identity_permissions(document);
        let mut found = Vec::new();
        for (kind, name, permissions) in all {
            if permissions.attached.contains(&arn) {
                found.push((kind, name.clone(), kind.title().to_owned()));
            }
            if permissions.boundary.as_ref() == Some(&arn) {
                found.push((kind, name, text::as_boundary(kind.title())));
            }
        }
        found
    });
    let row = |(kind, name, note): (IdentityKind, String, String)| {
        view! { <li><ItemLink item=kind.select(&name) name/><span class="card-note">{note}</span></li> }
    };
    view! {
        <ul class="rows" aria-label=text::ATTACHED_TO>{dyn_view(move || entities.get().into_iter().map(row).collect_view())}</ul>
        <Show when=move || entities.with(Vec::is_empty)>
            <p class="empty">{text::ATTACHED_TO_NOBODY}</p>
        </Show>
    }
}

#[component]
fn Versions(policy: ErasedMemo<Option<ManagedPolicy>>) -> impl IntoView {
    let session = use_session();
    let rows = move || {
        let Some(policy) = policy.get() else { return Vec::new() };
        let default = policy.default_version.clone();
        policy.versions.iter().rev().map(|v| (policy.arn.clone(), v.clone(), v.id == default)).collect()
    };
    let row = move |(policy_arn, version, is_default): (String, aws_world::iam::PolicyVersion, bool)| {
        let id = version.id.clone();
        let set_default = {
            let (policy_arn, version_id) = (policy_arn.clone(), id.clone());
            move |_| {
                let call = IamCall::SetDefaultPolicyVersion {
                    policy_arn: policy_arn.clone(),
                    version_id: version_id.clone(),
                };
                session.call(text::make_the_default(&version_id), vec![ApiCall::Iam(call)]);
            }
        };
        let delete = {
            let version_id = id.clone();
            move |_| {
                let call = IamCall::DeletePolicyVersion {
                    policy_arn: policy_arn.clone(),
                    version_id: version_id.clone(),
                };
                session.call(text::delete_version_step(&version_id), vec![ApiCall::Iam(call)]);
            }
        };
        view! {
            <li>
                <span><code>{id}</code><span class="card-note">{version.created.iso8601()}</span></span>
                {if is_default {
                    view! { <span class="card-note">{text::DEFAULT_VERSION}</span> }.into_any()
                } else {
                    view! {
                        <span class="button-row">
                            <button type="button" on:click=set_default>{text::SET_AS_DEFAULT}</button>
                            <button type="button" class="danger" on:click=delete>{buttons::DELETE}</button>
                        </span>
                    }.into_any()
                }}
            </li>
        }
    };
    let arn = move || {
        policy.with(|policy| {
            policy.as_ref().filter(|policy| policy.versions.len() > 1).map(|policy| policy.arn.clone())
        })
    };
    let comparing = ErasedMemo::new(arn);
    let compare = move || {
        let arn = comparing.get()?;
        let open = move |_| session.dialog.set(Some(Dialog::CompareVersions(arn.clone())));
        Some(view! { <button type="button" on:click=open>{COMPARE_VERSIONS}</button> })
    };
    view! {
        <p class="hint">{explained(text::FIVE_VERSIONS)}</p>
        <ul class="rows">{dyn_view(move || rows().into_iter().map(row).collect_view())}</ul>
        {dyn_view(compare)}
    }
}

/// An inline policy: part of one identity.
#[component]
pub fn InlinePolicy(kind: IdentityKind, owner: String, name: String) -> impl IntoView {
    let session = use_session();
    let key = draft_key(kind, &owner, &name);
    let owner_name = StoredValue::new(owner.clone());
    let policy = StoredValue::new(name.clone());
    let in_force = session.derive(move |document| {
        let permissions = owner_name.with_value(|owner| document.permissions(kind, owner).cloned());
        let found = permissions.and_then(|p| policy.with_value(|name| p.inline.get(name).cloned()));
        found.map(|document| document.0.text().to_owned())
    });
    let is_saved = move || in_force.with(Option::is_some);
    let text = ErasedMemo::new(move || in_force.get().unwrap_or_default());
    let save = Callback::new(move |text: String| {
        let call = IamCall::PutInlinePolicy {
            of: kind.named(&owner_name.get_value()),
            policy_name: policy.get_value(),
            policy_document: text,
        };
        let step = if is_saved() { text::edit_inline_step } else { text::create_inline_step };
        let refused = session.call(step(&policy.get_value()), vec![ApiCall::Iam(call)]).refused;
        refused.map(|error| error.message)
    });
    let discard = Callback::new(move |()| {
        if !is_saved() {
            let (owner, name) = (owner_name.get_value(), policy.get_value());
            session.discard_inline_policy(kind, &owner, &name);
        }
    });
    let delete = move |()| {
        let (of, policy_name) = (kind.named(&owner_name.get_value()), policy.get_value());
        let step = text::delete_inline_step(&policy_name);
        ItemCall::new(step, ApiCall::Iam(IamCall::DeleteInlinePolicy { of, policy_name }))
    };
    let actions = move || {
        let owner = owner_name.get_value();
        view! { <OpenItem item=kind.select(&owner) label=text::open(&owner)/> }
    };
    let limit = Some(inline_limit(kind, &owner));
    view! {
        <ItemPage icon="policy" kind=kinds::INLINE_POLICY title=name arn=text::part_of(kind.title(), &owner)
            actions delete can_delete=is_saved>
            <PolicyEditor key text policy_type=PolicyType::Identity on_save=save on_discard=discard limit/>
        </ItemPage>
    }
}

/// AWS counts all inline policies of an identity together.
fn inline_limit(kind: IdentityKind, owner: &str) -> Limit {
    let shared_by = match kind {
        IdentityKind::User => text::OF_THE_USER,
        IdentityKind::Group => text::OF_THE_GROUP,
        IdentityKind::Role => text::OF_THE_ROLE,
    };
    Limit { characters: kind.named(owner).inline_policy_limit(), shared_by }
}
