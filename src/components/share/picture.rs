//! The map as a picture that stands alone: an SVG with its own styles, light, and with the document inside.

use std::fmt::Write as _;

use crate::components::world_map::layout::{Node, WorldMap, arrange};
use crate::components::world_map::wires::{Scene, WireKind};
use crate::session::document::Document;
use crate::session::map_items::Lane;
use crate::session::matrix::Verdict;
use crate::session::share_file;
use crate::text::share as text;
use decision_path::svg::Escaped;

/// Width of the picture, pixels.
pub(super) const WIDTH: i32 = 1200;
/// From the picture's edge to what is in it.
const MARGIN: i32 = 20;
/// Height of the titles of the lanes.
const HEAD: i32 = 44;
/// Height of the line that says what the verdicts' signs mean, and what this is.
const FOOT: i32 = 48;

/// What it all looks like.
pub(crate) const STYLE: &str = "text{font:13px system-ui,-apple-system,'Segoe UI',Roboto,Arial,sans-serif;fill:#16191f}\
.head{font-weight:700}.note{font-size:11px;fill:#545b64}.title{font-size:12px;font-weight:600}\
.card{fill:#fff;stroke:#8c95a1}.active{stroke:#0057b8;stroke-width:2}\
.border{fill:none;stroke:#8c95a1;stroke-dasharray:6 4}\
.wire{fill:none;stroke:#8c95a1;stroke-width:1.5}.wire.on{stroke:#0057b8;stroke-width:2.5}\
.wire.stranger{stroke:#b00020;stroke-dasharray:2 4;stroke-width:2}\
.allowed{stroke:#00702a;stroke-width:2.5}.explicit-deny{stroke:#b80000;stroke-width:3}\
.implicit-deny,.no-credentials,.not-authenticated,.failed{stroke:#424650;stroke-width:2;stroke-dasharray:7 5}\
.sign{fill:#fff;stroke-width:2;stroke-dasharray:none}";

/// The height that the picture of a map has.
pub(super) fn height(document: &Document) -> i32 {
    arrange(&Scene::of(document), &[]).height + HEAD + FOOT + 2 * MARGIN
}

/// The picture; `link` is the document in it.
pub(super) fn svg(document: &Document, link: &str) -> String {
    let map = arrange(&Scene::of(document), &[]);
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
    let _ = write!(
        svg,
        r#"<rect class="border" x="{MARGIN}" width="{}" height="{}" rx="8"/><text class="note" x="{}" y="-6">{}</text>"#,
        WIDTH - 2 * MARGIN,
        map.inside,
        MARGIN + 8,
        escaped(&format!("{} · {}", account.name, account.id)),
    );
    wires(&mut svg, &map);
    for node in &map.nodes {
        card(&mut svg, node);
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

fn wires(svg: &mut String, map: &WorldMap) {
    // Paths are in thousandths across.
    let scale = f64::from(WIDTH - 2 * MARGIN) / 1000.0;
    let _ = write!(svg, r#"<g transform="translate({MARGIN} 0) scale({scale} 1)">"#);
    for wire in &map.wires {
        let class = match wire.kind {
            WireKind::Structure => "",
            WireKind::Active => " on",
            WireKind::Stranger => " stranger",
            WireKind::Outcome(verdict) => &format!(" {}", verdict.class()),
        };
        let _ = write!(
            svg,
            r#"<path class="wire{class}" vector-effect="non-scaling-stroke" d="{}"/>"#,
            wire.path
        );
    }
    svg.push_str("</g>");
}

fn card(svg: &mut String, node: &Node) {
    let (left, width) = (x(node.left), x(node.width) - MARGIN);
    let active = if node.active { " active" } else { "" };
    let _ = write!(
        svg,
        r#"<g><title>{}</title><rect class="card{active}" x="{left}" y="{}" width="{width}" height="{}" rx="6"/>"#,
        escaped(&format!("{}: {}", node.thing.kind, node.thing.title)),
        node.top,
        node.height,
    );
    // A letter is so wide in most fonts, tenths of a pixel.
    let fits = |letter: i32| usize::try_from((width - 20) * 10 / letter).unwrap_or_default();
    let middle = node.top + node.height / 2;
    let lines =
        [("title", &node.thing.title, middle - 3, 74), ("note", &node.thing.summary, middle + 13, 62)];
    for (class, line, y, letter) in lines {
        let shown = escaped(&shortened(line, fits(letter)));
        let _ = write!(svg, r#"<text class="{class}" x="{}" y="{y}">{shown}</text>"#, left + 10);
    }
    svg.push_str("</g>");
}

/// A sign where each wire of an outcome ends. Gives the verdicts that there are.
fn signs(svg: &mut String, map: &WorldMap) -> Vec<Verdict> {
    let mut verdicts = Vec::new();
    for wire in &map.wires {
        if let WireKind::Outcome(verdict) = wire.kind {
            sign(svg, verdict, x(wire.end.0), wire.end.1);
            if !verdicts.contains(&verdict) {
                verdicts.push(verdict);
            }
        }
    }
    verdicts
}

/// A tick, a bar or an empty circle: told apart without color.
pub(crate) fn sign(svg: &mut String, verdict: Verdict, x: i32, y: i32) {
    let inside = match verdict {
        Verdict::Allowed => "M-4 0l3 3 5-6",
        Verdict::ExplicitDeny => "M-4 0h8",
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
        let svg = svg(&document, "s1.AA");
        for part in [
            "ann",
            "PhotoAppRole",
            "photo-app-bucket",
            "Nobody calls",
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
