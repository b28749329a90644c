//! What verdicts hang on that was not imported: each policy with what the reader can say about it.

use aws_world::world::can_be_supplied;
use iam_policy::document::PolicyType;
use iam_policy::evaluation::MissingPolicy;
use iam_policy::render::missing_policy_name;
use leptos::prelude::*;

use crate::lazy_view;
use crate::session::command::Command;
use crate::session::{Session, use_session};
use crate::text::assumptions as text;
use crate::ui::dyn_view::dyn_view;
use crate::ui::erased_memo::ErasedMemo;
use crate::ui::inline_markup::InlineMarkup;

lazy_view!(pub ASSUMPTIONS = assumptions_chunk: of_the_matrix in assumptions);

const STYLES: &str = include_str!("../../style/assumptions.css");

/// Above the matrix: what all its verdicts with assumptions hang on.
fn of_the_matrix() -> AnyView {
    let session = use_session();
    let policies = ErasedMemo::new(move || session.matrix.with(|matrix| matrix.assumptions.clone()));
    view! {
        <div class="of-the-matrix">
            <p>{text::EVERY_VERDICT_ASSUMES}</p>
            {dyn_view(move || view! { <Assumptions policies=policies.get()/> })}
        </div>
    }
    .into_any()
}

/// The policies that one answer hangs on; nothing where it hangs on none.
#[component]
pub fn Assumptions(policies: Vec<MissingPolicy>) -> impl IntoView {
    (!policies.is_empty()).then(|| {
        let items = policies.into_iter().map(|policy| view! { <Assumption policy/> }).collect_view();
        view! {
            <style>{STYLES}</style>
            <ul class="assumptions" aria-label=text::NOT_IMPORTED>{items}</ul>
        }
    })
}

#[component]
fn Assumption(policy: MissingPolicy) -> impl IntoView {
    let session = use_session();
    let is_of_organization =
        matches!(policy.policy_type, PolicyType::ServiceControl | PolicyType::ResourceControl);
    let none = if is_of_organization { text::THERE_ARE_NO_OTHERS } else { text::THERE_IS_NONE };
    let more = if can_be_supplied(&policy) {
        view! { <PastePolicy policy=policy.clone()/> }.into_any()
    } else {
        view! { <span class="hint">{text::IMPORT_AGAIN}</span> }.into_any()
    };
    view! {
        <li>
            <span class="missing"><InlineMarkup text=missing_policy_name(&policy)/></span>
            <button type="button" class="quiet" aria-label=text::of_policy(none, &plain_name(&policy))
                on:click=move |_| settle(session, policy.clone())>{none}</button>
            {more}
        </li>
    }
}

fn settle(session: Session, policy: MissingPolicy) {
    let name = text::settled(&plain_name(&policy));
    let mut world = session.document().world().clone();
    world.confirm_absent(policy);
    session.perform(Command::CompleteImport { name, world: Box::new(world) });
}

/// A policy's name without marks, for attributes and steps.
fn plain_name(policy: &MissingPolicy) -> String {
    missing_policy_name(policy).replace('`', "")
}

/// A place for the policy's JSON. What was written stays as a draft until it is used.
#[component]
fn PastePolicy(policy: MissingPolicy) -> impl IntoView {
    let session = use_session();
    let refused = RwSignal::new(String::new());
    let name = plain_name(&policy);
    let key = format!("missing:{:?}:{}", policy.policy_type, policy.arn);
    let draft = session.drafts.with_untracked(|drafts| drafts.get(&key).cloned()).unwrap_or_default();
    let is_open = !draft.is_empty();
    let written = StoredValue::new(draft.clone());
    let keep = {
        let key = key.clone();
        move |text: String| {
            written.set_value(text.clone());
            session.drafts.update(|drafts| {
                drafts.insert(key.clone(), text);
            });
        }
    };
    let give = move |_| match given(session, &policy, &written.get_value()) {
        Ok(command) => {
            session.drafts.update(|drafts| {
                drafts.remove(&key);
            });
            session.perform(command);
        }
        Err(message) => refused.set(message),
    };
    view! {
        <details open=is_open>
            <summary>{text::PASTE_IT}</summary>
            <textarea rows="8" spellcheck="false" aria-label=text::text_of(&name) prop:value=draft
                on:input:target=move |event| keep(event.target().value())></textarea>
            <p class="refused" role="alert">{dyn_view(move || refused.get())}</p>
            <button type="button" on:click=give>{text::USE_THIS_POLICY}</button>
        </details>
    }
}

fn given(session: Session, policy: &MissingPolicy, json: &str) -> Result<Command, String> {
    let mut world = session.document().world().clone();
    world.supply_policy(policy, json)?;
    let name = text::given(&plain_name(policy));
    Ok(Command::CompleteImport { name, world: Box::new(world) })
}
