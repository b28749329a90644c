//! The entries of `Action` or `Resource`, and a field for one that is typed.

use iam_policy_ide::{ListElement, PolicyEdit, VisualList};
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

use super::Card;
use super::choice::{Choice, Options};
use crate::browser::focus;
use crate::text::visual_editor as said;
use crate::ui::dyn_view::Show;
use crate::ui::erased_memo::ErasedMemo;

/// What a list is called, and what is said of an entry.
#[derive(Clone, Copy, Debug)]
pub struct Wording {
    pub which: &'static str,
    pub these: [&'static str; 2],
    pub none: &'static str,
}

/// A list of the statement, tracked.
pub fn list_of(card: Card, list: ListElement) -> ErasedMemo<VisualList> {
    ErasedMemo::new(move || {
        card.statement.with(|statement| match list {
            ListElement::Action => statement.actions.clone(),
            ListElement::Resource => statement.resources.clone(),
        })
    })
}

/// Whether the list names what is meant or what is left out. Only what is written can be turned round.
#[component]
pub fn Negation(
    card: Card,
    /// Last part of the element id.
    part: &'static str,
    /// The change for a statement, to what is said.
    turn: fn(usize, bool) -> PolicyEdit,
    of: ErasedMemo<VisualList>,
    wording: Wording,
) -> impl IntoView {
    let options = ErasedMemo::new(move || {
        let [these, others] = wording.these;
        let of = vec![(String::new(), these.to_owned()), ("not".to_owned(), others.to_owned())];
        vec![Options { title: "", of }]
    });
    let value =
        ErasedMemo::new(move || of.with(|of| if of.negated { "not".to_owned() } else { String::new() }));
    let choose = move |value: String| {
        card.edited.edit(&[turn(card.index, !value.is_empty())]);
    };
    let id = card.element(part);
    view! {
        <Show when=move || of.with(|of| of.negated || !of.values.is_empty())>
            <Choice id=id.clone() label=wording.which options value on_choose=choose/>
        </Show>
    }
}

/// The entries, one a row. `row` shows the entry at a place; its button removes it.
#[component]
pub fn Entries(
    card: Card,
    /// The change that removes the entry at a place of a statement.
    removal: fn(usize, usize) -> PolicyEdit,
    of: ErasedMemo<VisualList>,
    wording: Wording,
    /// Element that has the focus when the last entry is gone.
    adder: &'static str,
    row: fn(Card, usize, ErasedMemo<String>) -> AnyView,
) -> impl IntoView {
    let count = ErasedMemo::new(move || of.with(|of| of.values.len()));
    let prefix = StoredValue::new(card.element(adder));
    let button_id = move |place: usize| prefix.with_value(|prefix| format!("{prefix}-remove-{place}"));
    let remove = move |place: usize, entry: &str| {
        if !card.edited.edit(&[removal(card.index, place)]) {
            return;
        }
        card.edited.say(said::removed(entry));
        let left = count.get_untracked();
        focus::focus_without_scrolling(match left {
            0 => card.element(adder),
            _ => button_id(place.min(left - 1)),
        });
    };
    let entry = move |place: usize| {
        let text = ErasedMemo::new(move || of.with(|of| of.values.get(place).cloned()).unwrap_or_default());
        view! {
            <li>
                {row(card, place, text)}
                <button type="button" class="quiet" id=button_id(place)
                    aria-label=move || text.with(|text| said::remove(text))
                    on:click=move |_| remove(place, &text.get_untracked())>
                    {said::REMOVE}
                </button>
            </li>
        }
    };
    view! {
        <Show when=move || count.get() == 0><p class="hint">{wording.none}</p></Show>
        <ul class="entries"><For each=move || 0..count.get() key=|place| *place let(place)>{entry(place)}</For></ul>
    }
}

/// A field for an entry that is typed, with its button. Enter adds.
#[component]
pub fn Typed(
    card: Card,
    /// Last part of the element id.
    part: &'static str,
    list: ListElement,
    label: &'static str,
    #[prop(optional)] hint: &'static str,
    add: &'static str,
) -> impl IntoView {
    let text = RwSignal::new(String::new());
    let id = card.element(part);
    let hint_id = (!hint.is_empty()).then(|| [&id, "-hint"].concat());
    let add_it = move || {
        let entry = text.get_untracked().trim().to_owned();
        if !entry.is_empty() && card.edited.edit(&[PolicyEdit::AddEntry(card.index, list, entry.clone())]) {
            card.edited.say(said::added(&entry));
            text.set(String::new());
        }
    };
    let on_key = move |event: KeyboardEvent| {
        if event.key() == "Enter" {
            event.prevent_default();
            add_it();
        }
    };
    let hint_view = hint_id.clone().map(|id| view! { <p class="hint" id=id>{hint}</p> });
    view! {
        <div class="inline-form">
            <div class="field">
                <label for=id.clone()>{label}</label>
                <input type="text" id=id autocomplete="off" autocapitalize="off" spellcheck="false"
                    aria-describedby=hint_id prop:value=move || text.get() on:keydown=on_key
                    on:input:target=move |event| text.set(event.target().value())/>
            </div>
            <button type="button" on:click=move |_| add_it()>{add}</button>
        </div>
        {hint_view}
    }
}
