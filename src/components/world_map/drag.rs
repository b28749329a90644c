//! A card on its way to another: what it fits is marked, what it does not is dimmed. Let go, it is connected.

use leptos::html;
use leptos::prelude::*;

use super::Shown;
use crate::browser::{pointer, scroll};
use crate::map_layout::layout::{Node, WorldMap};
use crate::map_layout::lengths::{per_cent, px};
use crate::session::connect::{Connection, connect, detach_options};
use crate::session::selection::Selection;
use crate::session::{Dialog, Session, use_session};
use crate::text::world_map as text;
use crate::ui::dyn_view::dyn_view;
use crate::ui::erased_memo::ErasedMemo;
use crate::ui::icon::Icon;

/// How high the place is, above the cards, where a card is dropped to be detached.
const DETACH_HEIGHT: i32 = 48;

/// What a dragged card meets at a card of the map.
#[derive(Clone, Debug, PartialEq)]
enum Meets {
    /// They can be connected.
    Fits(Connection),
    /// They cannot, for this reason.
    Refuses(String),
    /// Among the items the card counts is one that fits.
    Choice,
    /// It is the card itself.
    Itself,
}

/// Where the pointer is on the map, in pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
struct PointerPosition {
    x: i32,
    y: i32,
    map_width: i32,
}

/// What the pointer is over.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Over {
    Card(usize),
    Detach,
}

/// The card that is dragged, if one is.
#[component]
pub fn Drag() -> impl IntoView {
    let session = use_session();
    dyn_view(move || session.dragged.get().map(|from| view! { <Dragging from/> }))
}

#[component]
fn Dragging(from: Selection) -> impl IntoView {
    let session = use_session();
    let Shown(map) = expect_context();
    let nodes = map.with_untracked(|map: &WorldMap| map.nodes.clone());
    let meets: Vec<Meets> = nodes.iter().map(|node| meets(&session, &from, node)).collect();
    let off = detach_options(&session.document_untracked(), &from);
    let detach = match off.as_slice() {
        [] => None,
        [one] => Some(one.connection.name.clone()),
        [..] => Some(text::DETACH.to_owned()),
    };
    let can_detach = detach.is_some();
    let layer = NodeRef::<html::Div>::new();
    let at = RwSignal::new(None);
    let over = ErasedMemo::new({
        let nodes = nodes.clone();
        move || over(&nodes, can_detach, at.get()?)
    });
    let targets = nodes.iter().zip(&meets).enumerate().map(|(index, (node, meets))| {
        let is_over = move || over.get() == Some(Over::Card(index));
        let (class, word) = match meets {
            Meets::Fits(connection) => {
                ("drag-target fits", connection.name.split(' ').next().unwrap_or_default())
            }
            Meets::Choice => ("drag-target fits", text::CHOOSE),
            Meets::Refuses(_) => ("drag-target", ""),
            Meets::Itself => ("drag-target itself", ""),
        };
        view! { <div class=class class:over=is_over style:left=per_cent(node.left) style:width=per_cent(node.width) style:top=px(node.top) style:height=px(node.height)><span>{word.to_owned()}</span></div> }
    });
    let targets = targets.collect_view();
    let start =
        nodes.iter().find(|node| node.item.selection == from).map_or((0, 0), |node| (node.left, node.top));
    let ghost = nodes.iter().find(|node| node.item.selection == from).map(|node| {
        let moved = move || {
            let (x, y) = at.get().map_or((-9_999, 0), |position: PointerPosition| (position.x, position.y));
            format!("translate({x}px,{y}px)")
        };
        let title = node.item.title.clone();
        view! { <div class="drag-ghost" style:transform=moved><Icon name=node.item.icon/>{title}</div> }
    });
    let follow = move |event| match event {
        pointer::PointerDrag::MovedTo(x, y) => {
            if let Some(layer) = layer.get_untracked() {
                let width = scroll::viewport_of(&layer).width;
                let x = start.0 * width / 1000 + x;
                at.set(Some(PointerPosition { x, y: start.1 + y, map_width: width }));
            }
        }
        pointer::PointerDrag::Cancelled => session.dragged.set(None),
        pointer::PointerDrag::Dropped => {
            let over = over.get_untracked();
            session.dragged.set(None);
            drop_on(&session, &from, over, &meets);
        }
    };
    // Kept with the view: they end when it does.
    let _ = StoredValue::new_local(pointer::follow_drag(follow));
    view! {
        <div class="drag-layer" aria-hidden="true" node_ref=layer>
            {targets}
            {detach.map(|name| view! {
                <div class="drag-detach" class:over=move || over.get() == Some(Over::Detach)>{name}</div>
            })}
            {ghost}
        </div>
    }
}

fn meets(session: &Session, from: &Selection, node: &Node) -> Meets {
    if node.item.selection == *from {
        return Meets::Itself;
    }
    let document = session.document_untracked();
    session.newest_access_key.with_untracked(|fresh| {
        if node.hidden.iter().any(|to| connect(&document, fresh.as_ref(), from, to).is_ok()) {
            return Meets::Choice;
        }
        match connect(&document, fresh.as_ref(), from, &node.item.selection) {
            Ok(connection) => Meets::Fits(connection),
            Err(error) => Meets::Refuses(error.to_string()),
        }
    })
}

fn over(nodes: &[Node], can_detach: bool, position: PointerPosition) -> Option<Over> {
    let PointerPosition { x, y, map_width } = position;
    if can_detach && (-DETACH_HEIGHT..0).contains(&y) && (0..map_width).contains(&x) {
        return Some(Over::Detach);
    }
    let across = x * 1000 / map_width.max(1);
    let is_at = |node: &Node| {
        (node.left..node.left + node.width).contains(&across)
            && (node.top..node.top + node.height).contains(&y)
    };
    nodes.iter().position(is_at).map(Over::Card)
}

fn drop_on(session: &Session, from: &Selection, over: Option<Over>, meets: &[Meets]) {
    match over {
        Some(Over::Detach) => session.dialog.set(Some(Dialog::Detach(from.clone()))),
        Some(Over::Card(index)) => match meets.get(index) {
            Some(Meets::Fits(connection)) => {
                session.perform(connection.command.clone());
            }
            Some(Meets::Refuses(reason)) => session.tell(reason, true),
            Some(Meets::Choice) => session.dialog.set(Some(Dialog::Connect(from.clone()))),
            Some(Meets::Itself) | None => {}
        },
        None => {}
    }
}
