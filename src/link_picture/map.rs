//! The map.

use std::fmt::Write as _;

use decision_path::svg::Escaped;

use super::map_layers::layers;
use super::markup::{breakable, icon, verdict_icon};
use crate::map_layout::build_context::map_context;
use crate::map_layout::layout::{EMPTY_INSET, Node, WorldMap, arrange};
use crate::map_layout::lengths::{per_cent, px};
use crate::map_layout::wires::Scene;
use crate::session::document::Document;
use crate::session::map_items::{ItemState, Lane};
use crate::session::selection::WhyTarget;
use crate::text::create;
use crate::text::world_map as text;

/// The map, with the way of the explained request.
pub(super) fn map(document: &Document, explained: Option<&WhyTarget>) -> String {
    let context = map_context(document, explained);
    let map = arrange(&Scene::of(document), &context, &[]);
    let account = document.account();
    let mut out = r#"<div class="map"><div class="lane-heads">"#.to_owned();
    Lane::ALL.into_iter().for_each(|lane| lane_head(&mut out, lane));
    let dense = if map.dense { " dense" } else { "" };
    let framed = if map.frames.is_empty() { "" } else { " framed" };
    let _ = write!(
        out,
        r#"</div><div class="map-plane{dense}{framed}" data-style="height: {}"><div class="account-border{}" data-style="top: {}; height: {}"><span>{}</span></div><button type="button" class="legend-button" aria-expanded="false">{}</button>"#,
        px(map.height),
        if map.inside == 0 { " hidden" } else { "" },
        px(map.top),
        px(map.inside),
        Escaped(&text::account(&account.name, &account.id)),
        Escaped(text::LEGEND),
    );
    wires(&mut out, &map);
    empty_lanes(&mut out, &map);
    map.nodes.iter().for_each(|node| card(&mut out, node));
    layers(&mut out, document, &map, &context, explained);
    out.push_str("</div></div>");
    out
}

fn lane_head(out: &mut String, lane: Lane) {
    let adds: &[&str] = match lane {
        Lane::Callers => &[create::INSTANCE],
        Lane::Identities => &[create::USER, create::GROUP, create::ROLE],
        Lane::Policies => &[create::POLICY],
        Lane::Resources => &[create::RESOURCE],
        Lane::Credentials => &[],
    };
    let _ = write!(
        out,
        r#"<div class="lane-head"><h3>{}<span class="lane-gloss">{}</span></h3><span class="adds">"#,
        Escaped(lane.title()),
        Escaped(lane.subtitle()),
    );
    for word in adds {
        let _ = write!(
            out,
            r#"<button type="button" class="add" aria-label="{}">{}</button>"#,
            Escaped(&create::create(word)),
            Escaped(&create::add(word)),
        );
    }
    out.push_str("</span></div>");
}

fn wires(out: &mut String, map: &WorldMap) {
    let _ = write!(
        out,
        r#"<svg class="wires" aria-hidden="true" preserveAspectRatio="none" viewBox="0 0 1000 {}">"#,
        map.height
    );
    for wire in &map.wires {
        let (class, path) = (wire.kind.class(), &wire.path);
        let _ = write!(out, r#"<path class="{class}" d="{path}" vector-effect="non-scaling-stroke"></path>"#);
    }
    out.push_str("</svg>");
    for ((x, y), verdict) in &map.signs {
        let _ = write!(
            out,
            r#"<span class="wire-end" title="{}" data-style="left: {}; top: {}">{}</span>"#,
            Escaped(verdict.label()),
            per_cent(*x),
            px(*y),
            verdict_icon(*verdict),
        );
    }
    if let Some((x, y)) = map.stub {
        let _ = write!(
            out,
            r#"<span class="stub" data-style="left: {}; top: {}">{}</span>"#,
            per_cent(x),
            px(y),
            Escaped(text::NO_CREDENTIALS),
        );
    }
}

/// The words of lanes in which nothing stands.
fn empty_lanes(out: &mut String, map: &WorldMap) {
    for lane in Lane::ALL.into_iter().filter(|lane| !lane.when_empty().is_empty() && !map.is_filled(*lane)) {
        let _ = write!(
            out,
            r#"<p class="lane-empty" data-style="left: {}; top: {}">{}</p>"#,
            per_cent(lane as i32 * 200),
            px(map.top + EMPTY_INSET),
            Escaped(lane.when_empty()),
        );
    }
}

fn card(out: &mut String, node: &Node) {
    let item = &node.item;
    let more = if node.hidden.is_empty() { "" } else { " more" };
    let active = if node.active { " active" } else { "" };
    let state = match item.state {
        ItemState::Present => "",
        ItemState::Dead => " dead",
        ItemState::Missing => " missing",
    };
    let _ = write!(
        out,
        r#"<button type="button" class="card{active}{more}{state}" data-kind="{}" title="{}" data-style="left: {}; width: {}; top: {}; height: {}">{}<span class="card-text"><span class="card-title">{}</span><span class="card-note">{}</span></span></button>"#,
        item.icon,
        Escaped(&text::card_title(item.kind, &item.title)),
        per_cent(node.left),
        per_cent(node.width),
        px(node.top),
        px(node.height),
        icon(item.icon),
        breakable(&item.title),
        Escaped(&item.summary),
    );
}
