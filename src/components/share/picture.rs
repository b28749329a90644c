//! The map as a picture that stands alone: an SVG with its own styles, light, and with the document inside.

use std::fmt::Write as _;

use crate::map_layout::build_context::map_context;
use crate::map_layout::context::{AttachedAs, MapContext};
use crate::map_layout::layout::{Frame, Node, PlacedVerdict, WorldMap, arrange};
use crate::map_layout::wires::Scene;
use crate::session::document::Document;
use crate::session::map_items::{ItemState, Lane};
use crate::session::matrix::Verdict;
use crate::session::selection::{Selection, WhyTarget};
use crate::session::share_file;
use crate::text::share as text;
use crate::text::world_map as map_text;
use decision_path::svg::Escaped;

/// Width of the picture, pixels.
pub(super) const WIDTH: i32 = 1200;
/// From the picture's edge to what is in it.
const MARGIN: i32 = 20;
/// Height of the titles of the lanes.
const HEAD: i32 = 44;
/// A verdict that is not higher has one line.
const ONE_LINE: i32 = 24;
/// Height of the line that says what the verdicts' signs mean, and what this is.
const FOOT: i32 = 48;

/// What it all looks like.
pub(crate) const STYLE: &str = "text{font:13px system-ui,-apple-system,'Segoe UI',Roboto,Arial,sans-serif;fill:#16191f}\
.head{font-weight:700}.note{font-size:11px;fill:#545b64}.title{font-size:12px;font-weight:600}\
.card{fill:#fff;stroke:#8c95a1}.active{stroke-width:2}.dead,.missing{stroke-dasharray:4 3}\
.who{fill:#f4effd;stroke:#6a3bd0}.credential{fill:#fdf4e3;stroke:#8f5b00}.policy{fill:#ebf2fe;stroke:#0b57d0}\
.resource{fill:#e5f5f3;stroke:#00706a}.organization{fill:#eef1f6;stroke:#43506b}.stranger{fill:#fdebec;stroke:#b80000}\
.glyph{fill:none;stroke-width:1.6;stroke-linecap:round;stroke-linejoin:round}\
.border{fill:none;stroke:#8c95a1}.around{stroke-dasharray:2 4;stroke-width:2}\
.fence{fill:none;stroke:#0b57d0;stroke-width:2;stroke-dasharray:8 3}.stops{fill:#eceff4;stroke:#424650;stroke-width:2}.stops-with-deny{fill:#fdebec;stroke:#b80000;stroke-width:2}.fence.stops,.fence.stops-with-deny{fill:none}\
.wire{fill:none;stroke:#8c95a1;stroke-width:1.5}.wire.grant{stroke:#8fc0bb}\
.wire.stranger{stroke:#b00020;stroke-dasharray:2 4;stroke-width:2}.wire.dead,.wire.not-reached{stroke-dasharray:3 6}\
.allowed,.wire.allowed{stroke:#00702a;stroke-width:2.5}.explicit-deny,.wire.explicit-deny{stroke:#b80000;stroke-width:3}\
.wire.taken{stroke-width:2.5;stroke-dasharray:none}\
.implicit-deny,.wire.outcome.implicit-deny,.no-credentials,.not-authenticated,.failed{stroke:#424650;stroke-width:2;stroke-dasharray:7 5}\
.verdict{stroke:none;fill:#424650}.verdict.allowed{fill:#00702a}.verdict.explicit-deny{fill:#b80000}.verdict-words{font-size:12px;font-weight:600;fill:#fff}.sign{fill:#fff;stroke-width:2;stroke-dasharray:none}";

/// The inside of an icon of the sprite, by name.
pub(super) type IconOf = fn(&str) -> Option<String>;

/// The height that the picture of a map has.
pub(super) fn height(document: &Document, explained: Option<&WhyTarget>) -> i32 {
    arrange(&Scene::of(document), &map_context(document, explained), &[]).height + HEAD + FOOT + 2 * MARGIN
}

/// The picture; `link` is the document in it.
pub(super) fn svg(document: &Document, explained: Option<&WhyTarget>, link: &str, icon: IconOf) -> String {
    let context = map_context(document, explained);
    let map = arrange(&Scene::of(document), &context, &[]);
    let height = map.height + HEAD + FOOT + 2 * MARGIN;
    let account = document.account();
    let mut svg = format!(
        r#"<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{height}" viewBox="0 0 {WIDTH} {height}" role="img" {}><title>{}</title><style>{STYLE}</style><rect width="{WIDTH}" height="{height}" fill="rgb(244,246,248)"/>"#,
        share_file::svg_attribute(link),
        escaped(&text::picture_title(&account.name)),
    );
    for (lane, place) in Lane::ALL.into_iter().zip(0..) {
        let left = x(place * 200 + 14);
        let _ = write!(
            svg,
            r#"<text class="head" x="{left}" y="{}">{}</text>"#,
            MARGIN + 18,
            escaped(lane.title())
        );
    }
    let _ = write!(svg, r#"<g transform="translate(0 {})">"#, MARGIN + HEAD);
    for shape in &map.frames {
        frame(&mut svg, shape);
    }
    let _ = write!(
        svg,
        r#"<rect class="border" x="{MARGIN}" y="{}" width="{}" height="{}" rx="8"/><text class="note" x="{}" y="{}">{}</text>"#,
        map.top,
        WIDTH - 2 * MARGIN,
        map.inside,
        MARGIN + 8,
        map.top - 6,
        escaped(&format!("{} · {}", account.name, account.id)),
    );
    roofs(&mut svg, &map);
    wires(&mut svg, &map);
    for node in &map.nodes {
        card(&mut svg, node, icon);
    }
    strips(&mut svg, &map, &context);
    verdict(&mut svg, &map);
    if let Some((left, y)) = map.stub {
        let _ =
            write!(svg, r#"<text x="{}" y="{}">{}</text>"#, x(left) + 14, y + 4, map_text::NO_CREDENTIALS);
    }
    let verdicts = signs(&mut svg, &map);
    svg.push_str("</g>");
    foot(&mut svg, &verdicts, height - MARGIN - 10);
    svg.push_str("</svg>\n");
    svg
}

/// Thousandths of the map's width in pixels of the picture.
fn x(thousandths: i32) -> i32 {
    MARGIN + thousandths * (WIDTH - 2 * MARGIN) / 1000
}

fn frame(svg: &mut String, frame: &Frame) {
    let (around, inset, down) = match frame.selection {
        Selection::Account(_) => ("", MARGIN, -6),
        _ => (" around", MARGIN - 14 + 5 * i32::try_from(frame.depth).unwrap_or(2).min(2), 17),
    };
    let _ = write!(
        svg,
        r#"<rect class="border{around}" x="{inset}" y="{}" width="{}" height="{}" rx="8"/><text class="note" x="{}" y="{}">{}</text>"#,
        frame.top,
        WIDTH - 2 * inset,
        frame.height,
        MARGIN + 8,
        frame.top + down,
        escaped(&frame.title),
    );
}

fn roofs(svg: &mut String, map: &WorldMap) {
    for placed in &map.roofs {
        let (left, right) = if placed.roof.over_resources { (x(806), x(986)) } else { (x(14), x(794)) };
        let (top, foot, middle) = (placed.top, placed.top + placed.height, (left + right) / 2);
        let stops = stops(placed.stops);
        let eaves = top + 11;
        let _ = write!(
            svg,
            r#"<path class="organization{stops}" d="M{left} {foot}V{eaves}L{middle} {top}L{right} {eaves}V{foot}z"/><text class="title" text-anchor="middle" x="{middle}" y="{}">{}</text>"#,
            foot - 7,
            escaped(&placed.roof.title),
        );
    }
}

/// The class of a policy at which a request stops.
fn stops(verdict: Option<Verdict>) -> &'static str {
    match verdict {
        None => "",
        Some(Verdict::ExplicitDeny) => " stops-with-deny",
        Some(_) => " stops",
    }
}

fn strips(svg: &mut String, map: &WorldMap, context: &MapContext) {
    for strip in &map.strips {
        let Some(attached) = context.attached.get(strip.attached) else { continue };
        let (left, width, top, height) = strip.place;
        let (left, width) = (x(left), x(width) - MARGIN);
        let stops = stops(strip.stops);
        let _ = match attached.role {
            AttachedAs::Boundary => write!(
                svg,
                r#"<rect class="fence{stops}" x="{}" y="{}" width="{}" height="{}" rx="9"/>"#,
                left - 4,
                strip.card_top - 4,
                width + 8,
                top + height - strip.card_top + 4,
            ),
            _ => write!(
                svg,
                r#"<rect class="policy{stops}" x="{}" y="{top}" width="{}" height="{}"/>"#,
                left + 6,
                width - 12,
                height - 2,
            ),
        };
        let fits = usize::try_from((width - 30) * 10 / 62).unwrap_or_default();
        let title = escaped(&shortened(&attached.title, fits));
        let _ =
            write!(svg, r#"<text class="note" x="{}" y="{}">{title}</text>"#, left + 14, top + height - 6);
    }
}

/// The verdict of the explained request below the card where it ends, a line for each half of its words if need be.
fn verdict(svg: &mut String, map: &WorldMap) {
    let Some(PlacedVerdict { place: (left, width, top, height), verdict, words }) = &map.verdict else {
        return;
    };
    let (left, width) = (x(*left), x(*width) - MARGIN);
    let _ = write!(
        svg,
        r#"<rect class="verdict {}" x="{left}" y="{top}" width="{width}" height="{height}" rx="6"/>"#,
        verdict.class(),
    );
    let middle = words.len() / 2;
    let spaces = words.match_indices(' ').map(|(at, _)| at);
    let lines = match spaces.min_by_key(|at| at.abs_diff(middle)).filter(|_| *height > ONE_LINE) {
        Some(at) => words.split_at(at),
        None => (*words, ""),
    };
    for (line, y) in [lines.0, lines.1.trim_start()].into_iter().zip([top + 15, top + 32]) {
        let _ = write!(
            svg,
            r#"<text class="verdict-words" text-anchor="middle" x="{}" y="{y}">{}</text>"#,
            left + width / 2,
            escaped(line),
        );
    }
}

fn wires(svg: &mut String, map: &WorldMap) {
    // Paths are in thousandths across.
    let scale = f64::from(WIDTH - 2 * MARGIN) / 1000.0;
    let _ = write!(svg, r#"<g transform="translate({MARGIN} 0) scale({scale} 1)">"#);
    for wire in &map.wires {
        let (class, path) = (wire.kind.class(), &wire.path);
        let _ = write!(svg, r#"<path class="{class}" vector-effect="non-scaling-stroke" d="{path}"/>"#);
    }
    svg.push_str("</g>");
}

/// The class of a card's colors, by its icon.
fn kind(icon: &str) -> &'static str {
    match icon {
        "instance" | "user" | "group" | "role" => "who",
        "key" | "profile" | "provider" => "credential",
        "policy" => "policy",
        "bucket" | "kms" | "logs" => "resource",
        "stranger" => "stranger",
        _ => "organization",
    }
}

fn card(svg: &mut String, node: &Node, icon: IconOf) {
    let (left, width) = (x(node.left), x(node.width) - MARGIN);
    let active = if node.active { " active" } else { "" };
    let state = match node.item.state {
        ItemState::Present => "",
        ItemState::Dead => " dead",
        ItemState::Missing => " missing",
    };
    let kind = kind(node.item.icon);
    let _ = write!(
        svg,
        r#"<g><title>{}</title><rect class="card {kind}{active}{state}" x="{left}" y="{}" width="{width}" height="{}" rx="8"/>"#,
        escaped(&format!("{}: {}", node.item.kind, node.item.title)),
        node.top,
        node.height,
    );
    if let Some(drawn) = icon(node.item.icon) {
        let _ = write!(
            svg,
            r#"<svg class="glyph {kind}" x="{}" y="{}" width="20" height="20" viewBox="0 0 24 24">{drawn}</svg>"#,
            left + 9,
            node.middle() - 10,
        );
    }
    // A letter is so wide in most fonts, tenths of a pixel.
    let fits = |letter: i32| usize::try_from((width - 46) * 10 / letter).unwrap_or_default();
    let middle = node.middle();
    let lines = [("title", &node.item.title, middle - 3, 74), ("note", &node.item.summary, middle + 13, 62)];
    for (class, line, y, letter) in lines {
        let shown = escaped(&shortened(line, fits(letter)));
        let _ = write!(svg, r#"<text class="{class}" x="{}" y="{y}">{shown}</text>"#, left + 36);
    }
    svg.push_str("</g>");
}

/// A sign where each request ends. Gives the verdicts that there are.
fn signs(svg: &mut String, map: &WorldMap) -> Vec<Verdict> {
    let mut verdicts = Vec::new();
    for ((left, y), verdict) in &map.signs {
        sign(svg, *verdict, x(*left), *y);
        if !verdicts.contains(verdict) {
            verdicts.push(*verdict);
        }
    }
    verdicts
}

/// A tick, a bar, a slash or an empty circle: context apart without color.
pub(crate) fn sign(svg: &mut String, verdict: Verdict, x: i32, y: i32) {
    let inside = match verdict {
        Verdict::Allowed => "M-4 0l3 3 5-6",
        Verdict::ExplicitDeny => "M-4 0h8",
        Verdict::NoCredentials => "M-5 5 5-5",
        _ => "",
    };
    let class = verdict.class();
    let _ = write!(svg, r#"<g transform="translate({x} {y})" class="{class}"><circle class="sign" r="8"/>"#);
    if !inside.is_empty() {
        let _ = write!(svg, r#"<path class="wire {class}" d="{}"/>"#, inside);
    }
    svg.push_str("</g>");
}

fn foot(svg: &mut String, verdicts: &[Verdict], y: i32) {
    let mut left = MARGIN + 8;
    for verdict in verdicts {
        sign(svg, *verdict, left, y - 4);
        let words = verdict.label();
        let _ = write!(svg, r#"<text x="{}" y="{y}">{}</text>"#, left + 14, escaped(words));
        left += 40 + i32::try_from(words.len()).unwrap_or_default() * 7;
    }
    let _ = write!(
        svg,
        r#"<text class="note" text-anchor="end" x="{}" y="{y}">{}</text>"#,
        WIDTH - MARGIN,
        escaped(text::PICTURE_FOOT)
    );
}

fn shortened(line: &str, fits: usize) -> String {
    if line.chars().count() <= fits {
        return line.to_owned();
    }
    line.chars().take(fits.saturating_sub(1)).chain(['…']).collect()
}

/// What a reader wrote is text, never markup. XML has no place for control characters.
pub(crate) fn escaped(text: &str) -> String {
    let printable: String = text.chars().filter(|character| !character.is_control()).collect();
    Escaped(&printable).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::session::test_worlds;

    #[test]
    fn the_picture_shows_every_card_and_what_came_of_it() {
        let mut document = Document::default();
        test_worlds::apply_calls(
            &mut document,
            vec![test_worlds::user("ann"), test_worlds::role("PhotoAppRole")],
        );
        let svg = svg(&document, None, "s1.AA", |name| Some(format!("<path id=\"{name}\"/>")));
        for part in [
            "ann",
            "PhotoAppRole",
            "photo-app-bucket",
            "no credentials",
            "Nobody calls",
            "<path id=\"user\"/>",
            "data-iam-playground=\"s1.AA\"",
            "111122223333",
        ] {
            assert!(svg.contains(part), "{part}");
        }
        assert_eq!(svg.matches("<g").count(), svg.matches("</g>").count());
        assert!(!svg.contains("href") && !svg.contains("url("), "it loads nothing");
    }

    #[test]
    fn names_are_text() {
        assert_eq!(escaped("<b a=\"1\">&\u{1}é"), "&lt;b a=&quot;1&quot;&gt;&amp;é");
        assert_eq!(shortened("abcdef", 4), "abc…");
    }
}
