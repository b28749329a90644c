//! Two versions of a customer managed policy.

use std::sync::Arc;

use aws_world::iam::{ManagedPolicy, PolicyVersion};
use iam_policy::document::PolicyType;
use iam_policy::evaluation::{AttachedPolicy, PolicySet};
use leptos::prelude::*;

use super::results::Results;
use super::running::{Changes, ChosenState, Running};
use super::states::has_changed;
use crate::components::close_dialog::close_dialog;
use crate::components::policy_editor::findings::fetch_common;
use crate::session::access_difference::{HolderKind, HolderName, PolicyDifference};
use crate::session::use_session;
use crate::text::{buttons, compare as text};
use crate::ui::dialog::Modal;

/// The dialog for the policy with this ARN.
#[component]
pub fn CompareVersions(arn: String) -> impl IntoView {
    let session = use_session();
    let on_close = close_dialog();
    fetch_common(session.service_reference);
    let document = session.document_untracked();
    let found = document.account().iam.policies.values().find(|policy| policy.arn == arn).cloned();
    let content = match found.filter(|policy| policy.versions.len() > 1) {
        Some(policy) => view! { <Pickers policy/> }.into_any(),
        None => view! { <p class="empty">{text::ONE_VERSION}</p> }.into_any(),
    };
    view! {
        <Modal title=text::COMPARE_VERSIONS on_close=on_close>
            {content}
            <footer class="modal-foot">
                <button type="button" class="primary" on:click=move |_| on_close.run(())>{buttons::DONE}</button>
            </footer>
        </Modal>
    }
}

#[component]
fn Pickers(policy: ManagedPolicy) -> impl IntoView {
    let session = use_session();
    let running = Running::new(session);
    let ids: Vec<String> = policy.versions.iter().map(|version| version.id.clone()).collect();
    let default = policy.default_version.clone();
    // What the default version changed of the one before, or the other way round.
    let place = ids.iter().position(|id| *id == default).unwrap_or_default();
    let other = ids.get(place.checked_sub(1).unwrap_or(place + 1)).cloned().unwrap_or_default();
    let [before, after] = [RwSignal::new(other), RwSignal::new(default)];
    let policy = StoredValue::new(policy);
    Effect::new(move |_| {
        let versions = [before.get(), after.get()];
        let difference = policy.with_value(|policy| difference(policy, &versions));
        let document = session.document_untracked();
        let states = versions.map(|name| ChosenState { name, document: Arc::clone(&document) });
        running.policies(states, difference);
    });
    view! {
        <div class="compared-states">
            <VersionPicker id="version-before" label=text::BEFORE ids=ids.clone() chosen=before/>
            <VersionPicker id="version-after" label=text::AFTER ids chosen=after/>
        </div>
        <Results running summarize/>
    }
}

fn summarize(Changes { changes, .. }: &Changes) -> String {
    text::versions_summary(changes.iter().any(has_changed)).to_owned()
}

fn difference(policy: &ManagedPolicy, versions: &[String; 2]) -> PolicyDifference {
    let set = |id: &String| {
        let version = policy.versions.iter().find(|version: &&PolicyVersion| version.id == *id)?;
        let text = version.document.0.text();
        let attached = AttachedPolicy::inline(text, PolicyType::Identity, &policy.name, &policy.arn);
        Some(PolicySet { identity: vec![attached], ..PolicySet::default() })
    };
    let [before, after] = versions;
    PolicyDifference {
        holder: HolderName { kind: HolderKind::ManagedPolicy, name: policy.name.clone() },
        caller: None,
        policy_type: PolicyType::Identity,
        before: set(before),
        after: set(after),
    }
}

#[component]
fn VersionPicker(
    id: &'static str,
    label: &'static str,
    ids: Vec<String>,
    chosen: RwSignal<String>,
) -> impl IntoView {
    let first = chosen.get_untracked();
    let option = |id: String| {
        let (value, selected) = (id.clone(), id == first);
        view! { <option value=value selected=selected>{id}</option> }
    };
    view! {
        <div class="field">
            <label for=id>{label}</label>
            <select id=id on:change:target=move |event| chosen.set(event.target().value())>
                {ids.into_iter().map(option).collect_view()}
            </select>
        </div>
    }
}
