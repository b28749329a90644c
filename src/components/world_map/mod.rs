//! The world in fixed lanes: who runs, with which credentials, as whom, allowed what, on which resource.

pub mod drag;
pub mod layout;
pub mod run_packets;
pub mod travel;
pub mod wires;

use leptos::ev::{KeyboardEvent, PointerEvent};
use leptos::prelude::*;

use crate::ui::erased_memo::ErasedMemo;

use crate::browser::{event_delegation, pointer};
use crate::components::verdict::VerdictIcon;
use crate::session::map_items::Lane;
use crate::session::{Dialog, Session, Side, use_session};
use crate::text::create;
use crate::text::world_map as text;
use crate::ui::dyn_view::dyn_view;
use crate::ui::inline_markup::Breakable;
use crate::ui::lazy_view::lazy_view;
use layout::{Node, Wire, arrange};
use wires::{Scene, WireKind};

/// How far the pointer moves, in pixels, before a press is a drag.
const DRAG_BEGINS: usize = 6;

/// The map as it is laid out now, for the layers above it.
#[derive(Clone, Copy, Debug)]
pub struct Shown(pub ErasedMemo<layout::WorldMap>);

/// The map. Every card is a button; the outline shows the same things as a tree.
#[component]
pub fn WorldMap() -> impl IntoView {
    let session = use_session();
    let scene = session.derive(Scene::of);
    let map = ErasedMemo::new(move || {
        let pinned: Vec<_> =
            session.selection.get().into_iter().chain(session.highlighted_path.get()).collect();
        scene.with(|scene| arrange(scene, &pinned))
    });
    provide_context(Shown(map));
    // Where the pointer went down, in one number; 0 while it is up.
    let pressed = RwSignal::new(0_usize);
    let press = move |event: PointerEvent| {
        // Its moves are the card's from now on, however fast they are.
        pointer::capture(&event, "[data-at]");
        pressed.set(if event.button() == 0 { place_of(&event) } else { 0 });
    };
    let card = move |event: &leptos::ev::Event| {
        let index = event_delegation::number(event, "data-at")?;
        let node = map.with_untracked(|map| map.nodes.get(index).cloned())?;
        node.hidden.is_empty().then_some(node.thing.selection)
    };
    let drag = move |event: PointerEvent| {
        let from = pressed.get_untracked();
        if from == 0 || is_near(from, place_of(&event)) {
            return;
        }
        pressed.set(0);
        if event.buttons() == 1
            && let Some(card) = card(&event)
        {
            session.dragged.set(Some(card));
        }
    };
    let key = move |event: KeyboardEvent| {
        if let Some(of) = card(&event)
            && session.connect_by_key(&event.key(), &of)
        {
            event.prevent_default();
        }
    };
    view! {
        <div class="map">
            <div class="lane-heads">
                {Lane::ALL.map(|lane| view! { <LaneHead lane/> }).collect_view()}
            </div>
            <div class="map-plane" class:dense=move || map.with(|map| map.dense) style:height=move || px(map.with(|map| map.height)) on:pointerdown=press on:pointermove=drag on:keydown=key>
                <AccountBorder map/>
                <Wires wires=Signal::derive(move || map.get().wires) height=Signal::derive(move || map.with(|m| m.height))/>
                <EmptyLanes map/>
                <For each=move || map.get().nodes key=|node| node.thing.selection.clone() let(node)>
                    <Card first=node map/>
                </For>
                <Layers/>
            </div>
        </div>
    }
}

/// Where the pointer is, in one number that is not 0.
fn place_of(event: &PointerEvent) -> usize {
    1 + ((event.client_x().max(0) as usize) << 15) + event.client_y().max(0) as usize
}

fn is_near(a: usize, b: usize) -> bool {
    let near = |a: usize, b: usize| a.abs_diff(b) < DRAG_BEGINS;
    near(a >> 15, b >> 15) && near(a & 0x7fff, b & 0x7fff)
}

/// What is above the map now and then: the way of a request, the packets of a run, a card on its way to another.
#[component]
fn Layers() -> impl IntoView {
    let session = use_session();
    let any = ErasedMemo::new(move || {
        session.dragged.with(Option::is_some)
            || session.runs.get() > 0
            || (session.side.get() == Side::Why && session.why.with(Option::is_some))
    });
    view! { <div class="map-layers">{dyn_view(move || any.get().then(|| LAYERS.show(None)))}</div> }
}

lazy_view!(LAYERS = layers_chunk: layers in layers);

/// The styles of the layers, which are not missed before.
const STYLES: &str = include_str!("../../../style/map-layers.css");

fn layers() -> AnyView {
    view! { <style>{STYLES}</style><travel::Travel/><run_packets::RunPackets/><drag::Drag/> }.into_any()
}

/// The account that the map shows: what is outside the border is not in it.
#[component]
fn AccountBorder(map: ErasedMemo<layout::WorldMap>) -> impl IntoView {
    let session = use_session();
    let title = session.derive(|document| {
        let account = document.account();
        text::account(&account.name, &account.id)
    });
    view! {
        <div class="account-border" style:height=move || px(map.with(|map| map.inside))>
            <span>{dyn_view(move || title.get())}</span>
        </div>
    }
}

#[component]
fn EmptyLanes(map: ErasedMemo<layout::WorldMap>) -> impl IntoView {
    let filled = ErasedMemo::new(move || {
        Lane::ALL.map(|lane| map.with(|map| map.nodes.iter().any(|node| node.thing.lane == lane)))
    });
    dyn_view(move || {
        Lane::ALL
            .into_iter()
            .zip(filled.get())
            .filter(|(lane, filled)| !filled && !lane.when_empty().is_empty())
            .map(|(lane, _)| {
                let left = format!("{}%", lane as usize * 20);
                view! { <p class="lane-empty" style:left=left>{lane.when_empty()}</p> }
            })
            .collect_view()
    })
}

#[component]
fn LaneHead(lane: Lane) -> impl IntoView {
    let session = use_session();
    let adds: &[(&'static str, Dialog)] = match lane {
        Lane::Callers => &[(create::INSTANCE, Dialog::LaunchInstance)],
        Lane::Identities => &[
            (create::USER, Dialog::CreateUser),
            (create::GROUP, Dialog::CreateGroup),
            (create::ROLE, Dialog::CreateRole),
        ],
        Lane::Policies => &[(create::POLICY, Dialog::CreatePolicy)],
        Lane::Resources => &[(create::RESOURCE, Dialog::CreateResource)],
        _ => &[],
    };
    let buttons = adds
        .iter()
        .map(|(word, dialog)| {
            let dialog = dialog.clone();
            let label = create::create(word);
            view! {
                <button
                    type="button"
                    class="add"
                    aria-label=label
                    on:click=move |_| session.dialog.set(Some(dialog.clone()))
                >
                    {create::add(word)}
                </button>
            }
        })
        .collect_view();
    view! { <div class="lane-head"><h3>{lane.title()}<span class="lane-gloss">{lane.subtitle()}</span></h3><span class="adds">{buttons}</span></div> }
}

#[component]
fn Card(
    /// The card when it first appeared; its place and state are looked up anew.
    first: Node,
    map: ErasedMemo<layout::WorldMap>,
) -> impl IntoView {
    let session: Session = use_session();
    let selection = first.thing.selection.clone();
    let node = ErasedMemo::new({
        let selection = selection.clone();
        move || {
            let now = map.with(|map| map.nodes.iter().find(|n| n.thing.selection == selection).cloned());
            now.unwrap_or_else(|| first.clone())
        }
    });
    let is_selected = ErasedMemo::new({
        let selection = selection.clone();
        move || session.selection.with(|selected| selected.as_ref() == Some(&selection))
    });
    let counts = ErasedMemo::new(move || node.with(|n| !n.hidden.is_empty()));
    let open = move |_| match counts.get_untracked() {
        true => session.dialog.set(Some(Dialog::ItemsOfKind(node.with(|n| n.thing.kind)))),
        false => session.open_selection(selection.clone()),
    };
    let icon = node.with_untracked(|n| n.thing.icon);
    view! {
        <button
            type="button"
            class="card"
            class:active=move || node.with(|n| n.active)
            class:more=move || counts.get()
            data-kind=icon
            style:left=move || node.with(|n| per_cent(n.left))
            style:width=move || node.with(|n| per_cent(n.width))
            style:top=move || node.with(|n| px(n.top))
            style:height=move || node.with(|n| px(n.height))
            aria-pressed=move || (!counts.get()).then(|| is_selected.get().to_string())
            aria-keyshortcuts="+ Delete"
            title=move || node.with(|n| text::card_title(n.thing.kind, &n.thing.title))
            data-at=move || node.with(|n| n.index.to_string())
            on:click=open
        >
            <svg class="icon" aria-hidden="true"><use href=format!("#i-{icon}")></use></svg>
            <span class="card-text">
                <span class="card-title">{dyn_view(move || view! { <Breakable text=node.with(|n| n.thing.title.clone())/> })}</span>
                <span class="card-note">{dyn_view(move || node.with(|n| n.thing.summary.clone()))}</span>
            </span>
        </button>
    }
}

#[component]
fn Wires(wires: Signal<Vec<Wire>>, height: Signal<i32>) -> impl IntoView {
    let paths = move || {
        wires
            .get()
            .into_iter()
            .map(|wire| view! { <path class=class(wire.kind) d=wire.path vector-effect="non-scaling-stroke"></path> })
            .collect_view()
    };
    let ends = move || {
        wires
            .get()
            .into_iter()
            .filter_map(|wire| match wire.kind {
                WireKind::Outcome(verdict) => Some((wire.end, verdict)),
                _ => None,
            })
            .map(|((x, y), verdict)| {
                view! {
                    <span class="wire-end" style:left=per_cent(x) style:top=px(y) title=verdict.label()>
                        <VerdictIcon verdict/>
                    </span>
                }
            })
            .collect_view()
    };
    view! {
        <svg
            class="wires"
            aria-hidden="true"
            preserveAspectRatio="none"
            viewBox=move || format!("0 0 1000 {}", height.get())
        >
            {dyn_view(paths)}
        </svg>
        {dyn_view(ends)}
    }
}

/// A length as styles write it.
fn px(pixels: i32) -> String {
    format!("{pixels}px")
}

/// `164` → `16.4%`.
fn per_cent(thousandths: i32) -> String {
    format!("{}.{}%", thousandths / 10, thousandths % 10)
}

fn class(kind: WireKind) -> String {
    let of = match kind {
        WireKind::Structure => "structure",
        WireKind::Active => "active",
        WireKind::Stranger => "stranger",
        WireKind::Outcome(verdict) => return format!("wire outcome {}", verdict.class()),
    };
    format!("wire {of}")
}
