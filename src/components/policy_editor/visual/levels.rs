//! The actions of a service by access level, to be ticked.

use iam_policy::reference::{AccessLevel, Reference};
use iam_policy_ide::{ListElement, PolicyEdit, covering_entry};
use leptos::prelude::*;

use super::Card;
use super::entries::list_of;
use crate::session::use_session;
use crate::text::visual_editor as said;
use crate::ui::dyn_view::{Show, dyn_view};
use crate::ui::erased_memo::ErasedMemo;

/// How an action stands to the list.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Standing {
    /// It is not meant.
    Out,
    /// It is an entry.
    Listed,
    /// A wildcard means it.
    Through(String),
}

fn standing(entries: &[String], action: &str) -> Standing {
    if entries.iter().any(|entry| entry.eq_ignore_ascii_case(action)) {
        return Standing::Listed;
    }
    covering_entry(entries, action).map_or(Standing::Out, |entry| Standing::Through(entry.to_owned()))
}

/// Adds the actions, or removes those that are entries.
fn edits(index: usize, entries: &[String], actions: &[String], add: bool) -> Vec<PolicyEdit> {
    let list = ListElement::Action;
    let is_out = |action: &&String| standing(entries, action) == Standing::Out;
    if add {
        let new = actions.iter().filter(is_out);
        return new.map(|action| PolicyEdit::AddEntry(index, list, action.clone())).collect();
    }
    let listed = |entry: &String| actions.iter().any(|action| action.eq_ignore_ascii_case(entry));
    // From the back, so that the places in front stay true.
    let places = entries.iter().enumerate().rev().filter(|(_, entry)| listed(entry));
    places.map(|(place, _)| PolicyEdit::RemoveEntry(index, list, place)).collect()
}

/// The service's actions of a level whose names hold the words of `query`, sorted.
fn actions(reference: &Reference, service: &str, level: AccessLevel, query: &str) -> Vec<String> {
    let Some(service) = reference.service(service) else { return Vec::new() };
    let query = query.to_ascii_lowercase();
    let fits = |name: &str| {
        let name = name.to_ascii_lowercase();
        query.split_whitespace().all(|word| name.contains(word))
    };
    let of_level = service.actions().filter(|action| action.access_level == level && fits(action.name));
    let mut names: Vec<String> = of_level.map(|action| action.full_name()).collect();
    names.sort_unstable();
    names
}

/// The search, and a group for each access level.
#[component]
pub fn Levels(card: Card, service: RwSignal<String>) -> impl IntoView {
    let reference = use_session().service_reference;
    let query = RwSignal::new(String::new());
    let all = AccessLevel::ALL.map(|level| {
        let found = ErasedMemo::new(move || {
            let (service, query) = (service.get(), query.get());
            reference.with(|reference| actions(reference.known(), &service, level, &query))
        });
        (level, found)
    });
    let nothing = move || all.iter().all(|(_, found)| found.with(Vec::is_empty));
    let id = card.element("search");
    view! {
        <div class="field">
            <label for=id.clone()>{said::SEARCH_ACTIONS}</label>
            <input type="search" id=id autocomplete="off" prop:value=move || query.get()
                on:keydown=move |event| if event.key() == "Enter" { event.prevent_default() }
                on:input:target=move |event| query.set(event.target().value())/>
        </div>
        <p class="hint" role="status">{dyn_view(move || nothing().then_some(said::NOTHING_FOUND))}</p>
        {all.map(|(level, found)| view! {
            <Show when=move || !found.with(Vec::is_empty)><Level card level found query/></Show>
        }).collect_view()}
    }
}

#[component]
fn Level(
    card: Card,
    level: AccessLevel,
    found: ErasedMemo<Vec<String>>,
    query: RwSignal<String>,
) -> impl IntoView {
    let of = list_of(card, ListElement::Action);
    let open = RwSignal::new(false);
    let searched = ErasedMemo::new(move || !query.with(|query| query.trim().is_empty()));
    let shown = ErasedMemo::new(move || open.get() || searched.get());
    let count = ErasedMemo::new(move || {
        let is_in = |action: &&String| of.with(|of| standing(&of.values, action) != Standing::Out);
        found.with(|found| (found.iter().filter(is_in).count(), found.len()))
    });
    let all_in = ErasedMemo::new(move || {
        let (chosen, all) = count.get();
        chosen == all
    });
    let all_or_none = move |_| {
        let add = !all_in.get_untracked();
        let edits = of.with_untracked(|of| found.with_untracked(|f| edits(card.index, &of.values, f, add)));
        card.edited.edit(&edits);
    };
    view! {
        <div class="level">
            <button type="button" class="disclosure" aria-expanded=move || shown.get().to_string()
                aria-disabled=move || searched.get().then_some("true")
                on:click=move |_| if !searched.get_untracked() { open.update(|open| *open = !*open) }>
                <span class="arrow" aria-hidden="true"></span>
                {level.name()}
                <span class="card-note">{dyn_view(move || { let (chosen, of) = count.get(); said::chosen(chosen, of) })}</span>
            </button>
            <Show when=move || shown.get()>
                <div class="disclosed" role="group" aria-label=level.name()>
                    <label class="check whole">
                        <input type="checkbox" prop:checked=move || all_in.get() on:change=all_or_none/>
                        {dyn_view(move || said::whole_level(level.name(), searched.get()))}
                    </label>
                    <ul class="ticks">
                        <For each=move || found.get() key=Clone::clone let(action)><Tick card action/></For>
                    </ul>
                </div>
            </Show>
        </div>
    }
}

/// An action. One that a wildcard means is ticked and stays so.
#[component]
fn Tick(card: Card, action: String) -> impl IntoView {
    let of = list_of(card, ListElement::Action);
    let name = action.split_once(':').map_or(action.clone(), |(_, name)| name.to_owned());
    let action = StoredValue::new(action);
    let stands =
        ErasedMemo::new(move || of.with(|of| action.with_value(|action| standing(&of.values, action))));
    let toggle = move |_| {
        let add = stands.with_untracked(|stands| *stands == Standing::Out);
        let edits = of.with_untracked(|of| edits(card.index, &of.values, &[action.get_value()], add));
        card.edited.edit(&edits);
    };
    let note = move || {
        stands.with(|stands| match stands {
            Standing::Through(entry) => said::through(entry),
            _ => String::new(),
        })
    };
    view! {
        <li>
            <label class="check">
                <input type="checkbox" prop:checked=move || stands.with(|stands| *stands != Standing::Out)
                    prop:disabled=move || stands.with(|stands| matches!(stands, Standing::Through(_))) on:change=toggle/>
                <span>{name}" "<span class="card-note">{dyn_view(note)}</span></span>
            </label>
        </li>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(all: &[&str]) -> Vec<String> {
        all.iter().map(|text| (*text).to_owned()).collect()
    }

    #[test]
    fn actions_are_found_by_level_and_words() {
        let common = Reference::common();
        let found = actions(&common, "s3", AccessLevel::Write, "put object");
        assert!(found.contains(&"s3:PutObject".to_owned()) && !found.contains(&"s3:DeleteObject".to_owned()));
        assert!(found.is_sorted());
        assert_eq!(actions(&common, "s3", AccessLevel::Read, "putobject"), texts(&[]));
        assert_eq!(actions(&common, "none", AccessLevel::Read, ""), texts(&[]));
    }

    #[test]
    fn a_level_comes_and_goes_and_wildcards_stay() {
        let entries = texts(&["S3:putobject", "s3:Get*", "ec2:RunInstances"]);
        let level = texts(&["s3:PutObject", "s3:GetObject", "s3:DeleteObject"]);
        assert_eq!(standing(&entries, "s3:PutObject"), Standing::Listed);
        assert_eq!(standing(&entries, "s3:GetObject"), Standing::Through("s3:Get*".into()));
        let add = edits(0, &entries, &level, true);
        assert_eq!(add, [PolicyEdit::AddEntry(0, ListElement::Action, "s3:DeleteObject".into())]);
        let remove = edits(0, &entries, &level, false);
        assert_eq!(remove, [PolicyEdit::RemoveEntry(0, ListElement::Action, 0)]);
    }
}
