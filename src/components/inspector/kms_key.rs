//! A KMS key: whether it can be used, its policy, its aliases and grants.

use aws_world::ApiCall;
use aws_world::kms::{KeyState, KmsCall};
use iam_policy::document::PolicyType;
use leptos::prelude::*;

use super::item_page::{ItemPage, text_of};
use super::kms_sharing::{Aliases, Grants};
use crate::components::exposure::Exposure;
use crate::components::glossary::explained;
use crate::components::policy_editor::PolicyEditor;
use crate::components::policy_editor::policy_text::Limit;
use crate::session::selection::Selection;
use crate::session::use_session;
use crate::text::inspector::kms_key as text;
use crate::text::kinds;
use crate::ui::dyn_view::dyn_view;
use crate::ui::erased_memo::ErasedMemo;

/// A key.
#[component]
pub fn KmsKey(id: String) -> impl IntoView {
    let session = use_session();
    let stored = StoredValue::new(id.clone());
    let key =
        session.derive(move |document| stored.with_value(|id| document.account().kms.keys.get(id).cloned()));
    let text =
        ErasedMemo::new(move || key.get().map(|key| key.policy.0.text().to_owned()).unwrap_or_default());
    let save = Callback::new(move |policy: String| {
        let call = KmsCall::PutKeyPolicy { key_id: stored.get_value(), policy };
        session.call(text::EDIT_KEY_POLICY, vec![ApiCall::Kms(call)]).refused.map(|error| error.message)
    });
    // KMS Developer Guide, *Resource quotas*: 32 KB.
    let limit = Some(Limit { characters: 32_768, shared_by: text::FOR_A_KEY_POLICY });
    let state_now = ErasedMemo::new(move || key.get().map(|key| key.state));
    let actions = move || view! { <States id=stored.get_value() state=state_now/> };
    view! {
        <ItemPage icon="kms" kind=kinds::KMS_KEY title=id arn=text_of(key, |key| &key.arn) actions>
            <dl>
                <dt>{text::DESCRIPTION}</dt><dd>{dyn_view(move || key.get().map(|key| key.description).unwrap_or_default())}</dd>
                <dt>{text::STATE}</dt><dd>{dyn_view(move || state_now.get().map(state))}</dd>
            </dl>
            <Exposure selection=Selection::KmsKey(stored.get_value())/>
            <p class="hint">{explained(text::ROOT_STATEMENT)}</p>
            <PolicyEditor key=format!("key:{}", stored.get_value()) text policy_type=PolicyType::Resource limit on_save=save save=text::SAVE_KEY_POLICY/>
            <Aliases key=stored/>
            <Grants key=stored/>
        </ItemPage>
    }
}

fn state(state: KeyState) -> &'static str {
    match state {
        KeyState::Enabled => text::ENABLED,
        KeyState::Disabled => text::DISABLED,
        KeyState::PendingDeletion(_) => text::PENDING_DELETION,
    }
}

#[component]
fn States(id: String, state: ErasedMemo<Option<KeyState>>) -> impl IntoView {
    let session = use_session();
    let act = move |title: &'static str, call: fn(String) -> KmsCall| {
        let id = id.clone();
        let act = move |_| {
            session.call(title, vec![ApiCall::Kms(call(id.clone()))]);
        };
        view! { <button type="button" on:click=act>{title}</button> }
    };
    let delete = |key_id| KmsCall::ScheduleKeyDeletion { key_id, pending_window_in_days: Some(30) };
    dyn_view(move || match state.get() {
        None => ().into_any(),
        Some(KeyState::Enabled) => view! {
            {act(text::DISABLE_KEY, |key_id| KmsCall::DisableKey { key_id })}
            {act(text::SCHEDULE_KEY_DELETION, delete)}
        }
        .into_any(),
        Some(KeyState::Disabled) => view! {
            {act(text::ENABLE_KEY, |key_id| KmsCall::EnableKey { key_id })}
            {act(text::SCHEDULE_KEY_DELETION, delete)}
        }
        .into_any(),
        Some(KeyState::PendingDeletion(time)) => view! {
            <span class="card-note">{text::gone_on(&time.iso8601())}</span>
            {act(text::CANCEL_KEY_DELETION, |key_id| KmsCall::CancelKeyDeletion { key_id })}
        }
        .into_any(),
    })
}
