//! Around the account's cards: frames of the organization and of other accounts, its policies as roofs, boundaries as
//! fences, policies of sessions and resources.

use std::sync::Arc;

use leptos::ev::Event;
use leptos::html;
use leptos::prelude::*;

use super::{MapState, Shown};
use crate::browser::element_size::{Size, SizeObserver, height_before, is_window_wide, zoom_around};
use crate::browser::scroll;
use crate::components::verdict::VerdictChip;
use crate::map_layout::build_context::map_context;
use crate::map_layout::context::{Attached, AttachedAs, MapContext};
use crate::map_layout::layout::{Frame, PlacedRoof, PlacedVerdict, Strip, arrange};
use crate::map_layout::lengths::{per_cent, px};
use crate::map_layout::surroundings::{frame_class, frame_inset, stop_class};
use crate::map_layout::wires::Scene;
use crate::session::document::Document;
use crate::session::pointed_at::PointedAt;
use crate::session::selection::Selection;
use crate::session::story::Story;
use crate::session::{Session, Side, View, use_session};
use crate::text::world_map as text;
use crate::ui::after_yielding::follow_after_yielding;
use crate::ui::dyn_view::dyn_view;

/// A pane above an explanation that is lower than this shows the path alone, pixels. So does a higher one in which the path does
/// not fit. `style/map-layers.css` shortens the heads of the lanes in as low a window.
const LOW_PANE: i32 = 260;
/// Above and below the map in its pane, pixels.
const AROUND_PLANE: i32 = 24;
/// Above the first card of a path, pixels: what is asked, and the title of its account.
const ABOVE_PATH: i32 = 26;
/// No letters are drawn smaller than this, hundredths of their size.
const LEAST_ZOOM: i32 = 70;

/// Tells the context and draws what comes of it.
#[component]
pub fn Surroundings() -> impl IntoView {
    let session = use_session();
    let Shown(map) = expect_context();
    let map_state: MapState = expect_context();
    let explained = move || {
        // An example is about its request for as long as it is open.
        let is_example = matches!(session.document().story, Story::Example(_));
        session.explanation.target().filter(|_| is_example || session.views.side() == Side::Why)
    };
    let (probe, size) = (NodeRef::<html::Span>::new(), RwSignal::new(Size::default()));
    observe_pane(probe, size);
    // What was just made is looked for on the map, so a selection brings back all cards.
    let is_above = move || {
        session.views.view() == View::Why
            && session.views.side() == Side::Why
            && session.explanation.is_open()
    };
    // The explanation itself is shown first.
    let settled = follow_after_yielding(Memo::new(move |_| (explained(), is_above())));
    let whole = Memo::new(move |_| {
        settled.with(|(explained, _)| map_context(&session.document(), explained.as_ref()))
    });
    let is_low = Memo::new(move |_| {
        let is_above = settled.with(|(_, is_above)| *is_above);
        let height = size.get().height;
        let is_seen_whole = || {
            let heads = probe.get().map_or(0, |probe| height_before(&probe, ".map-plane"));
            let room = height - AROUND_PLANE - heads;
            whole.with(|context| path_height(&session.document(), context) + ABOVE_PATH <= room)
        };
        is_above && is_window_wide() && height > 0 && (height < LOW_PANE || !is_seen_whole())
    });
    let context = Memo::new(move |_| {
        let context = whole.get();
        if is_low.get() { context.in_low_pane() } else { context }
    });
    Effect::new(move |_| {
        let Some(probe) = probe.get() else { return };
        // Measuring lays the page out, so it is left where nothing hangs on it.
        let hundredths = is_low.get().then(|| {
            let (height, pane) = (map.with(|map| map.height), size.get().height);
            let room = pane - AROUND_PLANE - height_before(&probe, ".map-plane");
            if height > 0 { (100 * room / height).clamp(LEAST_ZOOM, 100) } else { 100 }
        });
        zoom_around(&probe, ".map-plane", hundredths.unwrap_or(100));
    });
    Effect::new(move |_| map_state.context.set(Arc::new(context.get())));
    on_cleanup(move || {
        let _ = map_state.context.try_set(Arc::default());
    });
    // In a low pane the end of the path is what one looks for.
    let end = NodeRef::<html::Span>::new();
    Effect::new(move |_| {
        if let Some(end) = end.get() {
            scroll::show_in(&end, ".world-map");
        }
    });
    let drawn = dyn_view(move || {
        let map = map.get();
        let frames = map.frames.into_iter().map(frame).collect_view();
        let context: Arc<MapContext> = map_state.context.get();
        let words = context.verdict.as_ref().map(|verdict| verdict.words);
        let roofs = map.roofs.into_iter().map(|placed| view! { <RoofOf placed words/> }).collect_view();
        let verdict = map.verdict.map(|placed| {
            let PlacedVerdict { place: (left, width, top, height), verdict, words } = placed;
            view! {
                <span class="path-verdict" node_ref=end aria-hidden="true" style:left=per_cent(left) style:width=per_cent(width) style:top=px(top) style:height=px(height)>
                    <VerdictChip verdict words/>
                </span>
            }
        });
        let strips = map.strips.into_iter().filter_map(|strip| {
            let attached = context.attached.get(strip.attached)?.clone();
            Some(view! { <StripOf strip attached/> })
        });
        view! { {frames}{roofs}{strips.collect_view()}{verdict} }
    });
    view! { <span node_ref=probe hidden=true></span>{drawn} }
}

/// How much of the map's height the explained request's path takes where all cards are shown, pixels.
fn path_height(document: &Document, context: &MapContext) -> i32 {
    let map = arrange(&Scene::of(document), context, &context.steps);
    let cards = map.nodes.iter().filter(|node| context.steps.contains(&node.item.selection));
    let cards = cards.map(|node| (node.top, node.top + node.height));
    let verdict = map.verdict.iter().map(|verdict| (verdict.place.2, verdict.place.2 + verdict.place.3));
    let (top, bottom) =
        cards.chain(verdict).fold((i32::MAX, 0), |(top, bottom), (from, to)| (top.min(from), bottom.max(to)));
    bottom.saturating_sub(top).max(0)
}

/// Reports the size of the pane around the map.
fn observe_pane(probe: NodeRef<html::Span>, size: RwSignal<Size>) {
    let observer = StoredValue::new_local(None::<SizeObserver>);
    Effect::new(move |_| {
        let observed = probe.get().and_then(|probe| {
            SizeObserver::around(&probe, ".world-map", move |now| {
                if size.get_untracked() != now {
                    size.set(now);
                }
            })
        });
        observer.set_value(observed);
    });
}

fn frame(frame: Frame) -> impl IntoView {
    let (class, inset) = (frame_class(&frame), frame_inset(&frame));
    view! {
        <div class=class style:left=px(inset) style:right=px(inset) style:top=px(frame.top) style:height=px(frame.height)>
            <span>{frame.title}</span>
        </div>
    }
}

/// Whether a policy belongs to what is pointed at, tracked.
fn is_marked(session: Session, policy: StoredValue<Selection>) -> bool {
    session.pointer.with_marked(|marked| policy.with_value(|policy| marked.items.contains(policy)))
}

/// Says that a policy is pointed at, which is no card of the plane below it.
fn point(session: Session, policy: StoredValue<Selection>, event: &Event) {
    event.stop_propagation();
    session.pointer.point_at(Some(PointedAt::Item(policy.get_value())));
}

#[component]
fn RoofOf(
    placed: PlacedRoof,
    /// The verdict of the request in words; without, it is not explained.
    words: Option<&'static str>,
) -> impl IntoView {
    let session = use_session();
    let class = if placed.roof.over_resources { "roof over-resources" } else { "roof" };
    let class = stop_class(class, placed.stops);
    let policy = StoredValue::new(placed.roof.policy);
    view! {
        <button type="button" class=class class:pointed=move || is_marked(session, policy) style:top=px(placed.top) style:height=px(placed.height)
            on:pointerover=move |event| point(session, policy, &event) on:focusin=move |event| point(session, policy, &event) on:click=move |_| session.open_selection(policy.get_value())>
            <span class="roof-text">
                <strong>{placed.roof.title}</strong>
                <span class="card-note">{placed.roof.note}</span>
                {placed.stops.zip(words).map(|(verdict, words)| view! { <VerdictChip verdict words/> })}
            </span>
        </button>
    }
}

#[component]
fn StripOf(strip: Strip, attached: Attached) -> impl IntoView {
    let session = use_session();
    let (left, width, top, height) = strip.place;
    let role = match attached.role {
        AttachedAs::Boundary => "boundary",
        AttachedAs::Session => "session",
        AttachedAs::Resource => "resource",
        AttachedAs::Missing => "missing",
    };
    let fence = (attached.role == AttachedAs::Boundary).then(|| {
        let around = top + height - strip.card_top;
        view! { <div class=stop_class("fence", strip.stops) style:left=per_cent(left) style:width=per_cent(width) style:top=px(strip.card_top) style:height=px(around)></div> }
    });
    let (opens, hint) = (StoredValue::new(attached.opens), text::policy_of(&attached.title));
    view! {
        {fence}
        <button type="button" class=stop_class("strip", strip.stops) class:pointed=move || is_marked(session, opens) on:pointerover=move |event| point(session, opens, &event) on:focusin=move |event| point(session, opens, &event) data-role=role title=hint style:left=per_cent(left) style:width=per_cent(width) style:top=px(top) style:height=px(height) on:click=move |_| session.open_selection(opens.get_value())>
            <span>{attached.title}</span>
        </button>
    }
}
