//! The conditions of a statement, a row for each operator and key.

use iam_policy_ide::{ConditionRow, PolicyEdit};
use leptos::prelude::*;

use super::Card;
use super::condition_form::ConditionForm;
use crate::browser::focus;
use crate::text::visual_editor as said;
use crate::ui::dyn_view::{Show, dyn_view};
use crate::ui::erased_memo::ErasedMemo;

/// `Condition`.
#[component]
pub fn Conditions(card: Card) -> impl IntoView {
    let count = ErasedMemo::new(move || card.statement.with(|statement| statement.conditions.len()));
    // The row that is being changed; the one behind the last is new.
    let open = RwSignal::new(None::<usize>);
    let is_new = ErasedMemo::new(move || open.get().is_some_and(|open| open == usize::MAX));
    let close = Callback::new(move |()| {
        let back = match open.get_untracked() {
            Some(place) if place != usize::MAX => ["edit-condition-", &place.to_string()].concat(),
            _ => "add-condition".to_owned(),
        };
        open.set(None);
        focus::focus_without_scrolling(card.element(&back));
    });
    let begin = move |place: usize| {
        open.set(Some(place));
        focus::focus_without_scrolling(card.element("key"));
    };
    view! {
        <div class="part" role="group" aria-labelledby=card.element("conditions")>
            <h5 id=card.element("conditions")>{said::CONDITIONS}</h5>
            <Show when=move || count.get() == 0><p class="hint">{said::NO_CONDITIONS}</p></Show>
            <ul class="entries">
                <For each=move || 0..count.get() key=|place| *place let(place)>
                    <Row card place open begin=Callback::new(begin) close/>
                </For>
            </ul>
            <button type="button" class="disclosure" id=card.element("add-condition")
                aria-expanded=move || is_new.get().to_string()
                on:click=move |_| if is_new.get_untracked() { close.run(()) } else { begin(usize::MAX) }>
                <span class="arrow" aria-hidden="true"></span>
                {said::ADD_CONDITION}
            </button>
            <Show when=move || is_new.get()>
                <div class="disclosed"><ConditionForm card place=None close/></div>
            </Show>
        </div>
    }
}

/// `StringLike s3:prefix home/*, public/*`
fn in_words(row: &ConditionRow) -> String {
    [row.operator.as_str(), " ", &row.key].concat()
}

#[component]
fn Row(
    card: Card,
    place: usize,
    open: RwSignal<Option<usize>>,
    begin: Callback<usize>,
    close: Callback<()>,
) -> impl IntoView {
    let row = ErasedMemo::new(move || {
        card.statement.with(|statement| statement.conditions.get(place).cloned()).unwrap_or_default()
    });
    let is_open = ErasedMemo::new(move || open.get() == Some(place));
    // Values are lines of a text field there.
    let has_lines = move || {
        row.with(|row| row.values.iter().all(|value| !value.is_empty() && !value.contains(['\n', '\r'])))
    };
    let remove = move |_| {
        let gone = row.with_untracked(in_words);
        if card.edited.edit(&[PolicyEdit::RemoveCondition(card.index, place)]) {
            open.set(None);
            card.edited.say(said::removed(&gone));
            focus::focus_without_scrolling(card.element("add-condition"));
        }
    };
    let name = move || row.with(in_words);
    view! {
        <li class="condition">
            <span class="entry">
                <code>{dyn_view(name)}</code>
                <span class="values">{dyn_view(move || row.with(|row| row.values.join(", ")))}</span>
            </span>
            <Show when=has_lines fallback=|| view! { <span class="card-note">{said::NOT_LINES}</span> }>
                <button type="button" class="quiet" id=card.element(&format!("edit-condition-{place}"))
                    aria-expanded=move || is_open.get().to_string() aria-label=move || said::edit(&name())
                    on:click=move |_| if is_open.get_untracked() { close.run(()) } else { begin.run(place) }>
                    {said::EDIT}
                </button>
            </Show>
            <button type="button" class="quiet" aria-label=move || said::remove(&name()) on:click=remove>{said::REMOVE}</button>
        </li>
        <Show when=move || is_open.get()>
            <li class="disclosed"><ConditionForm card place=Some(place) close/></li>
        </Show>
    }
}
