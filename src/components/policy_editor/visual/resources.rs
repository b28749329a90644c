//! The resources of a statement: what is there, each to be changed, and what adds one.

use iam_policy_ide::{ListElement, PolicyEdit, VisualList};
use leptos::prelude::*;

use super::Card;
use super::arn_builder::ArnBuilder;
use super::choice::{Choice, Options};
use super::disclosure::Disclosure;
use super::entries::{Entries, Negation, Typed, Wording, list_of};
use super::written::Written;
use crate::session::completion_names::completion_names;
use crate::text::visual_editor as said;
use crate::ui::dyn_view::Show;
use crate::ui::erased_memo::ErasedMemo;

const WORDING: Wording =
    Wording { which: said::WHICH_RESOURCES, these: said::THESE_RESOURCES, none: said::NO_RESOURCES };

/// `Resource` or `NotResource`.
#[component]
pub fn Resources(card: Card) -> impl IntoView {
    let list = ListElement::Resource;
    let of = list_of(card, list);
    let open = RwSignal::new(false);
    view! {
        <div class="part" role="group" aria-labelledby=card.element("resources")>
            <h5 id=card.element("resources")>{said::RESOURCES}</h5>
            <Negation card part="which-resources" turn=turn of wording=WORDING/>
            <Entries card removal=removal of wording=WORDING adder="add-resource" row=row/>
            <Disclosure id=card.element("add-resource") label=said::ADD_RESOURCE open>
                <OfThisWorld card/>
                <ArnBuilder card/>
                <Typed card part="typed-arn" list=ListElement::Resource label=said::TYPED_ARN add=said::ADD_TYPED_ARN/>
            </Disclosure>
        </div>
    }
}

fn turn(statement: usize, negated: bool) -> PolicyEdit {
    PolicyEdit::Negate(statement, ListElement::Resource, negated)
}

fn removal(statement: usize, place: usize) -> PolicyEdit {
    PolicyEdit::RemoveEntry(statement, ListElement::Resource, place)
}

fn row(card: Card, place: usize, entry: ErasedMemo<String>) -> AnyView {
    let take = move |text: String| {
        let text = text.trim().to_owned();
        card.edited.edit(&[PolicyEdit::ReplaceEntry(card.index, ListElement::Resource, place, text)]);
    };
    let id = card.element(&format!("resource-{place}"));
    view! { <Written id name=said::resource(place + 1) value=entry on_take=take/> }.into_any()
}

/// Adds `entry` to the resources, and says so.
pub fn add_resource(card: Card, entry: String) {
    if card.edited.edit(&[PolicyEdit::AddEntry(card.index, ListElement::Resource, entry.clone())]) {
        card.edited.say(said::added(&entry));
    }
}

/// The ARNs of this world that the actions can be about, and that are not there yet.
fn fitting(
    arns: Vec<(String, String)>,
    actions: &VisualList,
    resources: &VisualList,
) -> Vec<(String, String)> {
    let services: Vec<&str> =
        actions.values.iter().filter_map(|action| Some(action.split_once(':')?.0)).collect();
    let any = actions.negated || services.len() < actions.values.len() || services.is_empty();
    let fits = |arn: &str| {
        let service = arn.split(':').nth(2).unwrap_or_default();
        (any || services.iter().any(|known| known.eq_ignore_ascii_case(service)))
            && !resources.values.iter().any(|there| there == arn)
    };
    arns.into_iter().filter(|(arn, _)| fits(arn)).collect()
}

#[component]
fn OfThisWorld(card: Card) -> impl IntoView {
    let session = card.edited.session;
    let chosen = RwSignal::new(String::new());
    let found = ErasedMemo::new(move || {
        let arns = completion_names(&session.document()).resources;
        card.statement.with(|statement| fitting(arns, &statement.actions, &statement.resources))
    });
    let options = ErasedMemo::new(move || {
        let mut of = vec![(String::new(), said::NO_RESOURCE.to_owned())];
        of.extend(found.get().into_iter().map(|(arn, what)| (arn.clone(), format!("{arn} ({what})"))));
        vec![Options { title: "", of }]
    });
    let value = ErasedMemo::new(move || chosen.get());
    let add = move |_| {
        let arn = chosen.get_untracked();
        if !arn.is_empty() {
            chosen.set(String::new());
            add_resource(card, arn);
        }
    };
    let has_every = move || card.statement.with(|s| s.resources.values.iter().any(|there| there == "*"));
    view! {
        <Show when=move || !found.with(Vec::is_empty)>
            <div class="inline-form">
                <Choice id=card.element("world") label=said::FROM_THIS_WORLD options value on_choose=move |arn| chosen.set(arn)/>
                <button type="button" aria-disabled=move || chosen.with(String::is_empty).then_some("true") on:click=add>
                    {said::ADD_CHOSEN}
                </button>
            </div>
        </Show>
        <button type="button" aria-disabled=move || has_every().then_some("true")
            on:click=move |_| add_resource(card, "*".to_owned())>
            {said::ADD_EVERY_RESOURCE}
        </button>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_offered_fits_the_actions_and_is_not_there() {
        let list = |all: &[&str]| VisualList {
            negated: false,
            values: all.iter().map(|text| (*text).to_owned()).collect(),
        };
        let arns = ["arn:aws:s3:::a", "arn:aws:s3:::a/*", "arn:aws:kms:::b"]
            .map(|arn| (arn.to_owned(), String::new()));
        let offered = |actions: &VisualList, there: &VisualList| -> Vec<String> {
            fitting(arns.to_vec(), actions, there).into_iter().map(|(arn, _)| arn).collect()
        };
        let there = list(&["arn:aws:s3:::a"]);
        assert_eq!(offered(&list(&["S3:PutObject"]), &there), ["arn:aws:s3:::a/*"]);
        for everything in [list(&[]), list(&["*", "s3:*"]), VisualList { negated: true, ..list(&["s3:*"]) }] {
            assert_eq!(offered(&everything, &there), ["arn:aws:s3:::a/*", "arn:aws:kms:::b"]);
        }
    }
}
