//! The world in fixed lanes: who runs, with which credentials, as whom, allowed what, on which resource.

pub mod drag;
pub mod exposed;
pub mod legend;
pub mod path_overlay;
pub mod run_packets;
pub mod surroundings;

use std::sync::Arc;

use leptos::ev::{KeyboardEvent, PointerEvent};
use leptos::prelude::*;

use crate::ui::erased_memo::ErasedMemo;

use crate::browser::{event_delegation, pointer};
use crate::components::verdict::VerdictIcon;
use crate::map_layout::context::MapContext;
use crate::map_layout::layout::{EMPTY_INSET, Node, WorldMap as Arranged, arrange};
use crate::map_layout::lengths::{per_cent, px};
use crate::map_layout::wires::Scene;
use crate::session::document::Document;
use crate::session::map_items::{ItemState, Lane};
use crate::session::pointed_at::PointedAt;
use crate::session::{Dialog, Session, Side, use_session};
use crate::text::create;
use crate::text::world_map as text;
use crate::ui::dyn_view::dyn_view;
use crate::ui::inline_markup::Breakable;
use crate::ui::lazy_view::lazy_view;

/// How far the pointer moves, in pixels, before a press is a drag.
const DRAG_BEGINS: usize = 6;

/// The map as it is laid out now, for the layers above it.
#[derive(Clone, Copy, Debug)]
pub struct Shown(pub ErasedMemo<Arranged>);

/// What the map shows besides the account's own items, set by a late chunk; and whether its legend is open.
#[derive(Clone, Copy, Debug)]
pub struct MapState {
    context: RwSignal<Arc<MapContext>>,
    legend: RwSignal<bool>,
}

/// The map. Every card is a button; the outline shows the same items as a tree.
#[component]
pub fn WorldMap() -> impl IntoView {
    let session = use_session();
    let scene = session.derive(Scene::of);
    let map_state = MapState { context: RwSignal::new(Arc::default()), legend: RwSignal::new(false) };
    let map = ErasedMemo::new(move || {
        let pinned: Vec<_> = session.selection.get().into_iter().chain(session.explanation.path()).collect();
        scene.with(|scene| arrange(scene, &map_state.context.get(), &pinned))
    });
    provide_context(Shown(map));
    provide_context(map_state);
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
        node.hidden.is_empty().then_some(node.item.selection)
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
    let point = move |event: &leptos::ev::Event| session.pointer.point_at(card(event).map(PointedAt::Item));
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
            <div class="map-plane" class:dense=move || map.with(|map| map.dense) class:framed=move || map.with(|map| !map.frames.is_empty()) style:height=move || px(map.with(|map| map.height)) on:pointerdown=press on:pointermove=drag on:keydown=key
                on:pointerover=move |event| point(&event) on:pointerleave=move |_| session.pointer.point_at(None) on:focusin=move |event| point(&event)>
                <AccountBorder map/>
                <Wires map/>
                <EmptyLanes map/>
                <For each=move || map.get().nodes key=|node| node.item.selection.clone() let(node)>
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
    let MapState { legend, .. } = expect_context();
    let may_have_context = session.derive(has_context);
    let Shown(map) = expect_context();
    let any = ErasedMemo::new(move || {
        may_have_context.get()
            || map.with(|map| map.dense)
            || legend.get()
            || session.dragged.with(Option::is_some)
            || session.runs.get() > 0
            || (session.views.side() == Side::Why && session.explanation.is_open())
    });
    view! { <div class="map-layers">{dyn_view(move || any.get().then(|| LAYERS.show(None)))}</div> }
}

/// Whether there may be something to show besides the account's own items and the app's requests.
fn has_context(document: &Document) -> bool {
    let iam = &document.account().iam;
    let has_role = iam.roles.values().any(|role| !role.is_protected());
    let has_identity = has_role || !(iam.users.is_empty() && iam.groups.is_empty());
    let has_bucket_policy = || document.account().s3.buckets.values().any(|bucket| bucket.policy.is_some());
    has_identity
        || document.world().accounts().len() > 1
        || !document.account().kms.keys.is_empty()
        || has_bucket_policy()
}

lazy_view!(LAYERS = layers_chunk: layers in layers);

/// The styles of the layers, which are not missed before.
const STYLES: &str = include_str!("../../../style/map-layers.css");

fn layers() -> AnyView {
    view! { <style>{STYLES}</style><surroundings::Surroundings/><exposed::ExposedCards/><path_overlay::PathOverlay/><run_packets::RunPackets/><drag::Drag/><legend::Legend/> }.into_any()
}

/// The account that the map shows: what is outside the border is not in it.
#[component]
fn AccountBorder(map: ErasedMemo<Arranged>) -> impl IntoView {
    let session = use_session();
    let MapState { legend, .. } = expect_context();
    let title = session.derive(|document| {
        let account = document.account();
        text::account(&account.name, &account.id)
    });
    view! {
        <div class="account-border" class:hidden=move || map.with(|map| map.inside == 0) style:top=move || px(map.with(|map| map.top)) style:height=move || px(map.with(|map| map.inside))>
            <span>{dyn_view(move || title.get())}</span>
        </div>
        <button type="button" class="legend-button" aria-expanded=move || legend.get().to_string() on:keydown=move |event| legend::close_by_escape(&event, legend) on:click=move |_| legend.update(|open| *open = !*open)>{text::LEGEND}</button>
    }
}

#[component]
fn EmptyLanes(map: ErasedMemo<Arranged>) -> impl IntoView {
    let filled = ErasedMemo::new(move || map.with(|map| Lane::ALL.map(|lane| map.is_filled(lane))));
    dyn_view(move || {
        Lane::ALL
            .into_iter()
            .zip(filled.get())
            .filter(|(lane, filled)| !filled && !lane.when_empty().is_empty())
            .map(|(lane, _)| {
                let left = format!("{}%", lane as usize * 20);
                let top = map.with(|map| map.top) + EMPTY_INSET;
                view! { <p class="lane-empty" style:left=left style:top=px(top)>{lane.when_empty()}</p> }
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
    map: ErasedMemo<Arranged>,
) -> impl IntoView {
    let session: Session = use_session();
    let selection = first.item.selection.clone();
    let node = ErasedMemo::new({
        let selection = selection.clone();
        move || {
            let now = map.with(|map| map.nodes.iter().find(|n| n.item.selection == selection).cloned());
            now.unwrap_or_else(|| first.clone())
        }
    });
    let is_selected = ErasedMemo::new({
        let selection = selection.clone();
        move || session.selection.with(|selected| selected.as_ref() == Some(&selection))
    });
    let is_marked = {
        let selection = selection.clone();
        move || session.pointer.with_marked(|marked| marked.items.contains(&selection))
    };
    let counts = ErasedMemo::new(move || node.with(|n| !n.hidden.is_empty()));
    let open = move |_| match counts.get_untracked() {
        true => session.dialog.set(Some(Dialog::ItemsOfKind(node.with(|n| n.item.kind)))),
        false => session.open_selection(selection.clone()),
    };
    let icon = node.with_untracked(|n| n.item.icon);
    view! {
        <button
            type="button"
            class="card"
            class:active=move || node.with(|n| n.active)
            class:pointed=is_marked
            class:more=move || counts.get()
            class:dead=move || node.with(|n| n.item.state == ItemState::Dead)
            class:missing=move || node.with(|n| n.item.state == ItemState::Missing)
            data-kind=icon
            style:left=move || node.with(|n| per_cent(n.left))
            style:width=move || node.with(|n| per_cent(n.width))
            style:top=move || node.with(|n| px(n.top))
            style:height=move || node.with(|n| px(n.height))
            aria-pressed=move || (!counts.get()).then(|| is_selected.get().to_string())
            aria-keyshortcuts="+ Delete"
            title=move || node.with(|n| text::card_title(n.item.kind, &n.item.title))
            data-at=move || node.with(|n| n.index.to_string())
            on:click=open
        >
            <svg class="icon" aria-hidden="true"><use href=format!("#i-{icon}")></use></svg>
            <span class="card-text">
                <span class="card-title">{dyn_view(move || view! { <Breakable text=node.with(|n| n.item.title.clone())/> })}</span>
                <span class="card-note">{dyn_view(move || node.with(|n| n.item.summary.clone()))}</span>
            </span>
        </button>
    }
}

#[component]
fn Wires(map: ErasedMemo<Arranged>) -> impl IntoView {
    let paths = move || {
        map.get()
            .wires
            .into_iter()
            .map(|wire| view! { <path class=wire.kind.class() d=wire.path vector-effect="non-scaling-stroke"></path> })
            .collect_view()
    };
    let signs = move || {
        map.get()
            .signs
            .into_iter()
            .map(|((x, y), verdict)| {
                view! {
                    <span class="wire-end" style:left=per_cent(x) style:top=px(y) title=verdict.label()>
                        <VerdictIcon verdict/>
                    </span>
                }
            })
            .collect_view()
    };
    let stub = move || {
        let (x, y) = map.with(|map| map.stub)?;
        Some(
            view! { <span class="stub" style:left=per_cent(x) style:top=px(y)>{text::NO_CREDENTIALS}</span> },
        )
    };
    view! {
        <svg
            class="wires"
            aria-hidden="true"
            preserveAspectRatio="none"
            viewBox=move || format!("0 0 1000 {}", map.with(|map| map.height))
        >
            {dyn_view(paths)}
        </svg>
        {dyn_view(signs)}
        {dyn_view(stub)}
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::session::test_worlds;

    #[test]
    fn layers_wait_until_somebody_is_there() {
        let mut document = Document::default();
        assert!(!has_context(&document), "the roles of AWS's services are not on the map");
        test_worlds::apply_calls(&mut document, vec![test_worlds::user("ann")]);
        assert!(has_context(&document));
    }
}
