//! The way of the explained request over the map: a dot that stops where the request does, or a stepped list where the
//! reader wants no motion.

use std::fmt::Write as _;

use leptos::html;
use leptos::prelude::*;

use super::Shown;
use crate::browser::scroll;
use crate::map_layout::layout::Node;
use crate::map_layout::lengths::{per_cent, px};
use crate::map_layout::routing::{draw, route};
use crate::session::map_items::stop_of;
use crate::session::request_path::{RequestPath, trace_path};
use crate::session::{Side, use_session};
use crate::text::world_map as text;
use crate::ui::after_yielding::follow_after_yielding;
use crate::ui::dyn_view::dyn_view;
use crate::ui::erased_memo::ErasedMemo;

/// The dot, the action where it starts, and the numbers.
#[component]
pub fn PathOverlay() -> impl IntoView {
    let session = use_session();
    let Shown(map) = expect_context();
    let explained =
        Memo::new(move |_| session.explanation.target().filter(|_| session.views.side() == Side::Why));
    // The explanation itself is shown first.
    let settled = follow_after_yielding(explained);
    let taken =
        ErasedMemo::new(move || settled.with(|target| trace_path(&session.document(), target.as_ref()?)));
    Effect::new(move |_| {
        session.explanation.show_path(taken.get().map(|path| path.steps).unwrap_or_default())
    });
    on_cleanup(move || {
        session.explanation.show_path(Vec::new());
    });
    dyn_view(move || {
        let path = taken.get()?;
        let nodes: Vec<Node> =
            map.with(|map| path.steps.iter().filter_map(|step| map.node(step).cloned()).collect());
        let all = map.with(|map| map.nodes.clone());
        Some(view! { <Steps path nodes all/> })
    })
}

#[component]
fn Steps(path: RequestPath, nodes: Vec<Node>, all: Vec<Node>) -> impl IntoView {
    let session = use_session();
    let document = session.document_untracked();
    let list = NodeRef::<html::Ol>::new();
    let last = nodes.len().saturating_sub(1);
    let words = path.verdict_text;
    let steps = nodes
        .iter()
        .zip(&path.steps)
        .enumerate()
        .map(|(index, (node, step))| {
            let title = stop_of(&document, step).map(|item| item.title);
            let action = (index == 0).then(|| {
                view! { <span class="path-action" aria-hidden="true">{path.action.clone()}</span> }
            });
            view! {
                <li class="path-step" style:left=per_cent(node.left) style:width=per_cent(node.width) style:top=px(node.top) style:height=px(node.height)>
                    <span class="path-number" aria-hidden="true">{(index + 1).to_string()}</span>
                    {action}
                    <span class="visually-hidden">{title}{(index == last).then(|| format!(": {words}"))}</span>
                </li>
            }
        })
        .collect_view();
    // The dot's path is in pixels, so it waits until the list has its width.
    let dot = move || {
        let list = list.get()?;
        let width = scroll::viewport_of(&list).width;
        let path = format!("path(\"{}\")", dot_path(&all, &nodes, width));
        Some(view! { <span class="path-dot" aria-hidden="true" style:offset-path=path></span> })
    };
    view! {
        <ol class="request-path" node_ref=list aria-label=text::path_of(&path.action)>{steps}</ol>
        {dyn_view(dot)}
    }
}

/// From the middle of the first card to the middle of the last, along the wires, on a map of this width.
pub(super) fn dot_path(nodes: &[Node], steps: &[Node], width: i32) -> String {
    let across = |thousandths: i32| thousandths * width / 1000;
    let mut path = String::new();
    let mut before: Option<&Node> = None;
    for node in steps {
        let (x, y) = (across(node.left + node.width / 2), node.middle());
        if let Some(before) = before {
            let route = route(nodes, before, node, 0);
            if let Some((out, _)) = route.first() {
                let _ = write!(path, "H{}", across(*out));
            }
            draw(&mut path, &route, across);
            let _ = write!(path, "H{x}");
        } else {
            path = format!("M{x} {y}");
        }
        before = Some(node);
    }
    path
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::map_layout::context::MapContext;
    use crate::map_layout::layout::arrange;
    use crate::map_layout::wires::Scene;
    use crate::session::document::Document;

    #[test]
    fn the_dot_goes_from_card_to_card() {
        let map = arrange(&Scene::of(&Document::default()), &MapContext::default(), &[]);
        let (all, steps) = (&map.nodes, &map.nodes[..2]);
        // Two of the three lanes between are crossed on the way up.
        assert_eq!(
            dot_path(all, steps, 1000),
            "M100 107H186C200 107 200 94 214 94H386C400 94 400 81 414 81H586C600 81 600 68 614 68H786C800 68 800 54 814 54H900"
        );
        assert_eq!(dot_path(all, &steps[..1], 500), "M50 107");
    }
}
