//! The actions of a statement: what is chosen, and the chooser.

use iam_policy::reference::Reference;
use iam_policy_ide::{ListElement, PolicyEdit, expand_wildcard};
use leptos::children::ViewFn;
use leptos::prelude::*;

use super::Card;
use super::choice::{Choice, Options};
use super::disclosure::Disclosure;
use super::entries::{Entries, Negation, Typed, Wording, list_of};
use super::levels::Levels;
use crate::components::policy_editor::findings;
use crate::session::use_session;
use crate::text::visual_editor as said;
use crate::ui::dyn_view::{Show, dyn_view};
use crate::ui::erased_memo::ErasedMemo;
use crate::ui::fetched::{Fetched, FetchedView};

const WORDING: Wording =
    Wording { which: said::WHICH_ACTIONS, these: said::THESE_ACTIONS, none: said::NO_ACTIONS };

/// `Action` or `NotAction`.
#[component]
pub fn Actions(card: Card) -> impl IntoView {
    let list = ListElement::Action;
    let of = list_of(card, list);
    let open = RwSignal::new(false);
    view! {
        <div class="part" role="group" aria-labelledby=card.element("actions")>
            <h5 id=card.element("actions")>{said::ACTIONS}</h5>
            <Negation card part="which-actions" turn=turn of wording=WORDING/>
            <Entries card removal=removal of wording=WORDING adder="choose-actions" row=row/>
            <Disclosure id=card.element("choose-actions") label=said::CHOOSE_ACTIONS open>
                <Chooser card/>
            </Disclosure>
        </div>
    }
}

fn turn(statement: usize, negated: bool) -> PolicyEdit {
    PolicyEdit::Negate(statement, ListElement::Action, negated)
}

fn removal(statement: usize, place: usize) -> PolicyEdit {
    PolicyEdit::RemoveEntry(statement, ListElement::Action, place)
}

fn row(_: Card, _: usize, entry: ErasedMemo<String>) -> AnyView {
    let reference = use_session().service_reference;
    let note = ErasedMemo::new(move || {
        reference.with(|reference| entry.with(|entry| note(entry, reference.known())))
    });
    view! { <span class="entry"><code>{dyn_view(move || entry.get())}</code><span class="card-note">{dyn_view(move || note.get())}</span></span> }
    .into_any()
}

/// What an entry is: its access level, or how far its wildcard reaches.
fn note(entry: &str, reference: &Reference) -> String {
    if entry == "*" {
        return said::EVERY_ACTION.to_owned();
    }
    if entry.contains(['*', '?']) {
        return expand_wildcard(entry, reference)
            .map(|reach| reach.count().trim().to_owned())
            .unwrap_or_default();
    }
    match reference.action(entry) {
        Some(action) => action.access_level.name().to_owned(),
        None if entry.split_once(':').is_some_and(|(service, _)| reference.service(service).is_some()) => {
            said::UNKNOWN_ACTION.to_owned()
        }
        None => String::new(),
    }
}

#[component]
fn Chooser(card: Card) -> impl IntoView {
    let reference = use_session().service_reference;
    let of = list_of(card, ListElement::Action);
    let first = of.with_untracked(|of| {
        of.values.iter().find_map(|entry| Some(entry.split_once(':')?.0.to_ascii_lowercase()))
    });
    let service = RwSignal::new(first.unwrap_or_default());
    Effect::new(move |_| {
        let wanted = service.with(|service| reference.with(|r| r.wanted_for_service(service)));
        if let Some(file) = wanted {
            findings::get(reference, file);
        }
    });
    let services = ErasedMemo::new(move || reference.with(|reference| services(reference.known())));
    let known = ErasedMemo::new(move || {
        service.with(|service| reference.with(|reference| reference.state_of_service(service)))
    });
    let view = FetchedView::new(
        move || known.get().map(|()| ViewFn::from(move || view! { <OfService card service=service/> })),
        findings::retry(reference),
    );
    let value = ErasedMemo::new(move || service.get());
    view! {
        <Show when=move || services.with(|services| services.len() > 1)>
            <Choice id=card.element("service") label=said::SERVICE options=services value
                on_choose=move |chosen| service.set(chosen)/>
        </Show>
        <Fetched view failed=said::NO_REFERENCE/>
        <Typed card part="typed-action" list=ListElement::Action label=said::TYPED_ACTION hint=said::TYPED_ACTION_HINT
            add=said::ADD_ACTION/>
    }
}

/// The services to choose from: the often used with their names, then all others.
fn services(reference: &Reference) -> Vec<Options> {
    let none = Options { title: "", of: vec![(String::new(), said::NO_SERVICE.to_owned())] };
    let names = reference.service_names();
    let often = said::SERVICES.iter().filter(|(prefix, _)| names.contains(prefix));
    let mut often: Vec<(String, String)> =
        often.map(|(prefix, name)| ((*prefix).to_owned(), format!("{name} ({prefix})"))).collect();
    often.sort_by(|a, b| a.1.cmp(&b.1));
    let is_often = |name: &str| said::SERVICES.iter().any(|(prefix, _)| *prefix == name);
    let others = names.iter().filter(|name| !is_often(name));
    let others = others.map(|name| ((*name).to_owned(), (*name).to_owned())).collect();
    let groups = [
        none,
        Options { title: said::COMMON_SERVICES, of: often },
        Options { title: said::OTHER_SERVICES, of: others },
    ];
    groups.into_iter().filter(|group| !group.of.is_empty()).collect()
}

/// The whole service, and its actions by access level.
#[component]
fn OfService(card: Card, service: RwSignal<String>) -> impl IntoView {
    let of = list_of(card, ListElement::Action);
    let whole = move || [&service.get(), ":*"].concat();
    let place = move |of: &[String], entry: &str| of.iter().position(|one| one.eq_ignore_ascii_case(entry));
    let toggle = move |_| {
        let entry = untrack(whole);
        let edit = match of.with_untracked(|of| place(&of.values, &entry)) {
            Some(place) => PolicyEdit::RemoveEntry(card.index, ListElement::Action, place),
            None => PolicyEdit::AddEntry(card.index, ListElement::Action, entry),
        };
        card.edited.edit(&[edit]);
    };
    view! {
        <Show when=move || !service.with(String::is_empty)>
            <label class="check">
                <input type="checkbox" prop:checked=move || of.with(|of| place(&of.values, &whole()).is_some()) on:change=toggle/>
                {dyn_view(move || said::whole_service(&service.get()))}
            </label>
            <Levels card service/>
        </Show>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::session::service_reference::FetchedReference;

    #[test]
    fn entries_say_what_they_are() {
        let common = Reference::common();
        let notes =
            ["s3:PutObject", "s3:PutObjekt", "athena:GetDatabase", "*", "odd"].map(|e| note(e, &common));
        assert_eq!(notes, ["Write", said::UNKNOWN_ACTION, "", said::EVERY_ACTION, ""]);
        assert!(note("s3:Get*", &common).starts_with("matches "));
    }

    #[test]
    fn every_service_can_be_chosen_once() {
        let reference = Reference::common();
        let options = services(&reference);
        let values: Vec<&String> =
            options.iter().flat_map(|group| &group.of).map(|(value, _)| value).collect();
        let all = reference.service_names();
        assert_eq!(values.len(), all.len() + 1);
        assert!(all.iter().all(|name| values.iter().any(|value| value == name)));
    }

    #[test]
    fn nothing_is_known_before_the_reference_is_here() {
        assert_eq!(services(FetchedReference::default().known()).len(), 1);
    }
}
