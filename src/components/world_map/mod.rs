//! The world in fixed lanes: who runs, with which credentials, as whom, allowed what, on which resource.

pub mod layout;

use leptos::prelude::*;

use crate::ui::derived::Derived;

use crate::components::verdict::VerdictIcon;
use crate::session::things::Lane;
use crate::session::{Dialog, Session, use_session};
use crate::ui::dynamic::dynamic;
use crate::ui::prose::Breakable;
use layout::{Node, Wire, WireKind, layout};

/// The map. Every card is a button; the outline shows the same things as a tree.
#[component]
pub fn WorldMap() -> impl IntoView {
    let session = use_session();
    let map = session.derive(layout);
    let filled = Derived::new(move || {
        Lane::ALL.map(|lane| map.with(|map| map.nodes.iter().any(|node| node.thing.lane == lane)))
    });
    let nodes = move || map.get().nodes;
    view! {
        <div class="map">
            <div class="lane-heads">
                {Lane::ALL.map(|lane| view! { <LaneHead lane/> }).collect_view()}
            </div>
            <div class="map-plane" style:height=move || format!("{}px", map.with(|map| map.height))>
                <Wires wires=Signal::derive(move || map.get().wires) height=Signal::derive(move || map.with(|m| m.height))/>
                {dynamic(move || {
                    let filled = filled.get();
                    Lane::ALL
                        .into_iter()
                        .zip(filled)
                        .filter(|(lane, filled)| !filled && !lane.when_empty().is_empty())
                        .map(|(lane, _)| {
                            let left = format!("left:{}%", lane as usize * 20);
                            view! { <p class="lane-empty" style=left>{lane.when_empty()}</p> }
                        })
                        .collect_view()
                })}
                <For each=nodes key=|node| node.thing.selection.clone() let(node)>
                    <Card first=node map/>
                </For>
            </div>
        </div>
    }
}

#[component]
fn LaneHead(lane: Lane) -> impl IntoView {
    let session = use_session();
    let adds: &[(&'static str, Dialog)] = match lane {
        Lane::Identities => {
            &[("User", Dialog::CreateUser), ("Group", Dialog::CreateGroup), ("Role", Dialog::CreateRole)]
        }
        Lane::Policies => &[("Policy", Dialog::CreatePolicy)],
        Lane::Resources => &[("Resource", Dialog::CreateResource)],
        _ => &[],
    };
    let buttons = adds
        .iter()
        .map(|(word, dialog)| {
            let dialog = dialog.clone();
            let label = format!("Create {}", word.to_ascii_lowercase());
            view! {
                <button
                    type="button"
                    class="add"
                    aria-label=label
                    on:click=move |_| session.dialog.set(Some(dialog.clone()))
                >
                    {format!("+ {word}")}
                </button>
            }
        })
        .collect_view();
    view! { <div class="lane-head"><h3>{lane.title()}<span class="lane-gloss">{lane.gloss()}</span></h3><span class="adds">{buttons}</span></div> }
}

#[component]
fn Card(
    /// The card when it first appeared; its place and state are looked up anew.
    first: Node,
    map: Derived<layout::WorldMap>,
) -> impl IntoView {
    let session: Session = use_session();
    let selection = first.thing.selection.clone();
    let node = Derived::new({
        let selection = selection.clone();
        move || {
            let now = map.with(|map| map.nodes.iter().find(|n| n.thing.selection == selection).cloned());
            now.unwrap_or_else(|| first.clone())
        }
    });
    let is_selected = Derived::new({
        let selection = selection.clone();
        move || session.selection.with(|selected| selected.as_ref() == Some(&selection))
    });
    let style = move || {
        node.with(|n| {
            format!(
                "left:{};width:{};top:{}px;height:{}px",
                per_cent(n.left),
                per_cent(n.width),
                n.top,
                n.height
            )
        })
    };
    let icon = node.with_untracked(|n| n.thing.icon);
    view! {
        <button
            type="button"
            class="card"
            class:active=move || node.with(|n| n.active)
            data-kind=icon
            style=style
            aria-pressed=move || is_selected.get().to_string()
            title=move || node.with(|n| format!("{}: {}", n.thing.kind, n.thing.title))
            on:click=move |_| session.select(selection.clone())
        >
            <svg class="icon" aria-hidden="true"><use href=format!("#i-{icon}")></use></svg>
            <span class="card-text">
                <span class="card-title">{dynamic(move || view! { <Breakable text=node.with(|n| n.thing.title.clone())/> })}</span>
                <span class="card-note">{dynamic(move || node.with(|n| n.thing.note.clone()))}</span>
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
                    <span class="wire-end" style=format!("left:{};top:{y}px", per_cent(x)) title=verdict.words()>
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
            {dynamic(paths)}
        </svg>
        {dynamic(ends)}
    }
}

/// `164` → `16.4%`.
fn per_cent(thousandths: i32) -> String {
    format!("{}.{}%", thousandths / 10, thousandths % 10)
}

fn class(kind: WireKind) -> String {
    match kind {
        WireKind::Structure => "wire structure".to_owned(),
        WireKind::Active => "wire active".to_owned(),
        WireKind::Stranger => "wire stranger".to_owned(),
        WireKind::Outcome(verdict) => format!("wire outcome {}", verdict.class()),
    }
}
