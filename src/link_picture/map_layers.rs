//! What is around and above the map's cards: frames, policies that are no cards, the way of the explained request.

use std::fmt::Write as _;

use decision_path::svg::Escaped;

use super::markup::{sheet, verdict_chip};
use crate::map_layout::context::{AttachedAs, MapContext};
use crate::map_layout::layout::{Frame, Node, PlacedRoof, PlacedVerdict, Strip, WorldMap};
use crate::map_layout::lengths::{per_cent, px};
use crate::map_layout::surroundings::{frame_class, frame_inset, stop_class};
use crate::session::document::Document;
use crate::session::map_items::stop_of;
use crate::session::request_path::trace_path;
use crate::session::selection::WhyTarget;
use crate::text::world_map as text;

const STYLES: &str = include_str!("../../style/map-layers.css");

pub(super) fn layers(
    out: &mut String,
    document: &Document,
    map: &WorldMap,
    context: &MapContext,
    explained: Option<&WhyTarget>,
) {
    let _ = write!(out, r#"<div class="map-layers">{}"#, sheet(STYLES));
    map.frames.iter().for_each(|shape| frame(out, shape));
    let words = context.verdict.as_ref().map(|verdict| verdict.words);
    map.roofs.iter().for_each(|placed| roof(out, placed, words));
    map.strips.iter().for_each(|placed| strip(out, placed, context));
    if let Some(PlacedVerdict { place: (left, width, top, height), verdict, words }) = &map.verdict {
        let _ = write!(
            out,
            r#"<span class="path-verdict" aria-hidden="true" data-style="left: {}; width: {}; top: {}; height: {}">{}</span>"#,
            per_cent(*left),
            per_cent(*width),
            px(*top),
            px(*height),
            verdict_chip(*verdict, words),
        );
    }
    request_path(out, document, map, explained);
    out.push_str("</div>");
}

fn frame(out: &mut String, frame: &Frame) {
    let inset = px(frame_inset(frame));
    let _ = write!(
        out,
        r#"<div class="{}" data-style="left: {inset}; right: {inset}; top: {}; height: {}"><span>{}</span></div>"#,
        frame_class(frame),
        px(frame.top),
        px(frame.height),
        Escaped(&frame.title),
    );
}

fn roof(out: &mut String, placed: &PlacedRoof, words: Option<&str>) {
    let class = if placed.roof.over_resources { "roof over-resources" } else { "roof" };
    let chip = placed.stops.zip(words).map(|(verdict, words)| verdict_chip(verdict, words));
    let _ = write!(
        out,
        r#"<button type="button" class="{}" data-style="top: {}; height: {}"><span class="roof-text"><strong>{}</strong><span class="card-note">{}</span>{}</span></button>"#,
        stop_class(class, placed.stops),
        px(placed.top),
        px(placed.height),
        Escaped(&placed.roof.title),
        Escaped(&placed.roof.note),
        chip.unwrap_or_default(),
    );
}

fn strip(out: &mut String, strip: &Strip, context: &MapContext) {
    let Some(attached) = context.attached.get(strip.attached) else { return };
    let (left, width, top, height) = strip.place;
    let (left, width) = (per_cent(left), per_cent(width));
    let role = match attached.role {
        AttachedAs::Boundary => "boundary",
        AttachedAs::Session => "session",
        AttachedAs::Resource => "resource",
        AttachedAs::Missing => "missing",
    };
    if attached.role == AttachedAs::Boundary {
        let _ = write!(
            out,
            r#"<div class="{}" data-style="left: {left}; width: {width}; top: {}; height: {}"></div>"#,
            stop_class("fence", strip.stops),
            px(strip.card_top),
            px(top + height - strip.card_top),
        );
    }
    let _ = write!(
        out,
        r#"<button type="button" class="{}" data-role="{role}" title="{}" data-style="left: {left}; width: {width}; top: {}; height: {}"><span>{}</span></button>"#,
        stop_class("strip", strip.stops),
        Escaped(&text::policy_of(&attached.title)),
        px(top),
        px(height),
        Escaped(&attached.title),
    );
}

/// The numbered stops of the explained request, which a screen reader has as a list.
fn request_path(out: &mut String, document: &Document, map: &WorldMap, explained: Option<&WhyTarget>) {
    let Some(path) = explained.and_then(|target| trace_path(document, target)) else { return };
    let nodes: Vec<&Node> = path.steps.iter().filter_map(|step| map.node(step)).collect();
    let _ =
        write!(out, r#"<ol class="request-path" aria-label="{}">"#, Escaped(&text::path_of(&path.action)));
    for (place, (node, step)) in nodes.iter().zip(&path.steps).enumerate() {
        let title = stop_of(document, step).map(|item| item.title).unwrap_or_default();
        let verdict = (place + 1 == nodes.len()).then(|| format!(": {}", path.verdict_text));
        let action = (place == 0).then(|| {
            format!(r#"<span class="path-action" aria-hidden="true">{}</span>"#, Escaped(&path.action))
        });
        let _ = write!(
            out,
            r#"<li class="path-step" data-style="left: {}; width: {}; top: {}; height: {}"><span class="path-number" aria-hidden="true">{}</span>{}<span class="visually-hidden">{}{}</span></li>"#,
            per_cent(node.left),
            per_cent(node.width),
            px(node.top),
            px(node.height),
            place + 1,
            action.unwrap_or_default(),
            Escaped(&title),
            Escaped(&verdict.unwrap_or_default()),
        );
    }
    out.push_str("</ol>");
}
