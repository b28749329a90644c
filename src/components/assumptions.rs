//! What verdicts hang on that was not imported: each policy and each fact, with what the reader can say about it.

use std::convert::Infallible;

use aws_world::World;
use iam_policy::evaluation::{Assumption, MissingPolicy};
use iam_policy::render::assumption_name;
use iam_policy::request::UnknownFact;
use leptos::prelude::*;

use crate::session::assumptions::{missing_policy_id, paste_hint, plain_name, words_for_none};
use crate::session::command::Command;
use crate::session::{Session, use_session};
use crate::text::assumptions as text;
use crate::ui::dyn_view::dyn_view;
use crate::ui::erased_memo::ErasedMemo;
use crate::ui::inline_markup::InlineMarkup;
use crate::ui::lazy_view::lazy_view;

lazy_view!(pub ASSUMPTIONS = assumptions_chunk: of_the_matrix in assumptions);

const STYLES: &str = include_str!("../../style/assumptions.css");

/// Above the matrix: what all its verdicts with assumptions hang on.
fn of_the_matrix() -> AnyView {
    let session = use_session();
    let assumptions = ErasedMemo::new(move || session.matrix.with(|matrix| matrix.assumptions.clone()));
    view! {
        <div class="of-the-matrix">
            <p>{text::EVERY_VERDICT_ASSUMES}</p>
            {dyn_view(move || view! { <Assumptions assumptions=assumptions.get()/> })}
        </div>
    }
    .into_any()
}

/// What one answer hangs on; nothing where it hangs on nothing.
#[component]
pub fn Assumptions(assumptions: Vec<Assumption>) -> impl IntoView {
    (!assumptions.is_empty()).then(|| {
        let item = |assumption| match assumption {
            Assumption::MissingPolicy(policy) => view! { <PolicyItem policy/> }.into_any(),
            Assumption::UnknownFact(fact) => view! { <FactItem fact/> }.into_any(),
        };
        let items = assumptions.into_iter().map(item).collect_view();
        view! {
            <style>{STYLES}</style>
            <ul class="assumptions" aria-label=text::NOT_IMPORTED>{items}</ul>
        }
    })
}

#[component]
fn PolicyItem(policy: MissingPolicy) -> impl IntoView {
    let session = use_session();
    let none = words_for_none(&policy);
    let assumption = Assumption::MissingPolicy(policy.clone());
    let plain = plain_name(&assumption);
    let label = text::of_policy(none, &plain);
    let policy_to_paste = policy.clone();
    let settle = move |_| {
        let Ok(command) = completed_import(session, text::settled(&plain), |world| {
            world.confirm_absent(policy.clone());
            Ok::<(), Infallible>(())
        });
        session.perform(command);
    };
    view! {
        <li>
            <span class="missing"><InlineMarkup text=assumption_name(&assumption)/></span>
            <button type="button" class="quiet" aria-label=label on:click=settle>{none}</button>
            <PastePolicy policy=policy_to_paste/>
        </li>
    }
}

/// A fact about an account, with a field for it.
#[component]
fn FactItem(fact: UnknownFact) -> impl IntoView {
    let session = use_session();
    let assumption = Assumption::UnknownFact(fact.clone());
    let (name, plain) = (assumption_name(&assumption), plain_name(&assumption));
    let value = RwSignal::new(String::new());
    let refused = RwSignal::new(String::new());
    let may_be_none = matches!(fact, UnknownFact::Organization(_));
    let can_be_told = !matches!(fact, UnknownFact::ConditionKey(_));
    let label = plain.clone();
    let step_name = text::given(&plain);
    let tell = move |value: &str| match completed_import(session, step_name.clone(), |world| {
        world.supply_fact(&fact, value)
    }) {
        Ok(command) => {
            session.perform(command);
        }
        Err(error) => refused.set(error.to_string()),
    };
    let tell_none = tell.clone();
    view! {
        <li>
            <span class="missing"><InlineMarkup text=name/></span>
            {may_be_none.then(|| view! {
                <button type="button" class="quiet" aria-label=text::of_policy(text::IN_NO_ORGANIZATION, &label)
                    on:click=move |_| tell_none("")>{text::IN_NO_ORGANIZATION}</button>
            })}
            {can_be_told.then(|| view! {
                <form class="tell" on:submit=move |event| {
                    event.prevent_default();
                    let value = value.get_untracked();
                    if value.trim().is_empty() { refused.set(text::WRITE_IT_FIRST.to_owned()) } else { tell(&value) }
                }>
                    <input type="text" autocomplete="off" autocapitalize="off" spellcheck="false" aria-label=plain
                        on:input:target=move |event| value.set(event.target().value())/>
                    <button type="submit">{text::USE_THIS}</button>
                    <p class="refused" role="alert">{dyn_view(move || refused.get())}</p>
                </form>
            })}
        </li>
    }
}

/// The step that changes the world by what the user says, or why it cannot be taken.
fn completed_import<E>(
    session: Session,
    name: String,
    change: impl FnOnce(&mut World) -> Result<(), E>,
) -> Result<Command, E> {
    let mut world = session.document_untracked().world().clone();
    change(&mut world)?;
    Ok(Command::CompleteImport { name, world: Box::new(world) })
}

/// A place for the policy's JSON. What was written stays as a draft until it is used.
#[component]
fn PastePolicy(policy: MissingPolicy) -> impl IntoView {
    let session = use_session();
    let refused = RwSignal::new(String::new());
    let name = plain_name(&Assumption::MissingPolicy(policy.clone()));
    let key = missing_policy_id(&policy);
    let draft = session.drafts.with_untracked(|drafts| drafts.get(&key).cloned()).unwrap_or_default();
    let is_open = !draft.is_empty();
    let id = key.clone();
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
    let hint = paste_hint(&policy);
    let step_name = text::given(&name);
    let give = move |_| {
        let supply = |world: &mut World| world.supply_policy(&policy, &written.get_value());
        match completed_import(session, step_name.clone(), supply) {
            Ok(command) => {
                session.drafts.update(|drafts| {
                    drafts.remove(&key);
                });
                session.perform(command);
            }
            Err(error) => refused.set(error.to_string()),
        }
    };
    view! {
        <details id=id open=is_open>
            <summary aria-label=text::of_policy(text::PASTE_IT, &name)>{text::PASTE_IT}</summary>
            {hint.map(|hint| view! { <p class="hint">{hint}</p> })}
            <textarea rows="8" spellcheck="false" aria-label=text::text_of(&name) prop:value=draft
                on:input:target=move |event| keep(event.target().value())></textarea>
            <p class="refused" role="alert">{dyn_view(move || refused.get())}</p>
            <button type="button" on:click=give>{text::USE_THIS_POLICY}</button>
        </details>
    }
}
