//! The newest run over the map: a packet for each call, one after the other, and its verdict where it ends. All of it takes
//! about a second; where no motion is wanted nothing is drawn, for the lines already end in the verdicts.

use std::sync::Arc;

use leptos::html;
use leptos::prelude::*;

use super::Shown;
use super::path_overlay::dot_path;
use crate::browser::scroll;
use crate::components::verdict::VerdictIcon;
use crate::map_layout::layout::Node;
use crate::map_layout::lengths::{per_cent, px};
use crate::session::document::{Document, Run};
use crate::session::matrix::Verdict;
use crate::session::request_path::trace_path;
use crate::session::selection::{Selection, WhyTarget};
use crate::session::use_session;
use crate::ui::dyn_view::dyn_view;

/// Milliseconds between the starts of two packets; style/map-layers.css has how long one is on its way.
const BETWEEN: usize = 140;

/// The path of a packet, and the verdict at its end.
type Packet = (Vec<Node>, Verdict);

/// The packets of the newest run, each time that one begins.
#[component]
pub fn RunPackets() -> impl IntoView {
    let session = use_session();
    let Shown(map) = expect_context();
    dyn_view(move || {
        (session.runs.get() > 0).then(|| {
            let document = session.document_untracked();
            let node = |step: &Selection| map.with_untracked(|map| map.node(step).cloned());
            let packets: Vec<Packet> = paths(&document)
                .into_iter()
                .map(|(steps, verdict)| (steps.iter().filter_map(&node).collect(), verdict))
                .collect();
            let all = map.with_untracked(|map| map.nodes.clone());
            view! { <Packets packets all/> }
        })
    })
}

/// Where each call of the newest run went; where nobody could call, the caller alone.
fn paths(document: &Arc<Document>) -> Vec<(Vec<Selection>, Verdict)> {
    let Some(Run::Program(_, run)) = document.last_run.as_deref() else { return Vec::new() };
    if run.calls.is_empty() {
        let caller = Selection::Instance(document.instance_id());
        return vec![(vec![caller], Verdict::NoCredentials)];
    }
    let first = document.journal.len().saturating_sub(run.calls.len());
    let path = |index: usize| {
        let path = trace_path(document, &WhyTarget::Journal(first + index))?;
        Some((path.steps, path.verdict))
    };
    (0..run.calls.len()).filter_map(path).collect()
}

#[component]
fn Packets(packets: Vec<Packet>, all: Vec<Node>) -> impl IntoView {
    let place = NodeRef::<html::Div>::new();
    let packets = StoredValue::new(packets);
    // The paths are in pixels, so they wait until the layer has its width.
    let drawn = move || {
        let place = place.get()?;
        let width = scroll::viewport_of(&place).width;
        Some(packets.with_value(|packets| {
            packets
                .iter()
                .enumerate()
                .map(|(index, packet)| drawn_packet(packet, index, &all, width))
                .collect_view()
        }))
    };
    view! { <div class="run-packets" node_ref=place aria-hidden="true">{dyn_view(drawn)}</div> }
}

fn drawn_packet(
    (nodes, verdict): &Packet,
    index: usize,
    all: &[Node],
    width: i32,
) -> Option<impl IntoView + use<>> {
    let last = nodes.last()?;
    let delay = format!("{}ms", index * BETWEEN);
    let path = format!("path(\"{}\")", dot_path(all, nodes, width));
    // Several packets that end at one card are context apart by where their stamps stand.
    let left = per_cent(last.left + 12 + 26 * index as i32 % 150);
    let top = px(last.top - 10);
    Some(view! {
        <span class="packet" style:offset-path=path style:animation-delay=delay.clone()></span>
        <span class="stamp" style:left=left style:top=top style:animation-delay=delay><VerdictIcon verdict=*verdict/></span>
    })
}
