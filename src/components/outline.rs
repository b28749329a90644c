//! The world as a tree: what the map shows, for the keyboard, for the ear and for narrow screens.

use leptos::prelude::*;

use crate::browser::{focus, scroll};
use crate::components::exposure::{self, ExposureMark, keep_exposures_current};
use crate::session::map_items::{Lane, MapItem, map_items};
use crate::session::{Dialog, Session, use_session};
use crate::text::outline as text;
use crate::text::world_map::and_more;
use crate::text::{create, kinds};
use crate::ui::dyn_view::dyn_view;
use crate::ui::erased_memo::ErasedMemo;
use crate::ui::lazy_view::lazy_view;

lazy_view!(OUTLINE = outline_chunk: outline in outline);

/// The outline, fetched when it is first shown.
pub fn show() -> AnyView {
    OUTLINE.show(None)
}

const STYLES: &str = include_str!("../../style/outline.css");

fn outline() -> AnyView {
    keep_exposures_current(use_session());
    view! { <style>{STYLES}</style><style>{exposure::STYLES}</style><Outline/> }.into_any()
}

/// A visible row of the tree.
#[derive(Clone, Debug, PartialEq)]
enum Row {
    Branch(Lane, bool),
    Leaf(MapItem),
    /// So many more of a kind, in a list of their own.
    More(&'static str, usize),
}

/// So many things of a kind are in the tree: of a real account's thousands each would cost the page its rows.
const LISTED: usize = 100;

fn rows(things: &[MapItem], closed: &[Lane]) -> Vec<Row> {
    let mut rows = Vec::new();
    for lane in Lane::ALL {
        let open = !closed.contains(&lane);
        rows.push(Row::Branch(lane, open));
        let (mut kind, mut of_kind) = ("", 0);
        for thing in things.iter().filter(|thing| open && thing.lane == lane) {
            of_kind = if thing.kind == kind { of_kind + 1 } else { 1 };
            kind = thing.kind;
            if of_kind <= LISTED {
                rows.push(Row::Leaf(thing.clone()));
                continue;
            }
            if of_kind > LISTED + 1 {
                rows.pop();
            }
            rows.push(Row::More(kind, of_kind - LISTED));
        }
    }
    rows
}

/// The tree with the create buttons above it.
#[component]
pub fn Outline() -> impl IntoView {
    let session = use_session();
    let closed = RwSignal::new(Vec::<Lane>::new());
    let current = RwSignal::new(0_usize);
    let things = session.derive(map_items);
    let rows = ErasedMemo::new(move || things.with(|things| closed.with(|closed| rows(things, closed))));
    let move_to = move |index: usize| {
        current.set(index);
        focus::focus_after_update(format!("outline-{index}"));
    };
    let toggle = move |lane: Lane, open: bool| {
        closed.update(|closed| {
            closed.retain(|other| *other != lane);
            if !open {
                closed.push(lane);
            }
        });
    };
    let on_key = move |event: leptos::ev::KeyboardEvent| {
        let rows = rows.get_untracked();
        let at = current.get_untracked().min(rows.len().saturating_sub(1));
        let key = event.key();
        let parent = (0..=at).rev().find(|i| matches!(rows.get(*i), Some(Row::Branch(..))));
        let next = match (key.as_str(), rows.get(at)) {
            ("ArrowDown", _) => (at + 1).min(rows.len().saturating_sub(1)),
            ("ArrowUp", _) => at.saturating_sub(1),
            ("Home", _) => 0,
            ("End", _) => rows.len().saturating_sub(1),
            ("ArrowRight", Some(Row::Branch(lane, false))) => {
                toggle(*lane, true);
                at
            }
            ("ArrowRight", Some(Row::Branch(..))) => (at + 1).min(rows.len().saturating_sub(1)),
            ("ArrowLeft", Some(Row::Branch(lane, true))) => {
                toggle(*lane, false);
                at
            }
            ("ArrowLeft", Some(Row::Leaf(_))) => parent.unwrap_or(at),
            (letter, _)
                if letter.chars().count() == 1 && letter != " " && !event.ctrl_key() && !event.meta_key() =>
            {
                match type_ahead(&rows, at, letter) {
                    Some(found) => found,
                    None => return,
                }
            }
            _ => return,
        };
        event.prevent_default();
        move_to(next);
    };
    view! {
        <div class="outline">
            <CreateButtons/>
            <div role="tree" aria-label=text::THE_ACCOUNT on:keydown=on_key>
                {dyn_view(move || {
                    rows.get()
                        .into_iter()
                        .enumerate()
                        .map(|(index, row)| {
                            let tabindex = move || if current.get() == index { "0" } else { "-1" };
                            match row {
                                Row::Branch(lane, open) => view! {
                                    <div role="treeitem" class="branch" attr:aria-level="1" id=format!("outline-{index}")
                                        tabindex=tabindex aria-expanded=open.to_string()
                                        on:click=move |_| { current.set(index); toggle(lane, !open) }
                                        on:keydown=move |event| if event.key() == "Enter" || event.key() == " " {
                                            event.prevent_default();
                                            toggle(lane, !open);
                                            move_to(index);
                                        }>
                                        {lane.title()}
                                    </div>
                                }.into_any(),
                                Row::More(kind, count) => more(session, kind, count, index, tabindex),
                                Row::Leaf(thing) => view! { <Leaf thing index current tabindex=Signal::derive(tabindex)/> }.into_any(),
                            }
                        })
                        .collect_view()
                })}
            </div>
        </div>
    }
}

/// The row that stands for what is not in the tree, and opens the list of its kind.
fn more(
    session: Session,
    kind: &'static str,
    count: usize,
    index: usize,
    tabindex: impl Fn() -> &'static str + Send + 'static,
) -> AnyView {
    let open = move || session.dialog.set(Some(Dialog::ItemsOfKind(kind)));
    view! {
        <div role="treeitem" class="leaf" attr:aria-level="2" id=format!("outline-{index}") tabindex=tabindex
            on:click=move |_| open()
            on:keydown=move |event| if event.key() == "Enter" || event.key() == " " {
                event.prevent_default();
                open();
            }>
            <span class="card-title">{and_more(count)}</span>
            <span class="card-note">{kinds::several(kind)}</span>
        </div>
    }
    .into_any()
}

#[component]
fn Leaf(
    thing: MapItem,
    index: usize,
    current: RwSignal<usize>,
    tabindex: Signal<&'static str>,
) -> impl IntoView {
    let session = use_session();
    let selection = thing.selection.clone();
    let is_selected = {
        let selection = selection.clone();
        move || session.selection.with(|selected| selected.as_ref() == Some(&selection)).to_string()
    };
    let open = {
        let selection = selection.clone();
        move || {
            current.set(index);
            session.open_selection(selection.clone());
        }
    };
    let open_by_key = open.clone();
    let of = thing.selection.clone();
    view! {
        <div role="treeitem" class="leaf" attr:aria-level="2" id=format!("outline-{index}") tabindex=tabindex
            aria-selected=is_selected
            on:click=move |_| {
                open();
                // On a phone it is below the outline.
                scroll::reveal_after_update("inspector");
            }
            aria-keyshortcuts="+ Delete"
            on:keydown=move |event| if event.key() == "Enter" || event.key() == " " {
                event.prevent_default();
                open_by_key();
                focus::focus_after_update("inspector".into());
            } else if session.connect_by_key(&event.key(), &of) {
                event.prevent_default();
                event.stop_propagation();
            }>
            <svg class="icon" aria-hidden="true"><use href=format!("#i-{}", thing.icon)></use></svg>
            <span class="card-title">{thing.title.clone()}" "<ExposureMark selection=thing.selection/></span>
            <span class="card-note">{thing.summary.clone()}</span>
        </div>
    }
}

/// The next row whose name begins with `letter`.
fn type_ahead(rows: &[Row], at: usize, letter: &str) -> Option<usize> {
    let letter = letter.to_ascii_lowercase();
    let begins = |row: &Row| match row {
        Row::Branch(lane, _) => lane.title().to_ascii_lowercase().starts_with(&letter),
        Row::Leaf(thing) => thing.title.to_ascii_lowercase().starts_with(&letter),
        Row::More(..) => false,
    };
    let count = rows.len();
    (1..=count).map(|step| (at + step) % count).find(|index| rows.get(*index).is_some_and(begins))
}

#[component]
fn CreateButtons() -> impl IntoView {
    let session = use_session();
    let create = [
        (create::INSTANCE, Dialog::LaunchInstance),
        (create::USER, Dialog::CreateUser),
        (create::GROUP, Dialog::CreateGroup),
        (create::ROLE, Dialog::CreateRole),
        (create::POLICY, Dialog::CreatePolicy),
        (create::RESOURCE, Dialog::CreateResource),
    ];
    view! {
        <div class="button-row" role="group" aria-label=text::CREATE>
            {create
                .into_iter()
                .map(|(word, dialog)| {
                    view! {
                        <button type="button" class="add" aria-label=create::create(word)
                            on:click=move |_| session.dialog.set(Some(dialog.clone()))>
                            {create::add(word)}
                        </button>
                    }
                })
                .collect_view()}
        </div>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::session::map_items::ItemState;
    use crate::session::selection::Selection;

    #[test]
    fn of_thousands_of_a_kind_a_row_says_how_many_more_there_are() {
        let thing = |name: usize, kind: &'static str| MapItem {
            selection: Selection::Role(name.to_string()),
            lane: Lane::Identities,
            state: ItemState::Present,
            icon: "role",
            kind,
            title: name.to_string(),
            summary: String::new(),
        };
        let listed = |users: usize, roles: usize| {
            let users = (0..users).map(|name| thing(name, "IAM user"));
            let things: Vec<_> = users.chain((0..roles).map(|name| thing(name, "role"))).collect();
            let rows = rows(&things, &[]);
            let leaves = rows.iter().filter(|row| matches!(row, Row::Leaf(_))).count();
            let more = rows.iter().filter_map(|row| {
                if let Row::More(kind, count) = row { Some((*kind, *count)) } else { None }
            });
            (leaves, more.collect::<Vec<_>>())
        };
        assert_eq!(listed(LISTED, 1), (LISTED + 1, Vec::new()));
        assert_eq!(listed(3, 1000), (LISTED + 3, vec![("role", 1000 - LISTED)]));
        assert_eq!(listed(LISTED + 1, LISTED + 2), (2 * LISTED, vec![("IAM user", 1), ("role", 2)]));
    }
}
