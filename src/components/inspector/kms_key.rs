//! A KMS key: whether it can be used, its policy, its grants.

use aws_world::ApiCall;
use aws_world::kms::{Grant, KeyState, KmsCall};
use iam_policy::document::PolicyType;
use leptos::prelude::*;

use super::Head;
use crate::components::policy_editor::PolicyEditor;
use crate::components::policy_editor::policy_text::Limit;
use crate::session::use_session;
use crate::ui::derived::Derived;
use crate::ui::dynamic::dynamic;

/// A key.
#[component]
pub fn KmsKey(id: String) -> impl IntoView {
    let session = use_session();
    let stored = StoredValue::new(id.clone());
    let key =
        session.derive(move |document| stored.with_value(|id| document.account().kms.keys.get(id).cloned()));
    let text = Derived::new(move || key.get().map(|key| key.policy.0.text().to_owned()).unwrap_or_default());
    let save = Callback::new(move |policy: String| {
        let call = KmsCall::PutKeyPolicy { key_id: stored.get_value(), policy };
        session.call("Edit key policy", vec![ApiCall::Kms(call)]).refused.map(|error| error.message)
    });
    let aliases = session.derive(move |document| {
        let aliases = document.account().kms.aliases.iter();
        let own = aliases.filter(|(_, key)| stored.with_value(|id| *key == id));
        own.map(|(alias, _)| alias.clone()).collect::<Vec<_>>().join(", ")
    });
    let grants = move || {
        let grants = key.get().map(|key| key.grants).unwrap_or_default();
        match grants.len() {
            0 => "No grants.".to_owned(),
            1 => "1 grant gives somebody operations beside the policy.".to_owned(),
            n => format!("{n} grants give operations beside the policy."),
        }
    };
    // KMS Developer Guide, *Resource quotas*: 32 KB.
    let limit = Some(Limit { characters: 32_768, shared_by: "for a key policy" });
    view! {
        <Head icon="kms" kind="KMS key" title=id
            arn=Signal::derive(move || key.get().map(|key| key.arn).unwrap_or_default())>
            <States id=stored.get_value() state=Derived::new(move || key.get().map(|key| key.state))/>
        </Head>
        <p>{dynamic(move || aliases.get())}</p>
        <dl>
            <dt>"Description"</dt><dd>{dynamic(move || key.get().map(|key| key.description).unwrap_or_default())}</dd>
            <dt>"State"</dt><dd>{dynamic(move || key.get().map(|key| state(key.state)))}</dd>
        </dl>
        <ul class="rows" aria-label="Grants">{dynamic(move || key.get().map(|key| key.grants.into_iter().map(grant).collect_view()))}</ul>
        <p class="hint">"Without a statement for the account’s root user in this policy, policies of users and roles give nothing on the key. "{dynamic(grants)}</p>
        <PolicyEditor key=format!("key:{}", stored.get_value()) text policy_type=PolicyType::Resource limit on_save=save save="Save key policy"/>
    }
}

fn state(state: KeyState) -> &'static str {
    match state {
        KeyState::Enabled => "Enabled",
        KeyState::Disabled => "Disabled: it encrypts and decrypts nothing",
        KeyState::PendingDeletion(_) => "Pending deletion: it encrypts and decrypts nothing",
    }
}

fn grant(grant: Grant) -> AnyView {
    let given = grant.given;
    view! { <li><span><code>{given.grantee_principal}</code><span class="card-note">{given.operations.join(", ")}</span></span></li> }.into_any()
}

#[component]
fn States(id: String, state: Derived<Option<KeyState>>) -> impl IntoView {
    let session = use_session();
    let act = move |title: &'static str, call: fn(String) -> KmsCall| {
        let id = id.clone();
        let act = move |_| {
            session.call(title, vec![ApiCall::Kms(call(id.clone()))]);
        };
        view! { <button type="button" on:click=act>{title}</button> }
    };
    let delete = |key_id| KmsCall::ScheduleKeyDeletion { key_id, pending_window_in_days: Some(30) };
    dynamic(move || match state.get() {
        None => ().into_any(),
        Some(KeyState::Enabled) => view! {
            {act("Disable key", |key_id| KmsCall::DisableKey { key_id })}
            {act("Schedule key deletion", delete)}
        }
        .into_any(),
        Some(KeyState::Disabled) => view! {
            {act("Enable key", |key_id| KmsCall::EnableKey { key_id })}
            {act("Schedule key deletion", delete)}
        }
        .into_any(),
        Some(KeyState::PendingDeletion(time)) => view! {
            <span class="card-note">{format!("gone on {}", time.iso8601())}</span>
            {act("Cancel key deletion", |key_id| KmsCall::CancelKeyDeletion { key_id })}
        }
        .into_any(),
    })
}
