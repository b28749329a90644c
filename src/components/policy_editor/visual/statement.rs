//! The card of one statement.

use iam_policy::document::PolicyType;
use iam_policy_ide::PolicyEdit;
use leptos::prelude::*;

use super::actions::Actions;
use super::conditions::Conditions;
use super::principals::Principals;
use super::resources::Resources;
use super::written::Written;
use super::{Card, OnlyInJson};
use crate::browser::focus;
use crate::text::visual_editor as said;
use crate::ui::dyn_view::{Show, dyn_view};
use crate::ui::erased_memo::ErasedMemo;

/// A statement, part by part.
#[component]
pub fn Statement(card: Card, count: ErasedMemo<usize>) -> impl IntoView {
    let hidden = ErasedMemo::new(move || card.statement.with(|statement| statement.only_in_json.clone()));
    let shows = move |names: [&'static str; 2]| {
        !hidden.with(|hidden| hidden.iter().any(|name| names.contains(&name.as_str())))
    };
    let has_resources = move || {
        let has_none = card.edited.policy_type == PolicyType::Trust;
        let written = card.statement.with(|statement| !statement.resources.values.is_empty());
        (written || !has_none) && shows(["Resource", "NotResource"])
    };
    let has_principal = move || {
        let written = card.statement.with(|statement| statement.principal.is_present);
        (written || names_somebody(card.edited.policy_type)) && shows(["Principal", "NotPrincipal"])
    };
    view! {
        <section class="statement-card" tabindex="-1" id=card.element("card") aria-labelledby=card.element("title")>
            <Head card count/>
            <OnlyInJson elements=hidden/>
            <div class="statement-row">
                <Show when=move || shows(["Sid", ""])><Sid card/></Show>
                <Show when=move || shows(["Effect", ""])><Effect card/></Show>
            </div>
            <Show when=has_principal><Principals card/></Show>
            <Show when=move || shows(["Action", "NotAction"])><Actions card/></Show>
            <Show when=has_resources><Resources card/></Show>
            <Show when=move || shows(["Condition", ""])><Conditions card/></Show>
        </section>
    }
}

/// Whether statements of such a policy say whom they are about.
fn names_somebody(policy_type: PolicyType) -> bool {
    use PolicyType::{Resource, ResourceControl, Trust, VpcEndpoint};
    matches!(policy_type, Trust | Resource | ResourceControl | VpcEndpoint)
}

#[component]
fn Head(card: Card, count: ErasedMemo<usize>) -> impl IntoView {
    let number = card.number();
    let title = move || card.statement.with(|statement| said::statement(number, &statement.sid));
    // Other statements stand in the places after this one then.
    let moved = move |edit: PolicyEdit, next: usize| {
        if !card.edited.edit(&[edit]) {
            return;
        }
        card.edited.moves.update(|moves| *moves += 1);
        let left = count.get_untracked();
        focus::focus_without_scrolling(match left {
            0 => card.edited.element("add"),
            _ => Card { index: next.min(left - 1), ..card }.element("card"),
        });
    };
    view! {
        <div class="statement-head">
            <h4 id=card.element("title")>{dyn_view(title)}</h4>
            <button type="button" class="quiet" aria-label=said::duplicate_statement(number)
                on:click=move |_| moved(PolicyEdit::DuplicateStatement(card.index), card.index + 1)>
                {said::DUPLICATE}
            </button>
            <button type="button" class="quiet" aria-label=said::remove_statement(number)
                on:click=move |_| moved(PolicyEdit::RemoveStatement(card.index), card.index)>
                {said::REMOVE}
            </button>
        </div>
    }
}

#[component]
fn Sid(card: Card) -> impl IntoView {
    let value = ErasedMemo::new(move || card.statement.with(|statement| statement.sid.clone()));
    let take = move |sid: String| {
        card.edited.edit(&[PolicyEdit::SetSid(card.index, sid)]);
    };
    let id = card.element("sid");
    view! {
        <div class="field"><label for=id.clone()>{said::SID}</label><Written id value on_take=take/></div>
    }
}

#[component]
fn Effect(card: Card) -> impl IntoView {
    let name = card.element("effect");
    let choice = move |effect: &'static str| {
        view! {
            <label class="check">
                <input type="radio" name=name.clone()
                    prop:checked=move || card.statement.with(|statement| statement.effect == effect)
                    on:change=move |_| {
                        card.edited.edit(&[PolicyEdit::SetEffect(card.index, effect)]);
                    }/>
                {effect}
            </label>
        }
    };
    view! {
        <fieldset class="effect">
            <legend>{said::EFFECT}</legend>
            <div class="button-row">{["Allow", "Deny"].map(choice).collect_view()}</div>
        </fieldset>
    }
}
