//! The way of the explained request over the map: a dot that stops where the request does, or a stepped list where the
//! reader wants no motion.

use leptos::html;
use leptos::prelude::*;

use super::layout::Node;
use super::{Shown, per_cent, px};
use crate::browser::scroll;
use crate::components::verdict::VerdictChip;
use crate::session::map_items::map_items;
use crate::session::request_path::{RequestPath, trace_path};
use crate::session::{Side, use_session};
use crate::text::world_map as text;
use crate::ui::dyn_view::dyn_view;
use crate::ui::erased_memo::ErasedMemo;

/// The dot, the numbers and the verdict at the stop.
#[component]
pub fn Travel() -> impl IntoView {
    let session = use_session();
    let Shown(map) = expect_context();
    let taken = ErasedMemo::new(move || {
        let target = session.why.get().filter(|_| session.side.get() == Side::Why)?;
        trace_path(&session.document(), &target)
    });
    Effect::new(move |_| session.highlighted_path.set(taken.get().map(|way| way.steps).unwrap_or_default()));
    on_cleanup(move || {
        let _ = session.highlighted_path.try_set(Vec::new());
    });
    dyn_view(move || {
        let way = taken.get()?;
        let nodes: Vec<Node> =
            map.with(|map| way.steps.iter().filter_map(|step| map.node(step).cloned()).collect());
        Some(view! { <Steps way nodes/> })
    })
}

#[component]
fn Steps(way: RequestPath, nodes: Vec<Node>) -> impl IntoView {
    let session = use_session();
    let names = map_items(&session.document_untracked());
    let list = NodeRef::<html::Ol>::new();
    let last = nodes.len().saturating_sub(1);
    let (verdict, words) = (way.verdict, way.verdict_text);
    let steps = nodes
        .iter()
        .zip(&way.steps)
        .enumerate()
        .map(|(index, (node, step))| {
            let title = names.iter().find(|thing| thing.selection == *step).map(|thing| thing.title.clone());
            view! {
                <li class="way-step" style:left=per_cent(node.left) style:width=per_cent(node.width) style:top=px(node.top) style:height=px(node.height)>
                    <span class="way-number" aria-hidden="true">{(index + 1).to_string()}</span>
                    <span class="visually-hidden">{title}</span>
                    {(index == last).then(|| view! { <span class="way-stop"><VerdictChip verdict words/></span> })}
                </li>
            }
        })
        .collect_view();
    // The dot's path is in pixels, so it waits until the list has its width.
    let dot = move || {
        let list = list.get()?;
        let width = scroll::viewport_of(&list).width;
        let path = format!("path(\"{}\")", dot_path(&nodes, width));
        Some(view! { <span class="way-dot" aria-hidden="true" style:offset-path=path></span> })
    };
    view! {
        <ol class="way" node_ref=list aria-label=text::way_of(&way.action)>{steps}</ol>
        {dyn_view(dot)}
    }
}

/// From the middle of the first card to the middle of the last, along the wires, on a map of this width.
pub(super) fn dot_path(nodes: &[Node], width: i32) -> String {
    let across = |thousandths: i32| thousandths * width / 1000;
    let mut path = String::new();
    let mut before: Option<&Node> = None;
    for node in nodes {
        let (left, right) = (across(node.left), across(node.left + node.width));
        let (x, y) = ((left + right) / 2, node.top + node.height / 2);
        match before {
            None => path = format!("M{x} {y}"),
            Some(before) => {
                let (from, y1) = (across(before.left + before.width), before.top + before.height / 2);
                if before.left < node.left {
                    let middle = (from + left) / 2;
                    path += &format!("H{from}C{middle} {y1} {middle} {y} {left} {y}H{x}");
                } else if before.left == node.left {
                    let bulge = from + across(14);
                    path += &format!("H{from}C{bulge} {y1} {bulge} {y} {right} {y}H{x}");
                } else {
                    path += &format!("L{x} {y}");
                }
            }
        }
        before = Some(node);
    }
    path
}

#[cfg(test)]
mod tests {
    use super::super::layout::arrange;
    use super::super::wires::Scene;
    use super::*;
    use crate::session::document::Document;

    #[test]
    fn the_dot_goes_from_card_to_card() {
        let map = arrange(&Scene::of(&Document::default()), &[]);
        let nodes = &map.nodes[..2];
        assert_eq!(dot_path(nodes, 1000), "M100 107H186C500 107 500 54 814 54H900");
        assert_eq!(dot_path(&nodes[..1], 500), "M50 107");
    }
}
