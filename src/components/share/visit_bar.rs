//! What can be done with a world that somebody shared.

use leptos::prelude::*;

use crate::browser::{location, storage};
use crate::components::lesson_files::keep_replaced_draft;
use crate::deep_links::query::EXAMPLE;
use crate::session::shared_document::Visit;
use crate::session::{saved_document, use_session};
use crate::text::lessons::draft_kept;
use crate::text::links as text;
use crate::text::make_lesson as making;
use crate::ui::dyn_view::dyn_view;
use crate::ui::erased_memo::ErasedMemo;

/// Keep it, go on with it, or go back.
#[component]
pub fn Choices() -> impl IntoView {
    let session = use_session();
    let tries_out = ErasedMemo::new(move || {
        session.suspended_work.with(|own| own.as_ref().is_some_and(|own| own.visit == Visit::TryOut))
    });
    dyn_view(move || match tries_out.get() {
        true => view! { <TryOut/> }.into_any(),
        false => view! { <Visited/> }.into_any(),
    })
}

/// What is looked at, and the ways on. A phone shows one line of it until more is asked for.
#[component]
fn Bar(
    /// Its name.
    label: &'static str,
    /// What is looked at.
    said: AnyView,
    /// The ways on.
    children: Children,
) -> impl IntoView {
    let is_open = RwSignal::new(false);
    view! {
        <section class="visit-bar" class:open=move || is_open.get() aria-label=label>
            <p>{said}</p>
            <button type="button" class="quiet more" on:click=move |_| is_open.update(|open| *open = !*open)>
                {dyn_view(move || if is_open.get() { text::LESS } else { text::MORE })}
            </button>
            <div class="button-row">{children()}</div>
        </section>
    }
}

/// Back from one's own lesson to its draft.
#[component]
fn TryOut() -> impl IntoView {
    let session = use_session();
    let said = view! { <strong>{making::TRYING}</strong>" "{making::TRYING_KEEPS} }.into_any();
    view! {
        <Bar label=making::TRY_OUT said>
            <button type="button" on:click=move |_| session.end_try_out(true)>{making::TAKE_AS_SOLUTION}</button>
            <button type="button" class="primary" on:click=move |_| session.end_try_out(false)>{making::BACK_TO_DRAFT}</button>
        </Bar>
    }
}

/// What somebody shared, or an example.
#[component]
fn Visited() -> impl IntoView {
    let session = use_session();
    // Whether the reader was told that going back loses what they changed here.
    let asked = RwSignal::new(false);
    let example = move || {
        session.suspended_work.with(|own| match &own.as_ref()?.visit {
            Visit::Example(title) => Some(title.clone()),
            Visit::Shared | Visit::TryOut => None,
        })
    };
    let forget_address = || {
        location::clear_hash();
        location::remove_query_value(EXAMPLE);
    };
    let keep = move |_| {
        let json = session
            .drafts
            .with_untracked(|drafts| saved_document::to_json(&session.document_untracked(), drafts));
        let own_name = untrack(example).unwrap_or_else(|| text::SHARED_WORLD.to_owned());
        let taken = storage::scenarios();
        let name = (1..)
            .map(|count| text::scenario(&own_name, count))
            .find(|name| !taken.contains(name))
            .unwrap_or_default();
        match storage::save_scenario(&name, &json) {
            true => session.tell(&text::kept(&name), false),
            false => session.tell(text::NOT_KEPT, true),
        }
    };
    let adopt = move |_| {
        let own = session.suspended_work.with_untracked(Clone::clone);
        let opened = session.drafts.get_untracked();
        let kept = own.and_then(|own| keep_replaced_draft(&own.document, &own.drafts, &opened));
        session.keep_preview();
        if let Some(name) = kept {
            session.tell(&draft_kept(&name), false);
        }
        // A reload opens the work now, not the link.
        forget_address();
    };
    let back = move |_| {
        if session.preview_is_edited() && !asked.get_untracked() {
            asked.set(true);
        } else {
            session.exit_preview();
            forget_address();
        }
    };
    let looked_at = move || example().as_deref().map_or(text::LOOKING.to_owned(), text::looking_at_example);
    let said = view! { <strong>{dyn_view(looked_at)}</strong>" "{text::OWN_WORK_IS_KEPT} }.into_any();
    view! {
        <Bar label=text::SHARED_WORLD said>
            <button type="button" on:click=keep>{text::KEEP}</button>
            <button type="button" on:click=adopt>{text::REPLACE}</button>
            <button type="button" on:click=back>
                {dyn_view(move || if asked.get() { text::BACK_WITHOUT_CHANGES } else { text::BACK })}
            </button>
        </Bar>
    }
}
